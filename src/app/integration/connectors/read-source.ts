import { readMysql } from './mysql.ts';
import { readPostgresql } from './postgresql.ts';
import type { Reading, SourceReader, SourceRow } from './rows.ts';
import type { Source, SourceKind, SourceOf } from './source.ts';
import { readCsvReply, readJson } from './web.ts';

const readers: { readonly [K in SourceKind]: SourceReader<SourceOf<K>> } = {
  postgresql: readPostgresql,
  mysql: readMysql,
  'http-json': readJson,
  'http-csv': readCsvReply,
};

/** A source's rows, one by one. */
export const readSource = (source: Source, reading: Reading): AsyncGenerator<SourceRow> =>
  (readers[source.kind] as SourceReader<Source>)(source, reading);
