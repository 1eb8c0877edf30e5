import type { Column, Dataset } from '../../core/scheme/scheme.ts';
import { countCombinations, mostCombinations } from './combinations.ts';
import { million } from './random.ts';
import {
  type Amount,
  type ColumnSettings,
  noBlank,
  type Range,
  type RowSettings,
  type Spread,
} from './settings.ts';

const one: Amount = { weak: million, strong: million };
const amount = (weak: number, strong: number): Amount => ({ weak: weak * million, strong: strong * million });

/**
 * Rows of a dataset without settings: a daily sheet where the time is in the key, five entries in a register, one
 * judgement a period, else three records a month; every word of the key's choice columns in turn.
 */
export function defaultRows(dataset: Dataset): RowSettings {
  const keys = dataset.columns.filter(
    (column) => dataset.key.includes(column.name) && column.name !== dataset.unit,
  );
  const words = keys.filter((column) => column.choices !== null).map((column) => column.name);
  const forEach = countCombinations(dataset, words) > mostCombinations ? [] : words;
  const free = keys.some((column) => column.choices === null && column.name !== dataset.time);
  const shape = { of: null, vary: 0, on: 'any', from: null, to: null, forEach, before: one } as const;
  if (dataset.time === null) return { ...shape, count: free ? amount(5, 5) : one, each: 'period' };
  if (dataset.kind === 'judgement') return { ...shape, count: one, each: 'period' };
  if (dataset.key.includes(dataset.time)) return { ...shape, count: one, each: 'workday' };
  return { ...shape, count: free ? amount(3, 3) : one, each: free ? 'month' : 'period' };
}

/** How a column without settings takes its values: by its type, its limits and its place in the key. */
export function defaultColumn(column: Column, dataset: Dataset | null): ColumnSettings {
  const spread = keySpread(column, dataset) ?? typeSpread(column, dataset);
  return { spread, blank: column.optional ? amountOf(30_000, 0) : noBlank, when: {} };
}

const amountOf = (weak: number, strong: number): Amount => ({ weak, strong });

function keySpread(column: Column, dataset: Dataset | null): Spread | null {
  if (dataset === null || !dataset.key.includes(column.name)) return null;
  if (column.type !== 'text' && column.type !== 'integer') return null;
  const kind = dataset.key.includes(dataset.unit) ? 'numbered' : 'serial';
  return { kind, prefix: column.type === 'text' ? '合成-' : '' };
}

function typeSpread(column: Column, dataset: Dataset | null): Spread | null {
  switch (column.type) {
    case 'integer':
    case 'number': {
      const range = rangeOf(column);
      return { kind: 'range', on: range, off: range };
    }
    case 'text':
      return { kind: 'always', value: `合成${column.name}`.slice(0, 200) };
    case 'choice':
      return { kind: 'pick', words: (column.choices ?? []).map((word) => ({ word, weight: one })) };
    case 'truth':
      return { kind: 'chance', chance: amountOf(300_000, million) };
    case 'date':
    case 'moment':
      return dataset?.time == null ? null : soonAfter(dataset.time);
  }
}

function rangeOf({ min, max, quantity }: Column): Range {
  const low = min === null ? 0 : Number((min.num * BigInt(million)) / min.den);
  const high =
    max === null
      ? low + (quantity === 'ratio' ? 1 : 100) * million
      : Number((max.num * BigInt(million)) / max.den);
  return { from: amountOf(low, low), to: amountOf(high, high) };
}

const soonAfter = (after: string): Spread => ({
  kind: 'delay',
  after,
  in: 'workdays',
  time: { from: noBlank, to: amount(6, 2) },
  late: { chance: amountOf(200_000, 0), time: { from: amount(7, 7), to: amount(20, 20) } },
});
