import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv.ts';

const cells = (text: string) => {
  const read = readCsv(text);
  return read.ok ? read.records.map((record) => [record.line, ...record.cells]) : `line ${read.line}`;
};

test('quotes hold commas, doubled quotes and line breaks; lines are counted through them', () => {
  expect(cells('a,b\r\n"1,5","说""好""\n吗"\n\nc,\n')).toEqual([
    [1, 'a', 'b'],
    [2, '1,5', '说"好"\n吗'],
    [5, 'c', ''],
  ]);
});

test('a byte order mark is no part of the first cell; the last line needs no end', () => {
  expect(cells('\ufeffa,b\n1,')).toEqual([
    [1, 'a', 'b'],
    [2, '1', ''],
  ]);
  expect(cells('')).toEqual([]);
});

test('a quote left open, or followed by more text, names its line', () => {
  expect(cells('a\n"b\n\n')).toBe('line 2');
  expect(cells('a\n"b"c\n')).toBe('line 2');
});

test('what is written with quotes is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '乡', ' ') });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const text = rows
        .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
      const read = readCsv(text);
      expect(read.ok && read.records.map((record) => record.cells)).toEqual(rows);
    }),
  );
});
