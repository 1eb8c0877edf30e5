import {
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
} from '@duckdb/node-api';
import type { Problem } from '../../core/problem/problem.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import type { Reject } from '../../port/fact-engine.ts';
import { storedType } from '../duckdb/column-type.ts';
import { cellReader } from './cell-reader.ts';
import { limits } from './limits.ts';
import type { RefillableSource, TextSource } from './text-source.ts';

/** What to append where. `positions[i]` is the place of `columns[i]` in the source, −1 when it is absent. */
export interface AppendSettings {
  readonly dataset: string;
  readonly file: string;
  /** The file's number in the staging table. */
  readonly fileNumber: number;
  readonly columns: readonly Column[];
  readonly positions: readonly number[];
  readonly zoneMinutes: number;
  readonly signal: AbortSignal | null;
}

export interface Appended {
  readonly rows: number;
  readonly rejectedRows: number;
  readonly rejects: readonly Reject[];
  /** Why reading stopped before the end, if it did. */
  readonly failure: Problem | null;
}

const chunkRows = 2048;
const rowsBetweenBreaths = 32 * chunkRows;

/** Types every row of the source and appends the good ones; the others come back, each with its reasons. */
export async function appendRows(
  source: TextSource | RefillableSource,
  appender: DuckDBAppender,
  settings: AppendSettings,
): Promise<Appended> {
  const row = rowReader(source, settings);
  const chunks = chunkWriter(appender, settings);
  const rejects: Reject[] = [];
  let [rows, rejectedRows, seen] = [0, 0, 0];
  while (rejectedRows <= limits.rejects && rows <= limits.rows && (await advance(source))) {
    const refused = row(chunks.cells);
    if (refused === null) {
      chunks.keep(source.line());
      rows++;
    } else {
      rejects.push(...refused);
      rejectedRows++;
    }
    if (++seen % rowsBetweenBreaths === 0) {
      await new Promise(setImmediate);
      settings.signal?.throwIfAborted();
    }
  }
  chunks.flush();
  return { rows, rejectedRows, rejects, failure: source.failure() };
}

// Not `async`: a promise a row would cost more than reading the row.
function advance(source: TextSource | RefillableSource): boolean | Promise<boolean> {
  if (source.next()) return true;
  if (!('refill' in source)) return false;
  return source.refill().then((more) => more && source.next());
}

/** Puts the current row's cells into `into`; null when all are good, else the reasons against it. */
function rowReader(
  source: TextSource,
  settings: AppendSettings,
): (into: DuckDBValue[]) => readonly Reject[] | null {
  const { columns, positions, zoneMinutes, dataset, file } = settings;
  const readers = columns.map((column) => cellReader(column, zoneMinutes));
  return (into) => {
    const refusal = source.refusal();
    if (refusal !== null)
      return [{ dataset, file, line: source.line(), column: null, cell: null, problem: refusal }];
    let rejects: Reject[] | null = null;
    for (let i = 0; i < readers.length; i++) {
      const position = positions[i] ?? -1;
      const text = position < 0 ? '' : source.cell(position);
      const read = readers[i]?.(text);
      if (read?.ok === true) into[i] = read.value;
      else if (read !== undefined) rejects = [...(rejects ?? []), cellReject(i, text, read.problem)];
    }
    return rejects;
  };

  function cellReject(i: number, text: string, problem: Problem): Reject {
    const column = columns[i]?.name ?? null;
    return { dataset, file, line: source.line(), column, cell: text.slice(0, 200), problem };
  }
}

interface ChunkWriter {
  /** The row being read. */
  readonly cells: DuckDBValue[];
  /** Takes the row being read into the chunk. */
  readonly keep: (line: number) => void;
  readonly flush: () => void;
}

function chunkWriter(appender: DuckDBAppender, settings: AppendSettings): ChunkWriter {
  const types: readonly DuckDBType[] = [...settings.columns.map(storedType), INTEGER, INTEGER];
  const stored = types.map((): DuckDBValue[] => []);
  const width = settings.columns.length;
  const cells: DuckDBValue[] = [];
  let count = 0;
  return { cells, keep, flush };

  function keep(line: number): void {
    for (let i = 0; i < width; i++) (stored[i] as DuckDBValue[])[count] = cells[i] ?? null;
    (stored[width] as DuckDBValue[])[count] = line;
    (stored[width + 1] as DuckDBValue[])[count] = settings.fileNumber;
    if (++count === chunkRows) flush();
  }

  function flush(): void {
    if (count === 0) return;
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [i, values] of stored.entries()) {
      values.length = count;
      chunk.setColumnValues(i, values);
    }
    appender.appendDataChunk(chunk);
    count = 0;
  }
}
