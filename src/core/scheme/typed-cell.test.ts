import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDecimal } from '../quantity/decimal.ts';
import { rational } from '../quantity/rational.ts';
import type { Column } from './scheme.ts';
import { parseCell } from './typed-cell.ts';

const column = (over: Partial<Column>): Column => ({
  name: '列',
  type: 'text',
  quantity: 'plain',
  decimals: 0,
  optional: false,
  min: null,
  max: null,
  choices: null,
  description: '',
  ...over,
});
const read = (over: Partial<Column>, text: string) => {
  const cell = parseCell(column(over), text, 480);
  return cell.ok ? cell.value : cell.problem.code;
};

describe('numbers', () => {
  test('are exact, in plain and exponent form', () => {
    expect(read({ type: 'number', decimals: 2 }, ' 5.015 ')).toBe('cell-too-many-decimals');
    expect(read({ type: 'number', decimals: 3 }, ' 5.015 ')).toEqual(rational(5015, 1000));
    expect(read({ type: 'number', decimals: 6 }, '9.8e-05')).toEqual(rational(98, 1_000_000));
    expect(read({ type: 'number', decimals: 1 }, '1.50')).toEqual(rational(3, 2));
    expect(read({ type: 'integer' }, '1e3')).toEqual(rational(1000));
  });
  test('of an integer column have no part left over', () => {
    expect(read({ type: 'integer' }, '3.0')).toEqual(rational(3));
    expect(read({ type: 'integer' }, '3.5')).toBe('cell-not-an-integer');
  });
  test.each([
    'NaN',
    'Infinity',
    '-Infinity',
    '1,000',
    '12人',
    '92%',
    '\uff11\uff12',
    '0x10',
    '1_000',
    '--1',
    '.',
  ])('%s is refused', (text) =>
    expect(read({ type: 'number', decimals: 5 }, text)).toBe('cell-not-a-number'),
  );
  test('have at most 38 digits, decimals of the column included', () => {
    expect(read({ type: 'integer' }, '9'.repeat(38))).toEqual(rational(BigInt('9'.repeat(38))));
    expect(read({ type: 'integer' }, '9'.repeat(39))).toBe('cell-number-too-long');
    expect(read({ type: 'number', decimals: 2 }, '9'.repeat(37))).toBe('cell-number-too-long');
    expect(read({ type: 'integer' }, '9'.repeat(100_000))).toBe('cell-not-a-number');
  });
  test('keep to the limits, which are inclusive', () => {
    const limits = { type: 'integer', min: rational(0), max: rational(10) } as const;
    expect(read(limits, '0')).toEqual(rational(0));
    expect(read(limits, '10')).toEqual(rational(10));
    expect(read(limits, '-1')).toBe('cell-below-min');
    expect(read(limits, '11')).toBe('cell-above-max');
  });
  test('printed at the column’s decimals are read back exactly', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 37n), 10n ** 37n), fc.integer({ min: 0, max: 20 }), (n, decimals) => {
        const value = rational(n, 10n ** BigInt(decimals));
        expect(read({ type: 'number', decimals }, toDecimal(value, decimals))).toEqual(value);
      }),
    );
  });
});

test('truth has few spellings', () => {
  for (const text of ['true', 'TRUE', '1', '是']) expect(read({ type: 'truth' }, text)).toBe(true);
  for (const text of ['false', 'FALSE', '0', '否']) expect(read({ type: 'truth' }, text)).toBe(false);
  for (const text of ['yes', '有', '2', 'T']) expect(read({ type: 'truth' }, text)).toBe('cell-not-a-truth');
});

test('dates must exist', () => {
  expect(read({ type: 'date' }, '1970-01-02')).toBe(1);
  expect(read({ type: 'date' }, '1970/1/2')).toBe(1);
  for (const text of ['2021-02-29', '2020-1-5', '2020.1.5', '43831', '2020-01-01 10:00'])
    expect(read({ type: 'date' }, text)).toBe('cell-not-a-date');
});

test('moments are moved to the scheme’s clock when they carry an offset', () => {
  expect(read({ type: 'moment' }, '1970-01-01 08:00')).toBe(8 * 3600);
  expect(read({ type: 'moment' }, '1970-01-01T00:00:00Z')).toBe(8 * 3600);
  expect(read({ type: 'moment' }, '1970-01-01')).toBe(0);
  expect(read({ type: 'moment' }, '1970-01-01 25:00')).toBe('cell-not-a-moment');
});

test('a choice is one of the words, exactly', () => {
  const choice = { type: 'choice', choices: ['收文', '发文'] } as const;
  expect(read(choice, ' 收文 ')).toBe('收文');
  const cell = parseCell(column(choice), '收 文', 480);
  expect(cell.ok ? null : cell.problem.params).toEqual({
    column: '列',
    text: '收 文',
    choices: '收文、发文',
  });
});

test('text is trimmed, short and printable', () => {
  expect(read({}, '  甲\t乙 ')).toBe('甲\t乙');
  expect(read({}, '长'.repeat(2000))).toBe('长'.repeat(2000));
  expect(read({}, '长'.repeat(2001))).toBe('cell-text-too-long');
  expect(read({}, 'a\u0000b')).toBe('cell-text-unprintable');
  expect(read({}, '乱\ufffd码')).toBe('cell-text-unprintable');
});

test('blank is null where allowed, else refused', () => {
  for (const type of ['integer', 'number', 'text', 'choice', 'date', 'moment', 'truth'] as const) {
    expect(read({ type, optional: true }, '  ')).toBeNull();
    expect(read({ type }, '')).toBe('cell-blank');
  }
});

test('a refused cell of megabytes is quoted by its beginning', () => {
  const cell = parseCell(column({ type: 'date' }), '9'.repeat(5_000_000), 480);
  expect(cell.ok ? '' : cell.problem.params.text).toHaveLength(61);
});
