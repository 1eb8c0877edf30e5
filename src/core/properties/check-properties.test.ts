import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { column, dataset, indicator, number, scheme, table } from '../../../test/support/sample-scheme.ts';
import { evaluate } from '../language/evaluate.ts';
import { printFormula } from '../language/print.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { add, compare, divide, isZero, rational, subtract } from '../quantity/rational.ts';
import { known, missing } from '../quantity/value.ts';
import type { Indicator, Scheme } from '../scheme/scheme.ts';
import { checkRule } from './check-properties.ts';
import { textsWithin } from './inside.ts';
import type { Shown } from './reach.ts';
import { isNumber } from './samples.ts';
import { scoreOf, type Witness } from './trial.ts';
import { variablesOf } from './variable.ts';

const caseShape = z.array(
  z.strictObject({
    name: z.string(),
    points: z.coerce.string(),
    role: z.enum(['base', 'bonus', 'deduction']).default('base'),
    formula: z.string(),
    finds: z.array(z.string()),
  }),
);
const cases = caseShape.parse(parse(readFileSync(join(import.meta.dirname, 'rules.cases.yaml'), 'utf8')));

const items = dataset('事项', [
  column('已办', 'truth'),
  column('逾期', 'truth'),
  column('分数', 'number', { min: number('0'), max: number('100') }),
  column('比率', 'number', { quantity: 'ratio', min: number('0'), max: number('1') }),
  column('数量', 'integer', { min: number('0') }),
]);

function schemeOf(rule: Indicator): Scheme {
  return scheme([table([rule])], { datasets: [items], definitions: { 事项数: formulaOf('count(事项)') } });
}
const formulaOf = (text: string) => indicator('x', '1', text).formula;

/** The score of made-up inputs, worked out here once more. */
function again(from: Scheme, rule: Indicator, { inputs }: Witness) {
  const given = (text: string) => {
    const value = inputs.get(text);
    return value === undefined ? missing({ kind: 'declared', name: text }) : known(value);
  };
  return evaluate(rule.formula.tree, {
    name: (name) => (name === 'full' ? known(rule.points) : given(name)),
    aggregate: (node) => given(printFormula(node)),
    peers: () => [],
    calendar: from.calendar,
    definition: (name) => from.definitions[name]?.tree ?? null,
  });
}

const score = (witness: Witness | undefined) => {
  const found = witness === undefined ? null : scoreOf(witness);
  if (found === null) throw new Error('a witness without a score');
  return found;
};

/** The one input in which two witnesses differ, with both values. */
function difference(a: Witness | undefined, b: Witness | undefined) {
  const changed = [...(a?.inputs ?? [])].filter(([text, x]) => {
    const y = b?.inputs.get(text);
    return isNumber(x) && isNumber(y) ? compare(x, y) !== 0 : x !== y;
  });
  expect(changed.length).toBe(1);
  const [text, from] = changed[0] ?? ['', 0];
  const to = b?.inputs.get(text);
  if (!isNumber(from) || !isNumber(to)) throw new Error(`${text} is no number`);
  return { text, from, to };
}

/** What the witnesses of each code must show, beyond their scores being right. */
const claims: Readonly<Record<string, (shown: Shown, rule: Indicator, from: Scheme) => void>> = {
  'rule-cliff': ({ witnesses: [a, b] }, rule) => {
    difference(a, b);
    const size = subtract(score(a), score(b));
    expect(Math.abs(Number(size.num) / Number(size.den)) * 2).toBeGreaterThanOrEqual(
      Number(rule.points.num) / Number(rule.points.den),
    );
  },
  'rule-dead-zone': ({ witnesses: [a, b] }, rule, from) => {
    const { text, from: low, to: high } = difference(a, b);
    expect(score(a)).toEqual(score(b));
    const middle = new Map([...(a?.inputs ?? []), [text, divide(add(low, high), rational(2))]]);
    expect(again(from, rule, { inputs: middle, score: known(rational(0)) })).toEqual(a?.score);
  },
  'rule-not-monotone': ({ witnesses: [a, b, c, d] }) => {
    const [rise, fall] = [difference(a, b), difference(c, d)];
    expect(rise.text).toBe(fall.text);
    expect(compare(rise.from, rise.to)).toBeLessThan(0);
    expect(compare(fall.from, fall.to)).toBeLessThan(0);
    expect(compare(score(a), score(b))).toBeLessThan(0);
    expect(compare(score(c), score(d))).toBeGreaterThan(0);
  },
  'full-marks-unreachable': ({ witnesses: [a] }, rule) => {
    expect(compare(score(a), rule.points)).toBeLessThan(0);
  },
  'zero-unreachable': ({ witnesses: [a] }) => expect(score(a).num > 0n).toBe(true),
  'bonus-uncapped': ({ witnesses: [a] }, rule) => expect(compare(score(a), rule.points)).toBeGreaterThan(0),
  'rule-exceeds-points': ({ witnesses }, rule) =>
    expect(witnesses.some((each) => compare(score(each), rule.points) > 0)).toBe(true),
  'zero-denominator-trap': emptied,
  'zero-base-trap': emptied,
  'deduction-exceeds-item': ({ witnesses: [a] }) => expect(isZero(score(a))).toBe(true),
};

/** Everything the divisor is made of is zero. */
function emptied({ about, witnesses: [a], problem }: Shown, rule: Indicator, from: Scheme): void {
  if (about === null) throw new Error('no divisor');
  const variables = variablesOf(
    rule.formula.tree,
    vocabularyOf,
    (name) => from.definitions[name]?.tree ?? null,
  );
  const inside = textsWithin(about, from, variables);
  expect(inside.length).toBeGreaterThan(0);
  for (const text of inside) expect(a?.inputs.get(text)).toEqual(rational(0));
  expect(problem.params.score).toBe(exactDecimal(score(a)));
}
const vocabularyOf = { datasets: {}, attributes: {}, definitions: {}, full: null, target: null };

describe('each rule has exactly the properties its case says', () => {
  test.each(cases)('$name', ({ points, role, formula, finds }) => {
    const rule = indicator('rule', points, formula, { role });
    const found = checkRule(schemeOf(rule), rule);
    expect(found.map((each) => each.problem.code).sort()).toEqual([...finds].sort());
  });
});

describe('every witness shows what it claims', () => {
  test.each(cases.filter((each) => each.finds.length > 0))('$name', ({ points, role, formula }) => {
    const rule = indicator('rule', points, formula, { role });
    const from = schemeOf(rule);
    for (const shown of checkRule(from, rule)) {
      expect(shown.witnesses.length).toBeGreaterThan(0);
      for (const each of shown.witnesses) expect(again(from, rule, each)).toEqual(each.score);
      claims[shown.problem.code]?.(shown, rule, from);
    }
  });
});

test('every code about a rule has a case', () => {
  expect([...new Set(cases.flatMap((each) => each.finds))].sort()).toEqual(Object.keys(claims).sort());
});
