import { fail, problem, type Result } from '../../../core/problem/problem.ts';
import { readCsv } from '../../../facts/load/csv.ts';
import { type GuardedReply, guardedRequest } from '../guard/request.ts';
import { parseExactly } from './exact-json.ts';
import { type Reading, SourceFault, type SourceReader, type SourceRow } from './rows.ts';
import type { SourceOf } from './source.ts';

const longestReply = 128 * 1024 ** 2;
const redirects = 3;

/** Rows of a list in a JSON reply. */
export const readJson: SourceReader<SourceOf<'http-json'>> = async function* (source, reading) {
  const body = await fetchText(source, reading);
  const parsed = parseExactly(body);
  const list = parsed === null ? null : listAt(parsed.value, source.items);
  if (list === null) throw new SourceFault(problem('connector-items-missing', { path: source.items || '—' }));
  for (const [i, item] of list.entries()) yield rowOf(item, i + 1);
};

/** Rows of a CSV reply, its first line being their names. */
export const readCsvReply: SourceReader<SourceOf<'http-csv'>> = async function* (source, reading) {
  const host = new URL(source.url).host;
  const rows = readCsv(Buffer.from(await fetchText(source, reading), 'utf8'), host);
  if (rows === null) return;
  for (let n = 1; rows.next(); n++) {
    const refusal = rows.refusal();
    if (refusal !== null)
      throw new SourceFault(problem('connector-row-invalid', { row: String(n), reason: refusal.code }));
    yield new Map(rows.header.map((name, i) => [name.trim(), blankAsNull(rows.cell(i))]));
  }
  const failure = rows.failure();
  if (failure !== null) throw new SourceFault(failure);
};

const blankAsNull = (text: string): string | null => (text === '' ? null : text);

type WebSource = SourceOf<'http-json'> | SourceOf<'http-csv'>;

async function fetchText(source: WebSource, reading: Reading): Promise<string> {
  const answered = await ask(source, reading);
  if (!answered.ok) throw new SourceFault(...answered.problems);
  const { status, body } = answered.value;
  const host = URL.canParse(source.url) ? new URL(source.url).host : source.url;
  if (status !== 200) throw new SourceFault(problem('remote-refused', { host, status: String(status) }));
  return decode(body);
}

function ask(source: WebSource, { since, secret, guard, signal }: Reading): Promise<Result<GuardedReply>> {
  const asksSince = source.url.includes('{since}');
  if (asksSince && since === null)
    return Promise.resolve(fail(problem('connector-query-invalid', { reason: '{since}' })));
  const request = {
    url: source.url.replaceAll('{since}', encodeURIComponent(since ?? '')),
    method: 'GET' as const,
    headers: {
      accept: 'application/json, text/csv',
      ...(secret === null ? {} : { [source.header]: secret }),
    },
    body: null,
    redirects,
    seconds: source.seconds,
    limit: longestReply,
  };
  return guardedRequest(request, { ...guard, signal, authority: source.authority });
}

/** UTF-8 or else GB18030; a reply that is neither is refused. */
function decode(body: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(body);
    } catch {
      // The next encoding is tried.
    }
  throw new SourceFault(problem('connector-row-invalid', { row: '1', reason: 'UTF-8, GB18030' }));
}

function listAt(value: unknown, path: string): readonly unknown[] | null {
  let at = value;
  for (const name of path === '' ? [] : path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return null;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return Array.isArray(at) ? at : null;
}

function rowOf(item: unknown, row: number): SourceRow {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new SourceFault(problem('connector-row-invalid', { row: String(row), reason: '{ ?' }));
  return new Map(Object.entries(item).map(([name, value]) => [name, cellOf(value)]));
}

/** What lies deeper is given as its own JSON. */
function cellOf(value: unknown): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}
