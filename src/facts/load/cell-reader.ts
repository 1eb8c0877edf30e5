import type { DuckDBValue } from '@duckdb/node-api';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import { storedValue } from '../duckdb/column-type.ts';

/** A cell ready to be stored, or why it is refused. */
export type ReadCell =
  | { readonly ok: true; readonly value: DuckDBValue }
  | { readonly ok: false; readonly problem: Problem };

const remembered = 20_000;

/**
 * Reads the cells of one column. Most columns repeat few texts (units, days, choices, small numbers), so each text is
 * read once and remembered; a column that turns out not to repeat is read without remembering.
 */
export function cellReader(column: Column, zoneMinutes: number): (text: string) => ReadCell {
  const known = new Map<string, ReadCell>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = readCell(column, text, zoneMinutes);
    if (known.size < remembered) known.set(text, read);
    return read;
  };
}

function readCell(column: Column, text: string, zoneMinutes: number): ReadCell {
  const cell = parseCell(column, text, zoneMinutes);
  if (!cell.ok) return cell;
  const value = storedValue(column, cell.value);
  return value === undefined
    ? { ok: false, problem: problem('cell-number-too-long', { column: column.name, text }) }
    : { ok: true, value };
}
