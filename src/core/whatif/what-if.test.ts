import { describe, expect, it } from 'vitest';
import {
  column,
  dataset,
  day,
  formula,
  group,
  indicator,
  number,
  scheme,
  table,
  unit,
} from '../../../test/support/sample-scheme.ts';
import { printFormula } from '../language/print.ts';
import { measureRows } from '../measure/reference.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { type Rational, rational } from '../quantity/rational.ts';
import { known } from '../quantity/value.ts';
import type { Group, Scheme } from '../scheme/scheme.ts';
import { assessedUnits, planScores, type SchemeScores, scoreScheme } from '../score/score.ts';
import { reweigh } from './reweigh.ts';
import { whatIf } from './what-if.ts';

const at = { asOf: day('2020-12-31'), knownAt: null };
const events = dataset('事件', [column('分', 'number', { quantity: 'points' })]);
const units = [unit('A'), unit('B')];
const first = table([
  group('甲组', '60', [indicator('a', '60', 'clamp(full - 10 * count(事件), 0, full)')]),
  group('乙组', '40', [indicator('b', '30', 'full'), indicator('c', '10', 'full / 2')]),
  indicator('d', '5', 'full', { role: 'bonus' }),
]);
const one: Scheme = scheme([first], { datasets: [events] });
const rows = {
  事件: [1, 2].map((n) => ({ 单位: 'A', 编号: `${n}`, 日期: day('2020-03-02'), 分: number('1') })),
};
const assessed = assessedUnits(one, units, at.asOf);
const answers = measureRows(planScores(one), one, rows, assessed, ['事件'], at);
const countOfEvents = printFormula(formula('count(事件)').tree);
const text = (x: Rational | null): string | null => (x === null ? null : exactDecimal(x));
const totals = (scores: SchemeScores): readonly (string | null)[] =>
  scores.tables.flatMap((each) => each.units.map(({ root }) => text(root.published)));
const none = { inputs: new Map(), weights: new Map() };

describe('what if', () => {
  it('is the score itself when nothing is supposed', () => {
    expect(totals(scoreScheme(one, units, answers, at))).toEqual(['80', '100']);
    expect(totals(whatIf(one, units, answers, at, none))).toEqual(['80', '100']);
  });

  it('supposes another input of one unit, and leaves the others alone', () => {
    const inputs = new Map([['A', new Map([[countOfEvents, known(rational(1))]])]]);
    expect(totals(whatIf(one, units, answers, at, { ...none, inputs }))).toEqual(['90', '100']);
  });

  // a, b, c weigh 60, 30, 90 of 180: 33.33, 16.67, 50 points. A: 13.33 + 16.67 + 25 + 5.
  it('supposes other weights, full marks unchanged', () => {
    const weights = new Map([['c', rational(90)]]);
    expect(totals(whatIf(one, units, answers, at, { ...none, weights }))).toEqual(['60', '80']);
  });

  it('keeps what adds up adding up, and the bonus out of it', () => {
    const changed = reweigh(first, new Map([['a', rational(0)]]));
    const shown = (each: Group): readonly string[] =>
      each.children.map((child) => `${child.id} ${text(child.points)}`);
    expect(text(changed.root.points)).toBe('100');
    expect(shown(changed.root)).toEqual(['甲组 0', '乙组 100', 'd 5']);
  });

  it('leaves a table alone that weighs by means, or whose weights are all nothing', () => {
    const mean = table([indicator('a', '100', 'full'), indicator('b', '100', 'full')]);
    const weights = [rational(1), rational(1)];
    const combine = { kind: 'mean' as const, weights, whenMissing: 'missing' as const, decimals: 4 };
    const averaged = { ...mean, root: { ...mean.root, combine } };
    expect(reweigh(averaged, new Map([['a', rational(3)]]))).toBe(averaged);
    const nothing = new Map(['a', 'b', 'c'].map((id) => [id, rational(0)]));
    expect(reweigh(first, nothing)).toBe(first);
  });
});
