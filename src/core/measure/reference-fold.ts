import { addMonths, monthOf, yearOf } from '../quantity/day.ts';
import { compare, one, type Rational, rational, sum } from '../quantity/rational.ts';
import type { Day } from '../quantity/value.ts';
import type { Folding, MeasureValue, PeriodGroup } from './plan.ts';
import type { Cell } from './row.ts';
import { compareCells } from './row-closure.ts';

/** What a fold sees of a row that counts. */
export interface Entry {
  /** The value, or the numerator. */
  readonly value: Cell;
  readonly denominator: Cell;
  readonly time: number | null;
  readonly day: Day | null;
  readonly key: readonly Cell[];
}

/** Folds the rows of one unit. Blank values are left out, except by `count` and `latest`. */
export function foldEntries(folding: Folding, entries: readonly Entry[]): MeasureValue {
  switch (folding.fold) {
    case 'count':
      return { kind: 'number', value: rational(entries.length) };
    case 'sum':
      return { kind: 'number', value: sum(numbersOf(entries)) };
    case 'least':
      return extreme(entries, -1);
    case 'greatest':
      return extreme(entries, 1);
    case 'distinct':
      return { kind: 'number', value: rational(new Set(filled(entries).map(identity)).size) };
    case 'values':
      return { kind: 'values', values: [...numbersOf(entries)].sort(compare) };
    case 'latest':
      return { kind: 'scalar', value: latest(entries) };
    case 'periods':
      return { kind: 'groups', groups: groupPeriods(entries, folding.grain, folding.denominator !== null) };
  }
}

const filled = (entries: readonly Entry[]): readonly Exclude<Cell, null>[] =>
  entries.flatMap(({ value }) => (value === null ? [] : [value]));

const numbersOf = (entries: readonly Entry[]): readonly Rational[] =>
  filled(entries).flatMap((value) => (typeof value === 'object' ? [value] : []));

/** Numbers answer as `number`; dates and texts as `scalar`. */
function extreme(entries: readonly Entry[], direction: 1 | -1): MeasureValue {
  let best: Cell = null;
  for (const value of filled(entries))
    if (best === null || compareCells(value, best) * direction > 0) best = value;
  return best === null || typeof best === 'object'
    ? { kind: 'number', value: best }
    : { kind: 'scalar', value: best };
}

const identity = (value: Exclude<Cell, null>): string =>
  typeof value === 'object' ? `${value.num}/${value.den}` : `${typeof value} ${value}`;

function latest(entries: readonly Entry[]): Cell {
  let best: Entry | null = null;
  for (const entry of entries) if (best === null || isLater(entry, best)) best = entry;
  return best === null ? null : best.value;
}

/** By time, then by key; a row without a time comes before all others. */
function isLater(a: Entry, b: Entry): boolean {
  if (a.time !== b.time) return (a.time ?? Number.NEGATIVE_INFINITY) > (b.time ?? Number.NEGATIVE_INFINITY);
  for (const [i, cell] of a.key.entries()) {
    const other = b.key[i] ?? null;
    const order =
      cell === null || other === null
        ? Number(cell !== null) - Number(other !== null)
        : compareCells(cell, other);
    if (order !== 0) return order > 0;
  }
  return false;
}

/** Sums per day or month, then those with equal denominators together, in ascending order of denominator. */
function groupPeriods(
  entries: readonly Entry[],
  grain: 'day' | 'month',
  divided: boolean,
): readonly PeriodGroup[] {
  const periods = new Map<Day, Entry[]>();
  for (const entry of entries) {
    if (entry.day === null) continue;
    const start = grain === 'day' ? entry.day : firstOfMonth(entry.day);
    const period = periods.get(start);
    if (period === undefined) periods.set(start, [entry]);
    else period.push(entry);
  }
  const groups = new Map<string, PeriodGroup>();
  for (const period of periods.values()) {
    const numerator = sum(numbersOf(period));
    const denominator = divided ? sum(period.flatMap(denominatorsOf)) : one;
    const found = groups.get(identity(denominator));
    groups.set(identity(denominator), {
      denominator,
      numerator: sum([found?.numerator ?? rational(0), numerator]),
      periods: (found?.periods ?? 0) + 1,
    });
  }
  return [...groups.values()].sort((a, b) => compare(a.denominator, b.denominator));
}

const denominatorsOf = ({ denominator }: Entry): readonly Rational[] =>
  denominator !== null && typeof denominator === 'object' ? [denominator] : [];

/** Any one day that all days of the month share. */
function firstOfMonth(day: Day): Day {
  return addMonths(0, (yearOf(day) - 1970) * 12 + monthOf(day) - 1);
}
