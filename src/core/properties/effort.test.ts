import { expect, test } from 'vitest';
import { formula } from '../../../test/support/sample-scheme.ts';
import { effortFor } from './effort.ts';

const rule = (inputs: number) => {
  const text = Array.from({ length: inputs }, (_, i) => `count(事项 where 数量 > ${i})`).join(' + ');
  const { combinations, rounds, values, points } = effortFor([formula(text).tree], inputs);
  return combinations + 2 * rounds * values * inputs + 2 * points * inputs;
};

test('a small rule is tried hard, a large one with bounded effort', () => {
  expect(effortFor([formula('count(事项)').tree], 1)).toEqual({
    combinations: 400,
    rounds: 4,
    values: 14,
    points: 400,
  });
  for (const inputs of [1, 10, 30]) expect(rule(inputs)).toBeLessThanOrEqual(60_000);
  expect(
    effortFor([formula(Array.from({ length: 60 }, () => 'count(事项)').join('+')).tree], 240),
  ).toMatchObject({
    rounds: 1,
    values: 14,
  });
});

test('however many inputs, each is still tried at both ends', () => {
  const { rounds, values, points } = effortFor([], 1_000_000);
  expect({ rounds, values, points }).toEqual({ rounds: 1, values: 2, points: 5 });
});
