import { type Problem, problem } from '../../../core/problem/problem.ts';
import type { Dataset } from '../../../core/scheme/scheme.ts';
import { parseCell } from '../../../core/scheme/typed-cell.ts';
import type { SourceRow } from './rows.ts';
import type { Mapping } from './source.ts';

/** Cells by the dataset's columns, as text; null is blank. */
export type MappedRow = Readonly<Record<string, string | null>>;

/** What is wrong with a mapping onto a dataset: strange, repeated and missing columns. */
export function mappingProblems(dataset: Dataset, mapping: Mapping): readonly Problem[] {
  const columns = dataset.columns.map((column) => column.name);
  const mapped = mapping.map((each) => each.column);
  const known = columns.join('、');
  return [
    ...mapped
      .filter((column) => !columns.includes(column))
      .map((column) => problem('connector-column-unknown', { dataset: dataset.name, column, known })),
    ...mapped
      .filter((column, i) => mapped.indexOf(column) !== i)
      .map((column) => problem('connector-column-repeated', { column })),
    ...dataset.columns
      .filter((column) => !column.optional && !mapped.includes(column.name))
      .map((column) => problem('connector-column-missing', { column: column.name })),
  ];
}

/** A source's row in the dataset's columns; the names that are not in it otherwise. */
export function mapRow(row: SourceRow, mapping: Mapping): MappedRow | readonly Problem[] {
  const missing = mapping.filter((each) => !row.has(each.from));
  const found = [...row.keys()].slice(0, 50).join('、');
  if (missing.length > 0)
    return missing.map((each) => problem('connector-source-column-missing', { column: each.from, found }));
  return Object.fromEntries(mapping.map(({ column, from }) => [column, row.get(from) ?? null]));
}

/** What would be refused of a row, as a batch would refuse it. */
export const cellProblems = (dataset: Dataset, row: MappedRow, zoneMinutes: number): readonly Problem[] =>
  dataset.columns.flatMap((column) => {
    const cell = parseCell(column, row[column.name] ?? '', zoneMinutes);
    return cell.ok ? [] : [cell.problem];
  });
