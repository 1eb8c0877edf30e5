import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenValues, typedFormula } from '../../../test/support/language/arbitrary.ts';
import { type Given, inputsOf, stated, tree } from '../../../test/support/language/inputs.ts';
import { office } from '../../../test/support/language/vocabulary.ts';
import { compare, type Rational } from '../quantity/rational.ts';
import type { Value } from '../quantity/value.ts';
import { checkFormula } from './check.ts';
import { evaluate } from './evaluate.ts';

const valueOfText = (text: string, given: Given = {}): Value => evaluate(tree(text), inputsOf(office, given));
const result = (text: string, given: Given = {}): string => stated(valueOfText(text, given));

describe('evaluating', () => {
  it.each([
    ['0.1 + 0.2', '0.3'],
    ['3 * (10 / 3)', '10'],
    ['2 ^ 3 ^ 2', '512'],
    ['-2 ^ 2', '-4'],
    ['(-2) ^ 2', '4'],
    ['2 ^ -2', '0.25'],
    ['92%', '0.92'],
    ['1 - 2 - 3', '-4'],
    ['8 / 4 / 2', '1'],
    ['2020-03-01 - 2020-02-28', '2'],
    ['days(2020-01-31, 2020-01-31 + 1 months)', '29'],
    ['2020-04-30 + 1 workdays = 2020-05-06', 'true'],
    ['2020-01-05 - 5 days = 2019-12-31', 'true'],
    ['2020-02-29 + 1 years = 2021-02-28', 'true'],
    ['"a" in ("a", "b") and 3 not in (1, 2)', 'true'],
    ['if 2 > 1 then 5 else missing', '5'],
    ['not true or true', 'true'],
  ])('%s is %s', (text, value) => {
    expect(result(text)).toBe(value);
  });

  it.each([
    ['false and 山区', { 山区: 'missing' }, 'false'],
    ['山区 and false', { 山区: 'missing' }, 'false'],
    ['true or 山区', { 山区: 'missing' }, 'true'],
    ['true and 山区', { 山区: 'missing' }, 'missing'],
    ['false or 山区', { 山区: 'not_applicable' }, 'not applicable'],
    ['false and 山区', { 山区: 'not_applicable' }, 'false'],
    ['not 山区', { 山区: 'missing' }, 'missing'],
    ['if 山区 then 3 else 3', { 山区: 'missing' }, '3'],
    ['if 山区 then 3 else 4', { 山区: 'missing' }, 'missing'],
    ['if 山区 then 3 else 4', { 山区: 'not_applicable' }, 'not applicable'],
    ['甲 + 乙', { 甲: 'missing', 乙: 'not_applicable' }, 'not applicable'],
    ['甲 is known', { 甲: 'missing' }, 'false'],
    ['甲 is not missing', { 甲: 'not_applicable' }, 'true'],
    ['甲 is applicable', { 甲: 'not_applicable' }, 'false'],
    ['甲 is known', { 甲: 'not_applicable' }, 'false'],
    ['0 * 甲', { 甲: 'missing' }, 'missing'],
  ] as const)('%s with gaps is %s', (text, given, value) => {
    expect(result(text, given)).toBe(value);
  });

  it('says everything that is missing, once, in a fixed order', () => {
    const value = valueOfText('乙 + 甲 + 乙 + count(公文)');
    expect(value).toEqual({
      state: 'missing',
      missing: [
        { kind: 'attribute', name: '乙' },
        { kind: 'attribute', name: '甲' },
        { kind: 'dataset', name: '公文' },
      ],
    });
  });

  it('says which divisor was empty', () => {
    const given = { 件数: '1', 总数: '0' };
    expect(valueOfText('ratio(件数, 总数, when_empty: missing)', given)).toEqual({
      state: 'missing',
      missing: [{ kind: 'denominator', name: '总数' }],
    });
    expect(valueOfText('share(件数, 总数, when_empty: not_applicable)', given)).toEqual({
      state: 'not-applicable',
      reason: '总数 = 0',
    });
  });

  it('follows definitions', () => {
    const given = {
      'count(公文 where 类型 = "收文" and 流转时间 is known)': '3',
      'count(公文 where 类型 = "收文")': '4',
    };
    expect(result('pro_rata(收文流转率, target: 100%)', given)).toBe('7.5');
  });

  it('comes to an end on a definition that meets itself', () => {
    const looped = { ...office, definitions: { 甲数: '甲数 + 1' } };
    expect(stated(evaluate(tree('甲数'), inputsOf(looped, {})))).toBe('missing');
  });
});

