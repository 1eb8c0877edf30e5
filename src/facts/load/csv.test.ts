import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import type { TextSource } from './text-source.ts';

function read(source: TextSource | null): readonly (readonly string[])[] {
  if (source === null) return [];
  const rows: string[][] = [[...source.header]];
  while (source.next()) {
    expect(source.refusal()).toBeNull();
    rows.push(source.header.map((_, i) => source.cell(i)));
  }
  expect(source.failure()).toBeNull();
  return rows;
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.stringMatching(/^[ab",\r\n 中𠮷]{0,6}$/u),
);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const written = (text: string): string => (/[",\r\n]/.test(text) ? quoted(text) : text);

describe('CSV', () => {
  it('gives back every cell that was written, quoted only where needed, with any line end', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 4 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
          ),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.boolean(),
        (rows, end, mark, closed) => {
          const lines = rows.map((row) =>
            row.map((each, i) => (i === 0 ? quoted(each) : written(each))).join(','),
          );
          const text = `${mark ? '\ufeff' : ''}${lines.join(end)}${closed ? end : ''}`;
          expect(read(readCsv(Buffer.from(text), 'f'))).toEqual(rows.map((row) => row.map(wellFormed)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('knows on which line each record starts', () => {
    const source = readCsv(Buffer.from('a,b\n\n"1\n2\r\n3",x\r\n4,5\n'), 'f');
    const lines: number[] = [];
    while (source?.next() === true) lines.push(source.line());
    expect(lines).toEqual([3, 6]);
  });

  it('never fails on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const source = readCsv(Buffer.from(bytes), 'f');
        for (let i = 0; source?.next() === true; i++) {
          source.refusal();
          source.cell(0);
          expect(i).toBeLessThan(61);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

// A lone surrogate cannot be written as UTF-8.
const wellFormed = (text: string): string => Buffer.from(text).toString();
