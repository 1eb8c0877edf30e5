import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { AmendingRows } from '../../port/store-decision.ts';
import type { Row } from '../../port/store-review.ts';
import { readersOf } from '../review/readers.ts';
import { checkRows, fitRow } from '../review/self-report.ts';
import type { LoadedAppeal } from './load-appeal.ts';

/** Most rows of one amendment. */
export const mostAmendingRows = 1_000;

/**
 * The rows as they would be committed: all about the unit that appeals, of a dataset the item reads, every cell good;
 * for `retract` the key alone.
 */
export function fitProposal(loaded: LoadedAppeal, proposal: AmendingRows): Result<AmendingRows> {
  const { open, indicator, unit } = loaded;
  const { action, rows } = proposal;
  const reads = readersOf(open.scheme).some(
    (each) => each.indicator.id === indicator.id && each.dataset === proposal.dataset,
  );
  const dataset = open.scheme.datasets.find((each) => each.name === proposal.dataset);
  if (!reads || dataset === undefined) return fail(unfit(loaded, proposal, 1));
  if (rows.length === 0) return fail(problem('appeal-proposal-missing', {}));
  const faults = rows.flatMap((row, i) => [
    ...(isOf(dataset, row, unit.unit) ? [] : [unfit(loaded, proposal, i + 1)]),
    ...strangeColumns(dataset, row, i + 1),
  ]);
  if (faults.length > 0) return fail(...faults);
  const fitted = rows.map((row) => fitRow(dataset, row, { [dataset.unit]: unit.unit }));
  if (action === 'retract') return ok({ ...proposal, rows: fitted.map((row) => keyCells(dataset, row)) });
  const wrong = checkRows(dataset, fitted, open.scheme.zoneMinutes);
  return wrong.length > 0 ? fail(...wrong) : ok({ ...proposal, rows: fitted });
}

function isOf(dataset: Dataset, row: Row, unit: string): boolean {
  const given = Object.hasOwn(row, dataset.unit) ? row[dataset.unit] : null;
  return given == null || given.trim() === '' || given.trim() === unit;
}

const keyCells = (dataset: Dataset, row: Row): Row =>
  Object.fromEntries(dataset.key.map((name) => [name, row[name] ?? null]));

function strangeColumns(dataset: Dataset, row: Row, number: number): readonly Problem[] {
  return Object.keys(row)
    .filter((column) => !dataset.columns.some(({ name }) => name === column))
    .map((column) =>
      problem('submission-column-unknown', { row: String(number), column, dataset: dataset.name }),
    );
}

const unfit = ({ unit }: LoadedAppeal, { dataset }: AmendingRows, row: number): Problem =>
  problem('appeal-proposal-unfit', { dataset, row: String(row), unit: unit.name });
