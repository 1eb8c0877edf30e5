import { expect, test } from 'vitest';
import { smallScheme, withChange } from '../../../test/fixtures/small-scheme.ts';
import { parseDay } from '../quantity/day.ts';
import { toDecimal } from '../quantity/decimal.ts';
import { readScheme } from './read.ts';
import { findIndicator, groupsOf, indicatorsOf, pathOf, targetOf } from './walk.ts';

function schemeOf(files: Record<string, string>) {
  const read = readScheme(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
  return read.value;
}

test('leaves and groups come in the order of the notice; a path leads to each', () => {
  const table = schemeOf(smallScheme).tables[0];
  if (table === undefined) throw new Error('no table');
  expect(indicatorsOf(table).map((each) => each.id)).toEqual(['town-1', 'town-2']);
  expect(groupsOf(table).map((each) => each.id)).toEqual(['town/办公']);
  expect(pathOf(table, 'town-2')?.map((each) => each.name)).toEqual(['办公']);
  expect(pathOf(table, 'town/办公')).toEqual([]);
  expect(pathOf(table, 'nobody')).toBeNull();
  expect(findIndicator(schemeOf(smallScheme), 'town-2')?.table.id).toBe('town');
});

test('a target is the last that fits unit and day; none is missing', () => {
  const target = `assumptions: [A-1]
        target:
          default: 90%
          by_period: [{from: 2020-07-01, value: 95%}, {from: 2020-04-01, value: 92%}]
          by_unit: {B: [{from: 2020-06-01, value: 50%}]}`;
  const scheme = schemeOf(withChange('tables/town.yaml', 'assumptions: [A-1]', target));
  const indicator = findIndicator(scheme, 'town-1')?.indicator;
  const second = findIndicator(scheme, 'town-2')?.indicator;
  if (indicator === undefined || second === undefined) throw new Error('no indicator');
  const on = (unit: string, day: string) => {
    const value = targetOf(indicator, unit, parseDay(day) ?? 0);
    return value.state === 'known' ? toDecimal(value.value, 2) : value.state;
  };
  expect([on('A', '2020-03-31'), on('A', '2020-04-01'), on('A', '2020-12-31')]).toEqual([
    '0.90',
    '0.92',
    '0.95',
  ]);
  expect([on('B', '2020-05-31'), on('B', '2020-06-01'), on('B', '2020-12-31')]).toEqual([
    '0.92',
    '0.50',
    '0.50',
  ]);
  expect(targetOf(second, 'A', 18_000)).toEqual({
    state: 'missing',
    missing: [{ kind: 'target', name: '发文' }],
  });
});
