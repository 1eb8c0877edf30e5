import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import { problem } from '../../../core/problem/problem.ts';
import { reasonOf } from '../guard/request.ts';
import type { PinnedPlace } from '../guard/resolve.ts';
import { placeOf, zoneText } from './place.ts';
import { bindQuery } from './query.ts';
import { type Reading, SourceFault, type SourceReader, type SourceRow } from './rows.ts';
import type { SourceOf } from './source.ts';

type Source = SourceOf<'postgresql'>;

const rowsAtOnce = 1_000;
const connectMilliseconds = 10_000;
const booleanType = 16;
const momentType = 1184;

/** Rows of a PostgreSQL query, through a cursor in a transaction that can only read. */
export const readPostgresql: SourceReader<Source> = async function* (source, reading) {
  const bound = bindQuery(source.query, reading.since, (n) => `$${n}`);
  if (!bound.ok) throw new SourceFault(...bound.problems);
  const place = await placeOf(source, reading);
  const client = await connect(source, place, reading);
  const stop = (): void => void client.end().catch(() => undefined);
  reading.signal.addEventListener('abort', stop, { once: true });
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL TIME ZONE INTERVAL '${zoneText(reading.zoneMinutes)}' HOUR TO MINUTE`);
    await client.query(`SET LOCAL datestyle = 'ISO, YMD'`);
    // The extended protocol takes one statement only, whatever the text holds.
    const declared = {
      text: `DECLARE pull NO SCROLL CURSOR FOR ${bound.value.text}`,
      values: [...bound.value.values],
    };
    await client.query({ ...declared, queryMode: 'extended' } as pg.QueryConfig);
    yield* fetchRows(client);
  } catch (error) {
    throw faultOf(error, place.host);
  } finally {
    reading.signal.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
  }
};

async function connect(source: Source, place: PinnedPlace, { secret }: Reading): Promise<pg.Client> {
  const { database, user, seconds } = source;
  const client = new pg.Client({
    host: place.address,
    port: place.port,
    database,
    user,
    // Without one, the library would look for a file of passwords.
    password: secret ?? '',
    ssl: tlsOf(source, place),
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: seconds * 1000,
    query_timeout: seconds * 1000,
    application_name: 'zhunsheng',
    options: '-c default_transaction_read_only=on',
    types: { getTypeParser: (type: number) => textOf[type] ?? asIs },
  });
  client.on('error', () => undefined);
  await client.connect().catch(async (error: unknown) => {
    await client.end().catch(() => undefined);
    throw faultOf(error, place.host);
  });
  return client;
}

function tlsOf({ tls, authority }: Source, { host }: PinnedPlace): ConnectionOptions | false {
  if (tls === 'off') return false;
  return {
    ...(isIP(host) !== 0 ? {} : { servername: host }),
    ...(authority === null ? {} : { ca: authority }),
  };
}

const asIs = (text: string): string => text;
/** Texts of a few types, as cells are read. */
const textOf: Readonly<Record<number, (text: string) => string>> = {
  [booleanType]: (text) => (text === 't' ? 'true' : 'false'),
  [momentType]: (text) => text.replace(/([+-]\d{2})$/, '$1:00'),
};

async function* fetchRows(client: pg.Client): AsyncGenerator<SourceRow> {
  for (;;) {
    const found = await client.query<(string | null)[]>({
      text: `FETCH ${rowsAtOnce} FROM pull`,
      rowMode: 'array',
    });
    const names = found.fields.map((field) => field.name);
    for (const row of found.rows) yield new Map(names.map((name, i) => [name, row[i] ?? null]));
    if (found.rows.length < rowsAtOnce) return;
  }
}

/** What the server says of a query is the office's own to read; of a connection, only its code. */
function faultOf(error: unknown, host: string): unknown {
  if (error instanceof SourceFault) return error;
  if (error instanceof pg.DatabaseError)
    return new SourceFault(problem('connector-source-failed', { reason: `${error.code} ${error.message}` }));
  return new SourceFault(problem('remote-unreachable', { host, reason: reasonOf(error) }));
}
