import { expect, test } from 'vitest';
import { rational } from '../quantity/rational.ts';
import type { Column } from './scheme.ts';
import { parseUnits } from './units-file.ts';

const staff: Column = {
  name: '在编人数',
  type: 'integer',
  quantity: 'count',
  decimals: 0,
  optional: false,
  min: rational(0),
  max: null,
  choices: null,
  description: '',
};
const read = (text: string) => parseUnits('units.csv', text, [staff], 480);
const problems = (text: string) => read(text).problems.map((each) => `${each.at?.line} ${each.code}`);

test('columns stand in any order; blank means not known; a blank cohort is the kind', () => {
  const result = read(
    'name,在编人数,unit,kind,valid_to,cohort\n甲,30,A,town,2020-06-30,\n乙,,B,town,,一组\n',
  );
  expect(result.ok && result.value).toEqual([
    {
      unit: 'A',
      name: '甲',
      kind: 'town',
      cohort: 'town',
      validFrom: null,
      validTo: 18443,
      attributes: { 在编人数: rational(30) },
    },
    {
      unit: 'B',
      name: '乙',
      kind: 'town',
      cohort: '一组',
      validFrom: null,
      validTo: null,
      attributes: { 在编人数: null },
    },
  ]);
});

test('every bad row and cell is reported', () => {
  const text =
    'unit,name,kind,在编人数,valid_from,valid_to\nA,甲,town,x,2020-13-01,\nA,乙,town\nB,,town,-1,,\nC,丙,town,,2020-02-01,2020-01-01\nD,丁,t,,,\nD,戊,t,,,\n';
  expect(problems(text)).toEqual([
    '2 cell-not-a-number',
    '2 cell-not-a-date',
    '3 units-row-length',
    '4 cell-blank',
    '4 cell-below-min',
    '5 period-reversed',
    '7 id-repeated',
  ]);
});

test('the header is judged', () => {
  expect(problems('unit,kind,在编人,unit\nA,town,1,A\n')).toEqual([
    '1 units-column-missing',
    '1 units-column-unknown',
    '1 units-column-unknown',
  ]);
});

test('an empty file, a header alone, an open quote and a binary file', () => {
  expect(problems('')).toEqual(['1 units-empty']);
  expect(problems('unit,name,kind\n')).toEqual(['1 units-empty']);
  expect(problems('unit,name,kind\n"A,甲,town\n')).toEqual(['2 csv-syntax']);
  expect(problems('unit,name\u0000,kind\n')).toEqual(['1 text-unprintable']);
  expect(problems('x'.repeat(4_000_001))).toEqual(['null file-too-large']);
});
