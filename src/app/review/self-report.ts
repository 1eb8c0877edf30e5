import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Dataset, Unit } from '../../core/scheme/scheme.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import type { Row } from '../../port/store-review.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { readersFor } from './readers.ts';

/** A dataset for which a unit can hand something in. */
export interface SelfReport {
  readonly dataset: Dataset;
  readonly unit: Unit;
  /** False: the lead judges it, and the unit hands in a note and evidence only. */
  readonly takesRows: boolean;
}

/** Whether the unit is asked for the dataset, or may give evidence for its judgement. */
export function findSelfReport(open: OpenCampaign, name: string, unitId: string): Result<SelfReport> {
  const unit = open.units.find((each) => each.unit === unitId);
  const dataset = open.scheme.datasets.find((each) => each.name === name);
  if (unit === undefined || dataset === undefined || readersFor(open.scheme, name, unit.kind).length === 0)
    return fail(problem('unit-not-assessed', { unit: unit?.name ?? unitId, what: name }));
  const takesRows = dataset.providedBy === 'unit';
  if (takesRows || (dataset.kind === 'judgement' && dataset.providedBy === 'lead'))
    return ok({ dataset, unit, takesRows });
  return fail(problem('submission-dataset-wrong', { dataset: name }));
}

/** The rows with all columns of the dataset and the unit's own id in its column, whatever stood there was the same. */
export function fitRows(
  { dataset, unit, takesRows }: SelfReport,
  rows: readonly Row[],
): Result<readonly Row[]> {
  if (!takesRows)
    return rows.length === 0 ? ok([]) : fail(problem('submission-rows-not-taken', { dataset: dataset.name }));
  const problems = rows.flatMap((row, i) => [
    ...strangeColumns(dataset, row, i + 1),
    ...otherUnit(dataset, unit, row, i + 1),
  ]);
  if (problems.length > 0) return fail(...problems);
  return ok(rows.map((row) => fitRow(dataset, row, { [dataset.unit]: unit.unit })));
}

/** A row with every column of the dataset: blank where it had none, and what is given over what it had. */
export const fitRow = (dataset: Dataset, row: Row, given: Row): Row =>
  Object.fromEntries(
    dataset.columns.map(({ name }) => [
      name,
      given[name] ?? (Object.hasOwn(row, name) ? blankless(row[name]) : null),
    ]),
  );

const blankless = (cell: string | null | undefined): string | null =>
  cell == null || cell.trim() === '' ? null : cell;

function strangeColumns(dataset: Dataset, row: Row, number: number): readonly Problem[] {
  const known = new Set(dataset.columns.map((column) => column.name));
  return Object.keys(row)
    .filter((column) => !known.has(column))
    .map((column) =>
      problem('submission-column-unknown', { row: String(number), column, dataset: dataset.name }),
    );
}

function otherUnit(dataset: Dataset, unit: Unit, row: Row, number: number): readonly Problem[] {
  const given = blankless(Object.hasOwn(row, dataset.unit) ? row[dataset.unit] : null);
  return given === null || given.trim() === unit.unit
    ? []
    : [problem('submission-unit-other', { row: String(number), unit: given })];
}

/** Everything wrong with the cells of fitted rows, and keys that occur twice. A problem's line is the row, from 1. */
export function checkRows(dataset: Dataset, rows: readonly Row[], zoneMinutes: number): readonly Problem[] {
  const cells = rows.flatMap((row, i) => {
    const at = { file: dataset.name, line: i + 1, column: null };
    return dataset.columns.flatMap((column) => {
      const cell = parseCell(column, row[column.name] ?? '', zoneMinutes, at);
      return cell.ok ? [] : [cell.problem];
    });
  });
  return [...cells, ...repeatedKeys(dataset, rows)];
}

/** One text for a row's key. */
export const keyOf = (dataset: Dataset, row: Row): string =>
  JSON.stringify(dataset.key.map((column) => row[column]?.trim() ?? null));

function repeatedKeys(dataset: Dataset, rows: readonly Row[]): readonly Problem[] {
  const seen = new Set<string>();
  return rows.flatMap((row, i) => {
    const key = keyOf(dataset, row);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const named = dataset.key.map((column) => row[column] ?? '').join(' / ');
    return [problem('submission-key-repeated', { row: String(i + 1), key: named })];
  });
}
