import { expect, test } from 'vitest';
import { day } from '../../../test/support/sample-scheme.ts';
import { readRedLines } from './read.ts';

const good = `- id: a
  source: 某规定
  issued: 2024-01-01
  effective: 2024-02-01
  clause: 第一条
  forbids: 某事
  instead: 另一事
  severity: warning
  words: [签到]
`;
const problems = (files: Record<string, string>): readonly string[] =>
  readRedLines(files).problems.map(({ code, at }) => `${code} ${at?.file ?? ''}:${at?.line ?? ''}`);
const changed = (from: string, to: string) => problems({ 'a.yaml': good.replace(from, to) });

test('what may be left out is empty or null', () => {
  const read = readRedLines({ 'a.yaml': good });
  expect(read.ok && read.value).toMatchObject([
    { documentNumber: null, effective: day('2024-02-01'), except: [], about: [], unless: [], subjects: [] },
  ]);
});

test.each([
  ['a day that is none', 'effective: 2024-02-01', 'effective: 2024-02-31', 'red-line-wrong a.yaml:4'],
  ['no word', 'words: [签到]', 'words: []', 'red-line-wrong a.yaml:9'],
  ['a severity that is none', 'severity: warning', 'severity: info', 'red-line-wrong a.yaml:8'],
  ['a misspelt field', 'clause:', 'clauses:', 'red-line-wrong a.yaml:1'],
])('%s is refused at its place', (_, from, to, expected) => {
  expect(changed(from, to)).toContain(expected);
});

test('an id twice, also in two files', () => {
  expect(problems({ 'a.yaml': good, 'b.yaml': good })).toEqual(['red-line-repeated :']);
});

test('broken YAML and something that is no list', () => {
  expect(changed('- id: a', '- id: [a').length).toBeGreaterThan(0);
  expect(problems({ 'a.yaml': 'id: a\n' })).toEqual(['red-line-wrong a.yaml:1']);
});

test('all problems of all files are told', () => {
  const bad = good.replace('severity: warning', 'severity: x').replace('words: [签到]', 'words: []');
  expect(problems({ 'a.yaml': bad, 'b.yaml': bad.replace('id: a', 'id: b') })).toHaveLength(4);
});
