import { type Measure, type MeasureValue, type PeriodGroup, valuesLimit } from '../../core/measure/plan.ts';
import type { TermType } from '../../core/measure/row-term.ts';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { compare, type Rational } from '../../core/quantity/rational.ts';
import { type AnswerSheet, nothing } from '../sql/answer-sheet.ts';
import { isTooWide, readCell, readNumber } from './cell.ts';
import type { FactQuery, GroupQuery, PeriodsQuery, ValuesQuery } from './query.ts';

/** Rows of texts, as a query of ours gives them. */
export type ShownRow = readonly (string | null)[];

/** Writes what a query gave onto the sheet; a problem when a number is too wide or a unit has too many values. */
export function takeAnswers(query: FactQuery, rows: readonly ShownRow[], sheet: AnswerSheet): Problem | null {
  if (query.kind === 'group') return takeGroups(query, rows, sheet);
  return query.kind === 'periods' ? takePeriods(query, rows, sheet) : takeValues(query, rows, sheet);
}

function takeGroups({ columns }: GroupQuery, rows: readonly ShownRow[], sheet: AnswerSheet): Problem | null {
  for (const [unit, ...cells] of rows) {
    const place = sheet.place(unit);
    if (place === undefined) continue;
    for (const [i, { measure, type }] of columns.entries()) {
      const shown = cells[i] ?? null;
      if (shown !== null && type === 'number' && isTooWide(shown)) return overflow(measure);
      sheet.answers(measure)[place] = folded(measure, shown, type);
    }
  }
  return null;
}

function folded(measure: Measure, shown: string | null, type: TermType): MeasureValue {
  const value = readCell(shown, type);
  if (measure.fold === 'latest') return { kind: 'scalar', value };
  if (value === null) return nothing[measure.fold];
  return typeof value === 'object' ? { kind: 'number', value } : { kind: 'scalar', value };
}

function takePeriods(
  { measures }: PeriodsQuery,
  rows: readonly ShownRow[],
  sheet: AnswerSheet,
): Problem | null {
  const found = new Map<Measure, Map<number, PeriodGroup[]>>();
  for (const [unit, number, denominator, numerator, periods] of rows) {
    const measure = measures[Number(number)];
    const place = sheet.place(unit);
    if (measure === undefined || place === undefined) continue;
    const [d, n] = [denominator ?? '0', numerator ?? '0'];
    if (isTooWide(d) || isTooWide(n)) return overflow(measure);
    const places = found.get(measure) ?? new Map<number, PeriodGroup[]>();
    found.set(measure, places);
    const group = { denominator: readNumber(d), numerator: readNumber(n), periods: Number(periods) };
    const groups = places.get(place);
    if (groups === undefined) places.set(place, [group]);
    else groups.push(group);
  }
  for (const [measure, places] of found)
    for (const [place, groups] of places)
      sheet.answers(measure)[place] = {
        kind: 'groups',
        groups: groups.sort((a, b) => compare(a.denominator, b.denominator)),
      };
  return null;
}

function takeValues({ measure }: ValuesQuery, rows: readonly ShownRow[], sheet: AnswerSheet): Problem | null {
  const lists = new Map<number, Rational[]>();
  for (const [unit, value] of rows) {
    const place = sheet.place(unit);
    if (place === undefined || value === null || value === undefined) continue;
    if (isTooWide(value)) return overflow(measure);
    const list = lists.get(place) ?? [];
    lists.set(place, list);
    list.push(readNumber(value));
    if (list.length > valuesLimit) return tooManyValues(measure, unit ?? '');
  }
  for (const [place, values] of lists) sheet.answers(measure)[place] = { kind: 'values', values };
  return null;
}

const overflow = ({ dataset }: Measure): Problem => problem('facts-overflow', { dataset });
const tooManyValues = ({ dataset }: Measure, unit: string): Problem =>
  problem('facts-too-many-values', { dataset, unit, limit: String(valuesLimit) });
