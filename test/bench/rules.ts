import { Decimal } from 'decimal.js';
import {
  add,
  compare,
  divide,
  greatest,
  least,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../dist/core/quantity/rational.js';
import type { ColumnDescriptor } from '../../dist/core/score/bulk/columns.js';

/** One rule, written out four times by hand: as our formula, and for each way it is compared with. */
export interface BenchRule {
  readonly name: string;
  readonly full: Rational;
  readonly formula: string;
  readonly columns: readonly ColumnDescriptor[];
  exact(row: readonly Rational[]): Rational;
  float(row: readonly number[]): number;
  decimal(row: readonly Decimal[]): Decimal;
}

const r = (num: number, den = 1): Rational => rational(num, den);
const d = (value: number | string): Decimal => new Decimal(value);
const column = (name: string, scale: number, low: number, high: number): ColumnDescriptor => ({
  name,
  scale,
  low,
  high,
  nullable: false,
});
const times = (...all: readonly Rational[]): Rational => all.reduce(multiply, r(1));
const capped = (x: Rational, high: Rational): Rational => least(greatest(x, zero), high);
const cell = <T>(row: readonly T[], i: number): T => row[i] as T; // Each rule is given its own columns.
const clampFloat = (x: number, high: number): number => Math.min(Math.max(x, 0), high);
const clampDecimal = (x: Decimal, high: number): Decimal => Decimal.min(Decimal.max(x, 0), high);

const rate = column('rate', 4, 0, 12_000);

export const rules: readonly BenchRule[] = [
  {
    name: 'threshold',
    full: r(5),
    formula: 'threshold(rate, at_least: 92%)',
    columns: [rate],
    exact: ([x = zero]) => (compare(x, r(92, 100)) >= 0 ? r(5) : zero),
    float: (row) => (cell(row, 0) >= 0.92 ? 5 : 0),
    decimal: (row) => (cell(row, 0).gte('0.92') ? d(5) : d(0)),
  },
  {
    name: 'pro_rata',
    full: r(4),
    formula: 'pro_rata(rate, target: 92%)',
    columns: [rate],
    exact: ([x = zero]) => times(r(4), capped(divide(x, r(92, 100)), r(1))),
    float: (row) => 4 * clampFloat(cell(row, 0) / 0.92, 1),
    decimal: (row) => clampDecimal(cell(row, 0).div('0.92'), 1).mul(4),
  },
  {
    name: 'shortfall',
    full: r(5),
    formula: 'shortfall(rate, target: 90%, per: 1%, each: 0.3, part_unit: proportional)',
    columns: [rate],
    exact: ([x = zero]) => {
      const short = greatest(zero, subtract(r(9, 10), x));
      return greatest(zero, subtract(r(5), times(r(3, 10), short, r(100))));
    },
    float: (row) => Math.max(0, 5 - 0.3 * (Math.max(0, 0.9 - cell(row, 0)) / 0.01)),
    decimal: (row) => {
      const short = Decimal.max(0, d('0.9').sub(cell(row, 0)));
      return Decimal.max(0, d(5).sub(short.div('0.01').mul('0.3')));
    },
  },
  {
    name: 'slopes',
    full: r(5),
    formula:
      'slopes(rate, [96% -> 0.25, 90% -> 0.5], per: 1%, basis: excess, part_unit: proportional, at_most: full)',
    columns: [rate],
    exact: ([x = zero]) => {
      const first = capped(subtract(r(96, 100), x), r(6, 100));
      const second = greatest(zero, subtract(r(90, 100), x));
      const cut = add(times(r(25), first), times(r(50), second));
      return subtract(r(5), least(cut, r(5)));
    },
    float: (row) => {
      const x = cell(row, 0);
      const cut = 0.25 * (clampFloat(0.96 - x, 0.06) / 0.01) + 0.5 * (Math.max(0, 0.9 - x) / 0.01);
      return 5 - Math.min(cut, 5);
    },
    decimal: (row) => {
      const x = cell(row, 0);
      const first = clampDecimal(d('0.96').sub(x), 0.06).div('0.01').mul('0.25');
      const second = Decimal.max(0, d('0.9').sub(x)).div('0.01').mul('0.5');
      return d(5).sub(Decimal.min(first.add(second), 5));
    },
  },
  {
    name: 'bands',
    full: r(3),
    formula:
      'bands(rate, [90% -> full, 75% -> 0.75 * full, 60% -> 0.5 * full], edge: inclusive, otherwise: 0)',
    columns: [rate],
    exact: ([x = zero]) => {
      if (compare(x, r(9, 10)) >= 0) return r(3);
      if (compare(x, r(3, 4)) >= 0) return r(9, 4);
      return compare(x, r(6, 10)) >= 0 ? r(3, 2) : zero;
    },
    float: (row) => {
      const x = cell(row, 0);
      return x >= 0.9 ? 3 : x >= 0.75 ? 0.75 * 3 : x >= 0.6 ? 0.5 * 3 : 0;
    },
    decimal: (row) => {
      const x = cell(row, 0);
      if (x.gte('0.9')) return d(3);
      return x.gte('0.75') ? d(3).mul('0.75') : x.gte('0.6') ? d(3).mul('0.5') : d(0);
    },
  },
  {
    name: 'growth',
    full: r(5),
    formula: 'pro_rata(growth(now, base, zero_base: 0), target: 40%)',
    columns: [column('now', 0, 0, 1000), column('base', 0, 0, 800)],
    exact: ([now = zero, base = zero]) => {
      if (base.num === 0n) return zero;
      const grown = subtract(divide(now, base), r(1));
      return times(r(5), capped(divide(grown, r(4, 10)), r(1)));
    },
    float: (row) => {
      const base = cell(row, 1);
      return base === 0 ? 0 : 5 * clampFloat((cell(row, 0) / base - 1) / 0.4, 1);
    },
    decimal: (row) => {
      const base = cell(row, 1);
      if (base.isZero()) return d(0);
      return clampDecimal(cell(row, 0).div(base).sub(1).div('0.4'), 1).mul(5);
    },
  },
  {
    name: 'deduct',
    full: r(4),
    formula: 'deduct(times, each: 0.15)',
    columns: [column('times', 0, 0, 40)],
    exact: ([n = zero]) => greatest(zero, subtract(r(4), times(n, r(15, 100)))),
    float: (row) => Math.max(0, 4 - 0.15 * cell(row, 0)),
    decimal: (row) => Decimal.max(0, d(4).sub(cell(row, 0).mul('0.15'))),
  },
  {
    name: 'share',
    full: r(6),
    formula: 'share(part, whole, when_empty: full)',
    columns: [column('part', 0, 0, 900), column('whole', 0, 0, 1000)],
    exact: ([part = zero, whole = zero]) =>
      whole.num === 0n ? r(6) : times(r(6), capped(divide(part, whole), r(1))),
    float: (row) => {
      const whole = cell(row, 1);
      return whole === 0 ? 6 : 6 * clampFloat(cell(row, 0) / whole, 1);
    },
    decimal: (row) => {
      const whole = cell(row, 1);
      return whole.isZero() ? d(6) : clampDecimal(cell(row, 0).div(whole), 1).mul(6);
    },
  },
  {
    name: 'checklist',
    full: r(2),
    formula: 'checklist([plans >= 1 -> 0.5, trainings >= 2 -> 0.5, reports >= 4 -> 1])',
    columns: [column('plans', 0, 0, 3), column('trainings', 0, 0, 5), column('reports', 0, 0, 8)],
    exact: ([plans = zero, trainings = zero, reports = zero]) =>
      [
        plans.num >= 1n ? r(1, 2) : zero,
        trainings.num >= 2n ? r(1, 2) : zero,
        reports.num >= 4n ? r(1) : zero,
      ].reduce(add, zero),
    float: (row) =>
      (cell(row, 0) >= 1 ? 0.5 : 0) + (cell(row, 1) >= 2 ? 0.5 : 0) + (cell(row, 2) >= 4 ? 1 : 0),
    decimal: (row) =>
      d(cell(row, 0).gte(1) ? '0.5' : 0)
        .add(cell(row, 1).gte(2) ? '0.5' : 0)
        .add(cell(row, 2).gte(4) ? 1 : 0),
  },
  {
    name: 'unit prices',
    full: r(5),
    formula: 'unit_prices([national -> 2.5, provincial -> 1.005, municipal -> 0.335])',
    columns: [column('national', 0, 0, 2), column('provincial', 0, 0, 3), column('municipal', 0, 0, 9)],
    exact: ([national = zero, provincial = zero, municipal = zero]) => {
      const earned = [
        times(national, r(5, 2)),
        times(provincial, r(1005, 1000)),
        times(municipal, r(335, 1000)),
      ];
      return least(r(5), earned.reduce(add, zero));
    },
    float: (row) => Math.min(5, 2.5 * cell(row, 0) + 1.005 * cell(row, 1) + 0.335 * cell(row, 2)),
    decimal: (row) =>
      Decimal.min(5, cell(row, 0).mul('2.5').add(cell(row, 1).mul('1.005')).add(cell(row, 2).mul('0.335'))),
  },
];
