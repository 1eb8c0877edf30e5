import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column } from '../../../test/conformance/engines/fixture.ts';
import { rational } from '../../core/quantity/rational.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import { storedValue } from '../duckdb/column-type.ts';
import { cellReader } from './cell-reader.ts';

const columns: readonly Column[] = [
  column('a', 'integer'),
  column('b', 'integer', { min: rational(0), max: rational(100), optional: true }),
  column('c', 'number'),
  column('d', 'number', { decimals: 8, min: rational(-3, 2) }),
  column('e', 'number', { decimals: 20 }),
  column('f', 'number', { decimals: 1, max: rational(1, 3) }),
];

const texts = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, min: -1000, max: 1000 }).map((n) => n.toFixed(3)),
  fc
    .tuple(
      fc.constantFrom('', '-', '+', ' '),
      fc.stringMatching(/^\d{0,19}$/),
      fc.constantFrom('', '.'),
      fc.stringMatching(/^\d{0,9}$/),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '',
    '-',
    '.',
    '-.',
    '1.',
    '.5',
    '-0',
    '-0.00',
    '00012',
    '1e3',
    '9007199254740993',
    '999999999999999',
    '0.1 ',
    '1,000',
    '１',
  ),
);

describe('the fast reading of cells', () => {
  it('is the reading of cells', () => {
    const readers = columns.map((each) => cellReader(each, 480));
    fc.assert(
      fc.property(texts, fc.nat(columns.length - 1), (text, i) => {
        const each = columns[i];
        if (each === undefined) return;
        const cell = parseCell(each, text, 480);
        const stored = cell.ok ? storedValue(each, cell.value) : undefined;
        const read = readers[i]?.(text);
        if (stored === undefined) expect(read?.ok).toBe(false);
        else expect(read).toEqual({ ok: true, value: stored });
      }),
      { numRuns: 3000 },
    );
  });
});
