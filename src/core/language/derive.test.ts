import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenValues, typedFormula } from '../../../test/support/language/arbitrary.ts';
import { type Given, inputsOf, stated, tree } from '../../../test/support/language/inputs.ts';
import { office } from '../../../test/support/language/vocabulary.ts';
import { checkFormula } from './check.ts';
import { type Derivation, derive } from './derive.ts';
import { evaluate } from './evaluate.ts';

const outline = (each: Derivation): unknown => [
  `${each.role}${each.parameter === null ? '' : ` ${each.parameter}`}: ${each.text} = ${stated(each.value)}`,
  ...each.parts.map(outline),
];
const derived = (text: string, given: Given): Derivation => derive(tree(text), inputsOf(office, given));

describe('a derivation', () => {
  it('goes from the rule through definitions to the folded records', () => {
    const matching = 'count(公文 where 类型 = "收文" and 流转时间 is known)';
    const all = 'count(公文 where 类型 = "收文")';
    const given = { [matching]: '3', [all]: '4' };
    expect(outline(derived('pro_rata(收文流转率, target: 100%)', given))).toEqual([
      'rule: pro_rata(收文流转率, target: 100%) = 7.5',
      [
        'definition x: 收文流转率 = 0.75',
        [
          `rule: ratio(${matching}, 收文数, when_empty: not_applicable) = 0.75`,
          [`aggregate part: ${matching} = 3`],
          ['definition whole: 收文数 = 4', [`aggregate: ${all} = 4`]],
        ],
      ],
      ['literal target: 100% = 1'],
    ]);
  });

  it('follows only the branch taken', () => {
    const choice = derived('if 件数 > 2 then full else 乙', { 件数: '3' });
    expect(choice.taken).toBe('then');
    expect(outline(choice)).toEqual([
      'choice: if 件数 > 2 then full else 乙 = 10',
      ['condition: 件数 > 2 = true', ['input: 件数 = 3'], ['literal: 2 = 2']],
      ['input: full = 10'],
    ]);
  });

  it('follows both branches while the condition is open', () => {
    const choice = derived('if 件数 > 2 then full else 乙', { 件数: 'missing', 乙: '1' });
    expect([choice.taken, choice.parts.length, stated(choice.value)]).toEqual([null, 3, 'missing']);
  });

  it('shows a rounding as a step of its own', () => {
    const rounded = derived('round(评分, decimals: 1)', { 评分: '85.25' });
    expect(outline(rounded)).toEqual([
      'rounding: round(评分, decimals: 1) = 85.3',
      ['input x: 评分 = 85.25'],
    ]);
  });

  it('shows each case with its condition and its points', () => {
    expect(outline(derived('checklist([山区 -> 5, 沿海 -> 5])', { 山区: 'true', 沿海: 'false' }))).toEqual([
      'rule: checklist([山区 -> 5, 沿海 -> 5]) = 5',
      ['case items: 山区 -> 5 = true', ['input: 山区 = true'], ['literal: 5 = 5']],
      ['case items: 沿海 -> 5 = false', ['input: 沿海 = false'], ['literal: 5 = 5']],
    ]);
  });

  it('carries the aggregate, so that its records can be looked up', () => {
    expect(derived('count(微应用)', { 'count(微应用)': '2' }).aggregate?.dataset).toBe('微应用');
  });

  it('has the value of the formula, whatever the formula', () => {
    fc.assert(
      fc.property(typedFormula.points, givenValues, (text, given) => {
        fc.pre(checkFormula(text, office, null, { wants: 'any', range: null }).ok);
        const inputs = inputsOf(office, given);
        expect(derive(tree(text), inputs).value).toEqual(evaluate(tree(text), inputs));
      }),
      { numRuns: 150 },
    );
  });
});
