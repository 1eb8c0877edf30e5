import { connect as connectSocket, type Socket } from 'node:net';
import { type Connection, createConnection } from 'mysql2';
import { problem } from '../../../core/problem/problem.ts';
import { reasonOf } from '../guard/request.ts';
import type { PinnedPlace } from '../guard/resolve.ts';
import { placeOf, zoneText } from './place.ts';
import { bindQuery } from './query.ts';
import { type Reading, SourceFault, type SourceReader, type SourceRow } from './rows.ts';
import type { SourceOf } from './source.ts';

type Source = SourceOf<'mysql'>;

const connectMilliseconds = 10_000;

/** Rows of a MySQL or MariaDB query, as they come, in a transaction that can only read. */
export const readMysql: SourceReader<Source> = async function* (source, reading) {
  const bound = bindQuery(source.query, reading.since, () => '?');
  if (!bound.ok) throw new SourceFault(...bound.problems);
  const place = await placeOf(source, reading);
  // The address that was checked; the name in the options is only what the certificate must be for.
  const socket = connectSocket({ host: place.address, port: place.port });
  const connection = open(source, place, reading, socket);
  // The library's own way to end leaves the server at work.
  const stop = (): void => void socket.destroy(new Error('stopped'));
  reading.signal.addEventListener('abort', stop, { once: true });
  try {
    await say(connection, `SET SESSION time_zone = '${zoneText(reading.zoneMinutes)}'`);
    await say(connection, 'SET SESSION TRANSACTION READ ONLY');
    await say(connection, 'START TRANSACTION READ ONLY');
    yield* stream(connection, bound.value.text, [...bound.value.values]);
  } catch (error) {
    throw faultOf(error, place.host);
  } finally {
    reading.signal.removeEventListener('abort', stop);
    socket.destroy();
  }
};

function open(source: Source, place: PinnedPlace, { secret }: Reading, socket: Socket): Connection {
  const { database, user, tls, authority } = source;
  const connection = createConnection({
    host: place.host,
    stream: () => socket,
    database,
    user,
    password: secret ?? '',
    connectTimeout: connectMilliseconds,
    charset: 'utf8mb4',
    multipleStatements: false,
    // A server may not ask for files of this machine.
    flags: ['-LOCAL_FILES'],
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    ...(tls === 'off'
      ? {}
      : {
          ssl: {
            rejectUnauthorized: true,
            verifyIdentity: true,
            ...(authority === null ? {} : { ca: authority }),
          },
        }),
  });
  connection.on('error', () => undefined);
  return connection;
}

const say = (connection: Connection, statement: string): Promise<void> =>
  new Promise((done, failed) => {
    connection.query(statement, (error) => (error === null ? done() : failed(error)));
  });

async function* stream(connection: Connection, text: string, values: string[]): AsyncGenerator<SourceRow> {
  const rows = connection.execute({ sql: text, values }).stream({ highWaterMark: 500 });
  // A connection that breaks is not told to a command that streams.
  connection.on('error', (error) => rows.destroy(error));
  for await (const row of rows as AsyncIterable<Record<string, unknown>>)
    yield new Map(Object.entries(row).map(([name, value]) => [name, textOf(name, value)]));
}

function textOf(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (Buffer.isBuffer(value))
    throw new SourceFault(problem('connector-row-invalid', { row: '1', reason: name }));
  return JSON.stringify(value);
}

/** What the server says of a query is the office's own to read; of a connection, only its code. */
function faultOf(error: unknown, host: string): unknown {
  if (error instanceof SourceFault) return error;
  if (error instanceof Error && 'sqlState' in error && 'errno' in error)
    return new SourceFault(
      problem('connector-source-failed', { reason: `${String(error.errno)} ${error.message}` }),
    );
  return new SourceFault(problem('remote-unreachable', { host, reason: reasonOf(error) }));
}
