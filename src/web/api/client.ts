/** What the server says when it refuses: RFC 9457, with the problem's own code. */
export interface ProblemReply {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  /** Everything that is wrong, one by one. */
  readonly problems?: readonly {
    readonly what: string;
    readonly fix: string;
    readonly at: { readonly line: number | null } | null;
  }[];
  /** What stands there now, where somebody else was faster. */
  readonly current?: unknown;
}

/** A reply that is not a success. `reply` is null when the server could not be reached. */
export class Refusal extends Error {
  readonly status: number;
  readonly reply: ProblemReply | null;
  constructor(status: number, reply: ProblemReply | null) {
    super(reply?.detail ?? reply?.title ?? String(status));
    this.status = status;
    this.reply = reply;
  }
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: unknown;
  /** Bytes sent as they are, with their media type. */
  readonly file?: Blob;
  /** The revision the change started from. */
  readonly revision?: number;
  readonly signal?: AbortSignal;
}

/** Asks `/api/v1` and gives the reply's JSON (undefined for none). Throws a `Refusal`. */
export async function ask<T>(path: string, asked: Ask = {}): Promise<T> {
  const { method = 'GET', signal } = asked;
  const init: RequestInit = { method, headers: headersOf(asked), credentials: 'same-origin' };
  if (asked.file !== undefined) init.body = asked.file;
  else if (asked.body !== undefined) init.body = JSON.stringify(asked.body);
  if (signal !== undefined) init.signal = signal;
  const response = await fetch(addressOf(path, asked.query), init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refusal(0, null);
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  throw new Refusal(response.status, await problemOf(response));
}

/** The address of a route, for links and downloads. */
export function addressOf(path: string, query: Ask['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
  return `/api/v1${path}${given.length === 0 ? '' : `?${search}`}`;
}

function headersOf({ method = 'GET', body, file, revision }: Ask): Headers {
  const headers = new Headers({
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang,
  });
  if (file !== undefined) headers.set('Content-Type', file.type || 'application/octet-stream');
  else if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (method === 'POST') headers.set('Idempotency-Key', crypto.randomUUID());
  if (revision !== undefined) headers.set('If-Match', `"${revision}"`);
  return headers;
}

async function problemOf(response: Response): Promise<ProblemReply | null> {
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? ((await response.json()) as ProblemReply) : null;
}
