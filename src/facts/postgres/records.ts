import type { Measure } from '../../core/measure/plan.ts';
import type { Cell } from '../../core/measure/row.ts';
import { fail, ok, type Result } from '../../core/problem/problem.ts';
import { formatDay, formatMoment } from '../../core/quantity/day.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Column, Dataset } from '../../core/scheme/scheme.ts';
import type { FactRecord, RecordPage } from '../../port/fact-engine.ts';
import type { ShownRow } from './answers.ts';
import { readStored } from './batches.ts';
import { readCell, shownSql, termTypes } from './cell.ts';
import { byKey } from './fold.ts';
import { checkAttributes, queryContext, type Reading } from './measure.ts';
import { recordsStatement } from './query.ts';
import type { StoredBatch } from './source.ts';
import { rowsAlias } from './term.ts';
import { askFacts } from './transaction.ts';

const nothing: RecordPage = { columns: [], records: [], total: 0 };

/** What one measure counted for the one unit of the reading, in key order: at most `limit`, and how many there are. */
export async function readStoredRecords(
  reading: Reading,
  measure: Measure,
  limit: number,
): Promise<Result<RecordPage>> {
  const dataset = reading.scheme.datasets.find((each) => each.name === measure.dataset);
  if (dataset === undefined) return ok(nothing);
  const stored = await readStored(reading.client, reading.space, dataset, reading.at);
  if (!stored.ok) return stored;
  if (stored.value === null) return ok(nothing);
  const context = queryContext(reading, stored.value);
  const most = Math.max(0, Math.floor(limit));
  const tail = `ORDER BY ${byKey(dataset)} LIMIT ${most}`;
  const page = recordsStatement(measure, context, { columns: selected(dataset), tail });
  const count = recordsStatement(measure, context, { columns: 'count(*)::text', tail: '' });
  const problems = [...checkAttributes(reading), ...context.problems];
  if (problems.length > 0) return fail(...problems);
  const rows = await askFacts(reading.client, page, dataset.name);
  const total = await askFacts(reading.client, count, dataset.name);
  if (!rows.ok) return rows;
  if (!total.ok) return total;
  const batches = new Map(stored.value.batches.map((batch) => [batch.id, batch]));
  return ok({
    columns: dataset.columns.map((column) => column.name),
    records: rows.value.map((row) => recordOf(dataset, row, batches)),
    total: Number(total.value[0]?.[0]),
  });
}

function selected({ columns }: Dataset): string {
  const cells = columns.map((column, i) => shownSql(`${rowsAlias}.c${i}`, termTypes[column.type]));
  return [`${rowsAlias}.batch_id::text`, `${rowsAlias}.file`, `${rowsAlias}.line::text`, ...cells].join(', ');
}

function recordOf(
  dataset: Dataset,
  [id, file, line, ...shown]: ShownRow,
  batches: ReadonlyMap<string, StoredBatch>,
): FactRecord {
  const cells: Record<string, string | null> = Object.create(null);
  for (const [i, column] of dataset.columns.entries())
    cells[column.name] = cellText(column, readCell(shown[i] ?? null, termTypes[column.type]));
  const batch = batches.get(id ?? '');
  const { by = null, knownAt = null } = batch ?? {};
  return { cells, origin: { batch: batch?.batch ?? '', file: file ?? '', line: Number(line), by, knownAt } };
}

/** A cell as canonical text: the shortest exact decimal, ISO days and moments on the scheme's clock. */
function cellText(column: Column, cell: Cell): string | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell === 'object') return exactDecimal(cell);
  if (typeof cell === 'boolean') return String(cell);
  return column.type === 'moment' ? formatMoment(cell) : formatDay(cell);
}
