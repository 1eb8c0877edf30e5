import type { Route } from '../../src/api/route.ts';
import type { Person } from './people.ts';
import type { Asked } from './sample.ts';
import type { World } from './world.ts';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** The code of a problem; null for another reply. */
  readonly code: string | null;
  /** What was asked, to tell what the caller knew before. */
  readonly sent: string;
}

let count = 0;

/** How many requests were made in this process. */
export const requestsMade = (): number => count;

/** Sends a request as somebody, each from another address, so that limits by address do not count. */
export async function ask(
  { app }: Pick<World, 'app'>,
  route: Route,
  person: Person | null,
  asked: Asked,
  stream = false,
): Promise<Reply> {
  count += 1;
  const url = urlOf(route, asked);
  const reply = await app.inject({
    method: route.method,
    url,
    remoteAddress: `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
    headers: headersOf(person, asked),
    payloadAsStream: stream,
    ...payloadOf(asked),
  });
  if (stream && reply.statusCode < 300) {
    reply.stream().destroy();
    return { status: reply.statusCode, text: '', code: null, sent: url };
  }
  const text = stream ? await textOf(reply.stream()) : reply.payload;
  const isProblem = String(reply.headers['content-type']).startsWith('application/problem+json');
  const sent = `${decodeURIComponent(url)} ${JSON.stringify(asked.body ?? null)}`;
  return { status: reply.statusCode, text, code: isProblem ? codeOf(text) : null, sent };
}

const codeOf = (text: string): string => String((JSON.parse(text) as { code?: unknown }).code);

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The address of a route with its names filled in. */
export function urlOf({ path }: Pick<Route, 'path'>, { params = {}, query }: Asked): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return `/api/v1${filled}${query === undefined ? '' : `?${new URLSearchParams(query)}`}`;
}

const headersOf = (person: Person | null, { type, revision }: Asked): Record<string, string> => ({
  ...person?.headers,
  ...(type === undefined ? {} : { 'content-type': type }),
  ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
});

const payloadOf = ({ body, content }: Asked): { payload?: string | Buffer | object } => {
  if (content !== undefined) return { payload: content };
  return body === undefined ? {} : { payload: body as object };
};