const formulas = typedFormula;
const anything = { wants: 'any', range: null } as const;

/** Formulas the checker takes; what it refuses (an unguarded division, too large) is no formula. */
const checked = (text: string) => {
  const result = checkFormula(text, office, null, anything);
  return result.ok ? result.value : null;
};

const isWithin = (x: Rational, low: Rational | null, high: Rational | null): boolean =>
  (low === null || compare(low, x) <= 0) && (high === null || compare(x, high) <= 0);

describe('any well-typed formula', () => {
  it('passes the check', () => {
    const refused = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(formulas.plain, formulas.points, formulas.ratio, formulas.truth), (text) => {
        const codes = checkFormula(text, office, null, anything).problems;
        for (const each of codes.filter((problem) => problem.severity === 'error')) refused.add(each.code);
      }),
      { numRuns: 250 },
    );
    expect([...refused].filter((code) => !['formula-too-heavy', 'checklist-over'].includes(code))).toEqual(
      [],
    );
  });

  it('has a value within its bounds, whatever is given, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(formulas.plain, formulas.points, formulas.ratio, formulas.truth),
        givenValues,
        fc.array(givenValues, { maxLength: 2 }),
        (text, given, peers) => {
          const formula = checked(text);
          fc.pre(formula !== null);
          const value = evaluate(formula.tree, inputsOf(office, given, peers));
          if (value.state !== 'known' || typeof value.value !== 'object') return;
          expect(isWithin(value.value, formula.bounds.low, formula.bounds.high)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is Kleene: filling a gap never changes a truth that was known', () => {
    fc.assert(
      fc.property(formulas.truth, givenValues, fc.boolean(), fc.boolean(), (text, given, mountain, coast) => {
        fc.pre(!text.includes(' is ') && !text.includes('known_or') && checked(text) !== null);
        const gap = evaluate(tree(text), inputsOf(office, { ...given, 山区: 'missing', 沿海: 'missing' }));
        fc.pre(gap.state === 'known');
        const filled = { ...given, 山区: String(mountain), 沿海: String(coast) };
        expect(evaluate(tree(text), inputsOf(office, filled))).toEqual(gap);
      }),
      { numRuns: 250 },
    );
  });
});

describe('rules that reward achievement', () => {
  const rules = [
    'pro_rata(比例, target: 80%)',
    'threshold(比例, at_least: 60%)',
    'threshold(比例, above: 60%)',
    'shortfall(比例, target: 90%, per: 1%, each: 0.5, part_unit: ignored)',
    'shortfall(比例, target: 90%, per: 1%, each: 0.5, part_unit: counted)',
    'shortfall(比例, target: 90%, per: 1%, each: 0.5, part_unit: proportional)',
    'slopes(比例, [96% -> 0.25, 90% -> 0.5], per: 1%, basis: excess, part_unit: proportional)',
    'slopes(比例, [96% -> 0.25, 90% -> 0.5], per: 1%, basis: all, part_unit: counted)',
    'bands(比例, [90% -> full, 75% -> 7, 60% -> 5], edge: inclusive)',
    'mix([70% -> pro_rata(比例, target: 80%), 30% -> threshold(比例, at_least: 50%)], when_missing: reweight)',
  ];
  it.each(rules)('%s never loses points for doing more', (rule) => {
    const node = tree(rule);
    const score = (percent: number): Rational => {
      const value = evaluate(node, inputsOf(office, { 比例: `${percent / 10}%` }));
      if (value.state !== 'known' || typeof value.value !== 'object') throw new Error(stated(value));
      return value.value;
    };
    fc.assert(
      fc.property(fc.nat(1200), fc.nat(200), (percent, more) => {
        expect(compare(score(percent), score(percent + more))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});
