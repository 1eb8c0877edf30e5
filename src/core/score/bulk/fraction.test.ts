import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as exact from '../../quantity/rational.ts';
import { type RoundingMode, round } from '../../quantity/rounding.ts';
import type { ColumnDescriptor } from './columns.ts';
import { type Fraction, fractionArithmetic } from './fraction.ts';
import { newProgram, type Program } from './program.ts';
import { roundToInteger } from './round-fraction.ts';
import { blockRunner } from './run-blocks.ts';
import { schedule } from './schedule.ts';

type Arithmetic = ReturnType<typeof fractionArithmetic>;
type Expression = {
  readonly text: string;
  lowered(a: Arithmetic, inputs: readonly Fraction[]): Fraction;
  /** Null where it divides by zero. */
  computed(row: readonly exact.Rational[]): exact.Rational | null;
};

const columns: readonly ColumnDescriptor[] = [
  { name: 'count', scale: 0, low: 0, high: 500, nullable: false },
  { name: 'rate', scale: 4, low: 0, high: 12_000, nullable: false },
  { name: 'change', scale: 2, low: -300, high: 300, nullable: false },
];

const input = (i: number): Expression => ({
  text: columns[i]?.name ?? '',
  lowered: (_, inputs) => inputs[i] as Fraction,
  computed: (row) => row[i] ?? null,
});
const literal = (x: exact.Rational): Expression => ({
  text: `${x.num}/${x.den}`,
  lowered: (a) => a.constant(x),
  computed: () => x,
});
const { add, subtract, multiply, least, greatest, divide } = exact;
const operations = { add, subtract, multiply, least, greatest, divide };
const binary = (name: keyof typeof operations, x: Expression, y: Expression): Expression => ({
  text: `${name}(${x.text}, ${y.text})`,
  lowered: (a, inputs) => a[name](x.lowered(a, inputs), y.lowered(a, inputs), false),
  computed: (row) => {
    const [left, right] = [x.computed(row), y.computed(row)];
    if (left === null || right === null || (name === 'divide' && exact.isZero(right))) return null;
    return operations[name](left, right);
  },
});
const floor = (x: Expression): Expression => ({
  text: `floor(${x.text})`,
  lowered: (a, inputs) => a.floor(x.lowered(a, inputs)),
  computed: (row) => {
    const value = x.computed(row);
    return value === null ? null : round(value, { decimals: 0, mode: 'floor' });
  },
});

const small = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.constantFrom(1, 2, 3, 8, 10, 100))
  .map(([num, den]) => exact.rational(num, den));
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(0, 1, 2).map(input),
    small.map(literal),
    fc
      .tuple(
        fc.constantFrom('add', 'subtract', 'multiply', 'least', 'greatest', 'divide'),
        tie('expression'),
        tie('expression'),
      )
      .map(([name, x, y]) => binary(name, x, y)),
    tie('expression').map(floor),
  ),
}));
const rows = fc.array(fc.tuple(...columns.map(({ low, high }) => fc.integer({ min: low, max: high }))), {
  minLength: 1,
  maxLength: 12,
});
const modes: readonly RoundingMode[] = ['half_up', 'half_down', 'up', 'down', 'floor', 'ceiling'];

const readInput = (program: Program, i: number): Fraction => {
  const column = columns[i];
  if (column === undefined) throw new RangeError();
  return {
    kind: 'number',
    num: program.input('values', i, column),
    den: program.constant(10 ** column.scale),
    state: program.constant(0),
  };
};

it('programs that are proved exact give the rounded rational in every row', () => {
  let proved = 0;
  fc.assert(
    fc.property(expression, rows, fc.constantFrom(...modes), (formula, data, mode) => {
      const rule = { decimals: 2, mode };
      const program = newProgram();
      const lowered = formula.lowered(
        fractionArithmetic(program),
        [0, 1, 2].map((i) => readInput(program, i)),
      );
      const scaled = roundToInteger(program, lowered, rule);
      if (program.refusal !== null) return;
      proved++;
      const run = blockRunner(schedule(program, [scaled, lowered.state]), columns);
      const values = columns.map((_, i) => Float64Array.from(data, (row) => row[i] ?? 0));
      const scores = run(
        values.map((each) => ({ values: each, state: null })),
        data.length,
      );
      data.forEach((row, i) => {
        const cells = columns.map(({ scale }, c) => exact.rational(row[c] ?? 0, 10 ** scale));
        const expected = formula.computed(cells);
        expect(scores.state[i], formula.text).toBe(expected === null ? 1 : 0);
        if (expected === null) return;
        const rounded = round(expected, rule);
        expect(scores.scaled[i], formula.text).toBe(Number((rounded.num * 100n) / rounded.den));
      });
    }),
    { numRuns: 1500 },
  );
  expect(proved).toBeGreaterThan(700);
});

it('a product that may pass 2^53 refuses the program instead of losing digits', () => {
  const program = newProgram();
  const wide = { low: 0, high: 2 ** 40 };
  const product = program.apply(
    'multiply',
    program.input('values', 0, wide),
    program.input('values', 1, wide),
  );
  expect(product.high).toBe(0);
  expect(program.refusal).toContain('exact range');
});

it('a value outside its described bounds stops the run', () => {
  const program = newProgram();
  const fraction = readInput(program, 0);
  const run = blockRunner(schedule(program, [fraction.num, fraction.state]), columns);
  const given = (value: number) => [{ values: Float64Array.of(value), state: null }];
  expect(run(given(500), 1).scaled[0]).toBe(500);
  for (const value of [501, -1, 0.5, Number.NaN])
    expect(() => run(given(value), 1)).toThrow('not as described');
  expect(() => run(given(1), 2)).toThrow('not as described');
});
