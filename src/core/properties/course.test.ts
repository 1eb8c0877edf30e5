import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, dataset, indicator, number, scheme, table } from '../../../test/support/sample-scheme.ts';
import { checkRule } from './check-properties.ts';

const items = dataset('事项', [
  column('已办', 'truth'),
  column('逾期', 'truth'),
  column('比率', 'number', { quantity: 'ratio', min: number('0'), max: number('1') }),
]);

function codesOf(formula: string): readonly string[] {
  const rule = indicator('rule', '10', formula);
  const from = scheme([table([rule])], { datasets: [items] });
  return checkRule(from, rule).map((each) => each.problem.code);
}

const percent = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => `${n}%`);
const rate = 'latest(比率 of 事项)';
const policy = fc.constantFrom('missing', 'not_applicable', 'full', '0');

/** Rules whose score never falls while the one thing they measure gets better, or never rises. */
const oneWay = fc.oneof(
  fc
    .tuple(percent(1, 100), percent(50, 150))
    .map(([target, cap]) => `clamp(pro_rata(${rate}, target: ${target}, cap: ${cap}), 0, full)`),
  policy.map((when) => `share(count(事项 where 已办), count(事项), when_empty: ${when})`),
  percent(0, 100).map((least) => `threshold(${rate}, at_least: ${least})`),
  percent(0, 99).map((most) => `threshold(${rate}, at_most: ${most})`),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 4 })
    .map((bounds) => [...bounds].sort((a, b) => b - a))
    .map((bounds) => bounds.map((each, i) => `${each}% -> ${(4 - i) / 4} * full`).join(', '))
    .map((bands) => `bands(${rate}, [${bands}], edge: inclusive, otherwise: 0)`),
  fc
    .tuple(percent(80, 100), fc.integer({ min: 1, max: 20 }))
    .map(
      ([target, each]) =>
        `shortfall(${rate}, target: ${target}, per: 1%, each: ${each / 10}, part_unit: ignored)`,
    ),
  fc
    .integer({ min: 1, max: 50 })
    .map((each) => `deduct(count(事项 where 逾期), each: ${each / 10}, floor: 0)`),
  fc
    .integer({ min: 1, max: 50 })
    .map((each) => `unit_prices([count(事项 where 已办) -> ${each / 10}], cap: full)`),
);

test('a rule that goes one way is never reported as rising and falling', () => {
  fc.assert(
    fc.property(oneWay, (formula) => {
      expect(codesOf(formula)).not.toContain('rule-not-monotone');
    }),
    { numRuns: 100 },
  );
});

describe('a defect put into a good rule is found', () => {
  const good = fc.oneof(
    percent(60, 100).map((target) => `pro_rata(${rate}, target: ${target})`),
    policy.map((when) => `share(count(事项 where 已办), count(事项), when_empty: ${when})`),
  );
  const defects: readonly (readonly [string, string, (rule: string) => string])[] = [
    ['points lost at the top', 'full-marks-unreachable', (rule) => `0.8 * (${rule})`],
    ['points for nothing', 'zero-unreachable', (rule) => `max(${rule}, 0.1 * full)`],
    [
      'a penalty for the best',
      'rule-not-monotone',
      (rule) => `if ${rate} > 90% or count(事项 where 已办) > 50 then 0.3 * (${rule}) else ${rule}`,
    ],
    ['all or nothing', 'rule-cliff', (rule) => `if (${rule}) >= full then full else 0`],
  ];
  test.each(defects)('%s', (_, code, inject) => {
    fc.assert(
      fc.property(good, (rule) => {
        expect(codesOf(rule)).not.toContain(code);
        expect(codesOf(inject(rule))).toContain(code);
      }),
      { numRuns: 20 },
    );
  });
});

test('what is found does not depend on the order of the inputs in the formula', () => {
  const [a, b] = ['count(事项 where 已办) > 0 -> 6', 'count(事项 where 逾期) > 0 -> 4'];
  expect(codesOf(`checklist([${a}, ${b}])`)).toEqual(codesOf(`checklist([${b}, ${a}])`));
});
