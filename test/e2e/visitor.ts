import { randomUUID } from 'node:crypto';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Reply<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface Sent {
  readonly body?: unknown;
  /** Sent as it is, with its media type. */
  readonly bytes?: { readonly type: string; readonly content: string | Uint8Array };
  readonly revision?: number;
  /** One of its own for every request unless told. */
  readonly key?: string;
}

/** Somebody who uses the API as a browser does: keeps the cookie, says where the request comes from. */
export interface Visitor {
  /** The reply, whatever its status. */
  send<T = unknown>(method: Method, path: string, sent?: Sent): Promise<Reply<T>>;
  /** The reply's body; throws where the status is none of success, with what the server said. */
  ask<T = unknown>(method: Method, path: string, sent?: Sent): Promise<T>;
}

export function visit(origin: string): Visitor {
  const cookies = new Map<string, string>();
  const place = { origin };
  const send = async <T>(method: Method, path: string, sent: Sent = {}): Promise<Reply<T>> => {
    const body = sent.bytes?.content ?? (sent.body === undefined ? null : JSON.stringify(sent.body));
    const response = await fetch(`${place.origin}/api/v1${path}`, {
      method,
      headers: headersFor(place.origin, method, sent, cookies),
      body: body as NonNullable<RequestInit['body']> | null,
      redirect: 'manual',
    });
    for (const each of response.headers.getSetCookie()) keep(cookies, each);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      body: (json ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  };
  const visitor: Visitor = {
    send,
    async ask<T>(method: Method, path: string, sent: Sent = {}): Promise<T> {
      const reply = await send<T>(method, path, sent);
      if (reply.status < 300) return reply.body;
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    },
  };
  places.set(visitor, place);
  return visitor;
}

const places = new WeakMap<Visitor, { origin: string }>();

/** The server came back under another address: whoever was signed in still is. */
export function moveTo(visitor: Visitor, origin: string): void {
  const place = places.get(visitor);
  if (place !== undefined) place.origin = origin;
}

function headersFor(
  origin: string,
  method: Method,
  sent: Sent,
  cookies: ReadonlyMap<string, string>,
): Record<string, string> {
  const type = sent.bytes?.type ?? (sent.body === undefined ? null : 'application/json');
  return {
    origin,
    ...(cookies.size === 0
      ? {}
      : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    ...(type === null ? {} : { 'content-type': type }),
    ...(method === 'POST' ? { 'idempotency-key': sent.key ?? randomUUID() } : {}),
    ...(sent.revision === undefined ? {} : { 'if-match': `"${sent.revision}"` }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}
