import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number } from '../../../test/support/sample-scheme.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { rational } from '../quantity/rational.ts';
import { gradeCohort } from './grade.ts';
import { rankValues } from './rank.ts';

const contenders = (values: readonly (string | null)[]) =>
  values.map((value, i) => ({ id: `u${i}`, value: value === null ? null : number(value) }));

const ranks = (values: readonly (string | null)[], ties: 'min' | 'dense' | 'average' | 'max') => {
  const ranked = rankValues(contenders(values), ties);
  return values.map((_, i) => {
    const rank = ranked.get(`u${i}`);
    return rank === undefined ? null : exactDecimal(rank);
  });
};

describe('ranks', () => {
  const values = ['90', '80', '95', '80', '70', null];

  it.each([
    ['min', ['2', '3', '1', '3', '5', null]],
    ['max', ['2', '4', '1', '4', '5', null]],
    ['average', ['2', '3.5', '1', '3.5', '5', null]],
    ['dense', ['2', '3', '1', '3', '4', null]],
  ] as const)('%s ties, and who has no score has no rank', (ties, expected) => {
    expect(ranks(values, ties)).toEqual(expected);
  });

  it('do not depend on the order of the input', () => {
    const some = fc.array(fc.record({ n: fc.integer({ min: 0, max: 5 }), gone: fc.boolean() }), {
      maxLength: 12,
    });
    const ties = fc.constantFrom('min', 'dense', 'average', 'max');
    fc.assert(
      fc.property(some, ties, fc.func(fc.nat()), (all, rule, key) => {
        const given = all.map(({ n, gone }, i) => ({ id: `${i}`, value: gone ? null : rational(n) }));
        const shuffled = [...given].sort((a, b) => key(a.id) - key(b.id));
        const [one, other] = [rankValues(given, rule), rankValues(shuffled, rule)];
        for (const { id } of given) expect(other.get(id)).toEqual(one.get(id));
      }),
    );
  });
});

describe('grades', () => {
  const grade = (name: string, from: string, quota: string | null = null) => ({
    name,
    from: number(from),
    quota: quota === null ? null : number(quota),
  });
  const grades = (
    values: readonly (string | null)[],
    scale: readonly ReturnType<typeof grade>[],
    cap: string | null = null,
  ) => {
    const given = gradeCohort(
      contenders(values).map((each, i) => ({ ...each, cap: i === 0 ? cap : null })),
      scale,
    );
    return values.map((_, i) => given.get(`u${i}`) ?? null);
  };
  const plain = [grade('优秀', '90'), grade('良好', '80'), grade('合格', '60')];

  it('bounds are inclusive, and below the last there is none', () => {
    expect(grades(['90', '89.99', '80', '60', '59.99', null], plain)).toEqual([
      '优秀',
      '良好',
      '良好',
      '合格',
      null,
      null,
    ]);
  });

  it('a quota is never exceeded: of five units, 30% is one', () => {
    const scale = [grade('优秀', '90', '0.3'), grade('良好', '80')];
    expect(grades(['99', '98', '97', '85', '84'], scale)).toEqual(['优秀', '良好', '良好', '良好', '良好']);
  });

  it('who ties on the last place of a quota shares the next grade', () => {
    const scale = [grade('优秀', '90', '0.4'), grade('良好', '80')];
    expect(grades(['99', '95', '95', '85', '84'], scale)).toEqual(['优秀', '良好', '良好', '良好', '良好']);
  });

  it('a veto caps the grade and leaves the place in the quota to others', () => {
    const scale = [grade('优秀', '90', '0.5'), grade('良好', '80'), grade('合格', '60')];
    expect(grades(['99', '95'], scale, '合格')).toEqual(['合格', '优秀']);
  });
});
