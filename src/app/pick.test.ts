import { describe, expect, it } from 'vitest';
import { group, indicator, scheme, table, unit } from '../../test/support/sample-scheme.ts';
import type { Result } from '../core/problem/problem.ts';
import { pickIndicator, pickTables, pickUnit } from './pick.ts';

const tables = [
  table([
    group('甲', '60', [
      indicator('a-1', '30', 'full', { no: 1, name: '收文' }),
      indicator('a-2', '30', 'full', { no: 2, name: '业务培训' }),
    ]),
    group('乙', '40', [indicator('a-3', '40', 'full', { no: null, name: '业务培训' })]),
  ]),
];
const told = (result: Result<unknown>): readonly (readonly [string, string | undefined])[] =>
  result.problems.map(({ code, params }) => [code, params.candidates]);

describe('an indicator', () => {
  it.each([
    ['a-3', 'a-3'],
    ['2', 'a-2'],
    [' 收文 ', 'a-1'],
  ])('%j is %s', (asked, id) => {
    expect(pickIndicator(tables, asked)).toMatchObject({ ok: true, value: { indicator: { id } } });
  });

  it('that several bear is asked for by id', () => {
    expect(told(pickIndicator(tables, '业务培训'))).toEqual([
      ['ambiguous-indicator', 'a-2 (2 业务培训)、a-3 (– 业务培训)'],
    ]);
  });

  it('nobody knows is answered with the nearest names', () => {
    expect(told(pickIndicator(tables, '培训'))[0]?.[1]).toBe('a-2 (2 业务培训)、a-3 (– 业务培训)');
    expect(told(pickIndicator(tables, '9'))[0]?.[1]).toContain('a-1 (1 收文)');
  });
});

describe('a unit', () => {
  const units = [unit('A', { name: '甘霖镇' }), unit('B', { name: '长乐镇' }), unit('C', { name: '长乐镇' })];

  it('is found by id or full name', () => {
    expect(pickUnit(units, 'C')).toMatchObject({ ok: true, value: { unit: 'C' } });
    expect(pickUnit(units, '甘霖镇')).toMatchObject({ ok: true, value: { unit: 'A' } });
  });

  it('whose name two bear, or none, is asked for by id', () => {
    expect(told(pickUnit(units, '长乐镇'))).toEqual([['ambiguous-unit', 'B (长乐镇)、C (长乐镇)']]);
    expect(told(pickUnit(units, '甘霖'))).toEqual([['unknown-unit', 'A (甘霖镇)']]);
  });
});

it('a table that is not there is answered with those that are', () => {
  expect(told(pickTables(scheme(tables), 'x'))).toEqual([['unknown-table', 'table (表)']]);
});
