import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Measure, Standpoint } from '../../core/measure/plan.ts';
import type { Cell } from '../../core/measure/row.ts';
import { fail, ok, type Result } from '../../core/problem/problem.ts';
import { formatDay, formatMoment } from '../../core/quantity/day.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Column, Dataset, Unit } from '../../core/scheme/scheme.ts';
import type { FactRecord, RecordOrigin, RecordPage } from '../../port/fact-engine.ts';
import { hashFile } from '../batch/hash-file.ts';
import { type QueryContext, recordsSql } from '../sql/query.ts';
import { identifier, text } from '../sql/quote.ts';
import { orderColumn, tracedSourceSql } from '../sql/source.ts';
import { rowsAlias, startCompilation } from '../sql/term.ts';
import { cellOf } from './column-type.ts';
import { partsKnown, type StoredDataset } from './delivered.ts';
import { problemOf } from './engine-error.ts';
import { prepareConnection, queryContext, type Store } from './measure.ts';

/** What one measure counted for one unit, in key order: at most `limit` records, and how many there are. */
export async function readRecords(
  store: Store,
  connection: DuckDBConnection,
  request: {
    readonly measure: Measure;
    readonly unit: Unit;
    readonly at: Standpoint;
    readonly limit: number;
  },
): Promise<Result<RecordPage>> {
  const { measure, unit, at, limit } = request;
  const context = queryContext(store, measure.dataset, at);
  const stored = store.datasets.get(measure.dataset);
  if (context === null || stored === undefined) return ok({ columns: [], records: [], total: 0 });
  const traced = tracedContext(store, stored, context);
  const found = startCompilation();
  const sql = (columns: string, tail: string) =>
    recordsSql(measure, traced, found, { columns, unit: text(unit.unit), tail });
  const [page, count] = [
    sql(selected(stored.dataset), orderAndLimit(stored.dataset, limit)),
    sql('count(*)', ''),
  ];
  if (found.problems.length > 0) return fail(...found.problems);
  const problems = await prepareConnection(store.scheme, connection, [unit], found);
  if (problems.length > 0) return fail(...problems);
  try {
    const rows = (await connection.runAndReadAll(page)).getRows();
    const total = Number((await connection.runAndReadAll(count)).getRows()[0]?.[0] ?? 0);
    const origin = await originReader(stored);
    const columns = stored.dataset.columns.map((column) => column.name);
    return ok({ columns, records: rows.map((row) => recordOf(stored.dataset, row, origin)), total });
  } catch (error) {
    return fail(problemOf(error, measure.dataset));
  }
}

function tracedContext(store: Store, stored: StoredDataset, context: QueryContext): QueryContext {
  const parts = partsKnown(store.folder, stored, context.at);
  if (parts === null) return context;
  return { ...context, source: tracedSourceSql(stored.dataset, parts, stored.plain?.file ?? '') };
}

function selected(dataset: Dataset): string {
  const names = [...dataset.columns.map((column) => column.name), '_line', '_file', orderColumn];
  return names.map((name) => `${rowsAlias}.${identifier(name)}`).join(', ');
}

const orderAndLimit = (dataset: Dataset, limit: number): string =>
  `ORDER BY ${dataset.key.map((name) => `${rowsAlias}.${identifier(name)} NULLS FIRST`).join(', ')} LIMIT ${Math.max(0, Math.floor(limit))}`;

type ReadOrigin = (line: DuckDBValue, file: DuckDBValue, order: DuckDBValue) => RecordOrigin;

function recordOf(dataset: Dataset, row: readonly DuckDBValue[], origin: ReadOrigin): FactRecord {
  const cells: Record<string, string | null> = Object.create(null);
  for (const [i, column] of dataset.columns.entries())
    cells[column.name] = cellText(column, cellOf(row[i] ?? null));
  const width = dataset.columns.length;
  return { cells, origin: origin(row[width] ?? null, row[width + 1] ?? null, row[width + 2] ?? null) };
}

/** A cell as canonical text: the shortest exact decimal, ISO days and moments on the scheme's clock. */
function cellText(column: Column, cell: Cell): string | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell === 'object') return exactDecimal(cell);
  if (typeof cell === 'boolean') return String(cell);
  return column.type === 'moment' ? formatMoment(cell) : formatDay(cell);
}

async function originReader(stored: StoredDataset): Promise<ReadOrigin> {
  const plainHash = stored.plain === null ? '' : await hashFile(stored.plain.path);
  const commits = new Map(stored.commits.map((commit) => [commit.sequence, commit]));
  return (line, file, order) => {
    const commit = commits.get(Number(order));
    return {
      batch: commit?.batch ?? plainHash,
      file: String(file ?? ''),
      line: Number(line),
      by: commit?.by ?? null,
      knownAt: commit?.knownAt ?? null,
    };
  };
}
