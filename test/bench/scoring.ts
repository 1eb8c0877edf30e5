import { Decimal } from 'decimal.js';
import { parseFormula } from '../../dist/core/language/parse.js';
import type { Node } from '../../dist/core/language/syntax.js';
import { rational } from '../../dist/core/quantity/rational.js';
import { round } from '../../dist/core/quantity/rounding.js';
import type { ColumnValues } from '../../dist/core/score/bulk/columns.js';
import { compileBulk } from '../../dist/core/score/bulk/compile.js';
import { interpretRows } from '../../dist/core/score/bulk/interpret.js';
import { type BenchRule, rules } from './rules.js';

const rowsPerRule = 100_000;
const rounding = { decimals: 2, mode: 'half_up' } as const;

/** One way of scoring all the rules; each run answers the scores times 100, rule after rule. */
interface Contender {
  readonly name: string;
  readonly runs: number;
  run(): readonly Float64Array[];
}

interface Prepared {
  readonly rule: BenchRule;
  readonly inputs: readonly ColumnValues[];
}

function main(): void {
  const prepared = rules.map((rule, i) => ({ rule, inputs: generate(rule, 20_200_101 + i) }));
  const truth = byRow(prepared, exactScore);
  const measured = contenders(prepared).map((contender) => measure(contender, truth));
  const base = measured.find((each) => each.name === 'row by row, decimal.js')?.perSecond ?? Number.NaN;
  console.log(`${rules.length} rules × ${rowsPerRule} rows, half up to 2 decimals, one core`);
  for (const each of measured) {
    const speed = `${(each.perSecond / 1e6).toFixed(2)} M scores/s`.padStart(18);
    const ratio = `${(each.perSecond / base).toFixed(1)} × decimal.js`.padStart(20);
    console.log(`${each.name.padEnd(28)}${speed}${ratio}${`${each.wrong} wrong per million`.padStart(26)}`);
  }
  for (const line of perRule(prepared)) console.log(line);
}

function contenders(prepared: readonly Prepared[]): readonly Contender[] {
  const scorers = prepared.map(({ rule, inputs }) => ({ scorer: compileRule(rule), inputs }));
  return [
    {
      name: 'kernels, exact (ours)',
      runs: 15,
      run: () => scorers.map(({ scorer, inputs }) => scorer.score(inputs, rowsPerRule).scaled),
    },
    { name: 'row by row, float', runs: 7, run: () => byRow(prepared, floatScore) },
    { name: 'row by row, BigInt rationals', runs: 2, run: () => byRow(prepared, exactScore) },
    { name: 'interpreter, exact (ours)', runs: 1, run: () => interpreted(prepared) },
    { name: 'row by row, decimal.js', runs: 2, run: () => byRow(prepared, decimalScore) },
  ];
}

function measure(contender: Contender, truth: readonly Float64Array[]) {
  let [best, answers] = [Number.POSITIVE_INFINITY, [] as readonly Float64Array[]];
  for (let i = 0; i < contender.runs; i++) {
    const start = performance.now();
    answers = contender.run();
    best = Math.min(best, performance.now() - start);
  }
  const scores = rules.length * rowsPerRule;
  const wrong = truth.reduce((sum, right, i) => sum + differing(right, answers[i]), 0);
  return {
    name: contender.name,
    perSecond: (scores / best) * 1000,
    wrong: Math.round((wrong * 1e6) / scores),
  };
}

function perRule(prepared: readonly Prepared[]): readonly string[] {
  return prepared.map(({ rule, inputs }) => {
    const scorer = compileRule(rule);
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 15; i++) {
      const start = performance.now();
      scorer.score(inputs, rowsPerRule);
      best = Math.min(best, performance.now() - start);
    }
    const speed = (rowsPerRule / best / 1000).toFixed(0);
    return `  ${rule.name.padEnd(12)} ${scorer.way.padEnd(12)} ${speed.padStart(5)} M scores/s ${scorer.reason ?? ''}`;
  });
}

const compileRule = (rule: BenchRule) => compileBulk(tree(rule), rule.columns, settings(rule));
const settings = (rule: BenchRule) => ({ rounding, constants: { full: rule.full }, definitions: {} });

function tree(rule: BenchRule): Node {
  const parsed = parseFormula(rule.formula);
  if (!parsed.ok) throw new Error(`${rule.name}: ${JSON.stringify(parsed.problems)}`);
  return parsed.value;
}

function interpreted(prepared: readonly Prepared[]): readonly Float64Array[] {
  return prepared.map(({ rule, inputs }) => {
    const score = interpretRows(tree(rule), rule.columns, settings(rule));
    return score(inputs, rowsPerRule).scaled;
  });
}

type RowScore = (rule: BenchRule, inputs: readonly ColumnValues[], row: number) => number;

function byRow(prepared: readonly Prepared[], score: RowScore): readonly Float64Array[] {
  return prepared.map(({ rule, inputs }) =>
    Float64Array.from({ length: rowsPerRule }, (_, row) => score(rule, inputs, row)),
  );
}

const scaledCell = (inputs: readonly ColumnValues[], i: number, row: number): number =>
  inputs[i]?.values[row] ?? 0;

const exactScore: RowScore = (rule, inputs, row) => {
  const cells = rule.columns.map((each, i) => rational(scaledCell(inputs, i, row), 10 ** each.scale));
  const rounded = round(rule.exact(cells), rounding);
  return Number((rounded.num * 100n) / rounded.den);
};

const floatScore: RowScore = (rule, inputs, row) => {
  const cells = rule.columns.map((each, i) => scaledCell(inputs, i, row) / 10 ** each.scale);
  return Math.round(rule.float(cells) * 100);
};

const decimalScore: RowScore = (rule, inputs, row) => {
  const cells = rule.columns.map((each, i) => new Decimal(scaledCell(inputs, i, row) / 10 ** each.scale));
  return rule.decimal(cells).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).mul(100).toNumber();
};

function differing(right: Float64Array, answers: Float64Array | undefined): number {
  return right.reduce((sum, score, i) => sum + (answers?.[i] === score ? 0 : 1), 0);
}

/** Even random integers within the columns' bounds, the same on every machine. */
function generate(rule: BenchRule, seed: number): readonly ColumnValues[] {
  const next = randomIntegers(seed);
  return rule.columns.map(({ low, high }) => ({
    values: Float64Array.from({ length: rowsPerRule }, () => low + (next() % (high - low + 1))),
    state: null,
  }));
}

/** Unsigned 32-bit integers from a linear congruence, the low bits dropped as they repeat soon. */
function randomIntegers(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return Number(state >> 33n);
  };
}

main();
