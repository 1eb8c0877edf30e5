import { join } from 'node:path';
import type { Cell } from '../core/measure/row.ts';
import { fail, hasErrors, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import type { Column, Scheme, Unit } from '../core/scheme/scheme.ts';
import { parseCell } from '../core/scheme/typed-cell.ts';
import { exists } from './batch/committed.ts';
import { unitsFile } from './folder.ts';
import { matchHeader } from './load/header.ts';
import { openSource } from './load/open-source.ts';
import type { TextSource } from './load/text-source.ts';

/**
 * The units to assess: `units.csv` of the facts folder where there is one, in its order, else the scheme's own.
 * Attributes may always be blank (not known); a blank or absent cohort is the kind, as in the scheme's own units.csv. Any row that is not good is an error: a roster is never half taken.
 */
export async function readUnits(scheme: Scheme, folder: string): Promise<Result<readonly Unit[]>> {
  const path = join(folder, unitsFile);
  if (!(await exists(path))) return ok(scheme.units);
  const columns = unitColumns(scheme);
  const names = columns.map((column) => column.name);
  const source = await openSource(path, { dataset: 'units', columns: names, connection: null });
  if ('code' in source) return fail(source);
  const match = matchHeader(source.header, columns, unitsFile);
  const failure = source.failure();
  if (failure !== null || hasErrors(match.problems))
    return fail(...(failure === null ? match.problems : [failure]));
  const { units, problems } = readRows(source, columns, match.positions, scheme);
  const all = [...match.problems, ...problems];
  return hasErrors(all) ? fail(...all) : ok(units, all);
}

function unitColumns(scheme: Scheme): readonly Column[] {
  const text = (name: string, optional: boolean): Column => ({
    ...blankColumn,
    name,
    type: 'text',
    optional,
  });
  const day = (name: string): Column => ({ ...blankColumn, name, type: 'date', optional: true });
  return [
    text('unit', false),
    text('name', false),
    text('kind', false),
    text('cohort', true),
    day('valid_from'),
    day('valid_to'),
    ...scheme.attributes.map((column) => ({ ...column, optional: true })),
  ];
}

const blankColumn = {
  quantity: 'plain',
  decimals: 0,
  min: null,
  max: null,
  choices: null,
  description: '',
} as const;

function readRows(
  source: TextSource,
  columns: readonly Column[],
  positions: readonly number[],
  scheme: Scheme,
): { readonly units: readonly Unit[]; readonly problems: readonly Problem[] } {
  const units: Unit[] = [];
  const problems: Problem[] = [];
  const lines = new Map<string, number>();
  while (source.next()) {
    const at = { file: unitsFile, line: source.line(), column: null };
    const refusal = source.refusal();
    if (refusal !== null) {
      problems.push({ ...refusal, at });
      continue;
    }
    const cells = columns.map((column, i) => {
      const position = positions[i] ?? -1;
      return parseCell(column, position < 0 ? '' : source.cell(position), scheme.zoneMinutes, at);
    });
    const bad = cells.flatMap((cell) => (cell.ok ? [] : [cell.problem]));
    problems.push(...bad);
    if (bad.length > 0) continue;
    const unit = unitOf(
      cells.map((cell) => (cell.ok ? cell.value : null)),
      scheme,
    );
    const first = lines.get(unit.unit);
    if (first !== undefined)
      problems.push(problem('facts-key-repeated', { key: unit.unit, line: String(first) }, at));
    lines.set(unit.unit, first ?? source.line());
    units.push(unit);
  }
  const failure = source.failure();
  return { units, problems: failure === null ? problems : [...problems, failure] };
}

function unitOf(cells: readonly Cell[], scheme: Scheme): Unit {
  const [unit, name, kind, cohort, from, to, ...attributes] = cells;
  const named: Record<string, Cell> = Object.create(null);
  for (const [i, column] of scheme.attributes.entries()) named[column.name] = attributes[i] ?? null;
  return {
    unit: String(unit),
    name: String(name),
    kind: String(kind),
    cohort: String(cohort ?? kind),
    validFrom: typeof from === 'number' ? from : null,
    validTo: typeof to === 'number' ? to : null,
    attributes: named,
  };
}
