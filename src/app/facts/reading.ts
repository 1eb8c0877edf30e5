import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Dataset, Unit } from '../../core/scheme/scheme.ts';
import type { Reading } from '../../facts/staging.ts';

/** Other names of columns as somebody gave them: header of the file → column of the dataset. */
export type AskedMapping = Readonly<Record<string, string>>;

const plain = (text: string): string => text.trim().normalize('NFC');

/** The mapping by header, trimmed. Problem: a column that the dataset does not have. */
export function checkMapping(dataset: Dataset, asked: AskedMapping): Result<ReadonlyMap<string, string>> {
  const columns = dataset.columns.map((each) => each.name);
  const wrong = Object.values(asked).filter((column) => !columns.includes(column));
  if (wrong.length === 0)
    return ok(new Map(Object.entries(asked).map(([own, column]) => [plain(own), column])));
  const known = { dataset: dataset.name, columns: columns.join('、') };
  return fail(...wrong.map((column) => problem('mapping-column-unknown', { column, ...known })));
}

/** How a file is read: by remembered and given names of columns, and with units by id or by a name only one bears. */
export function readingOf(
  dataset: Dataset,
  units: readonly Unit[],
  remembered: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, string>,
): Reading {
  const own = new Set(dataset.columns.map((each) => each.name));
  // A column's own name never stands for another; a remembered column may be gone from the scheme.
  const columns = [...remembered, ...given].filter(([header, column]) => !own.has(header) && own.has(column));
  const ids = new Set(units.map((each) => each.unit));
  const names = units.filter(
    ({ name }) => !ids.has(name) && units.filter((each) => each.name === name).length === 1,
  );
  return {
    columns: new Map(columns),
    unit: dataset.unit,
    units: new Map(names.map(({ name, unit }) => [plain(name), unit])),
  };
}
