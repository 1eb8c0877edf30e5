import type { DuckDBValue } from '@duckdb/node-api';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import { storedValue } from '../duckdb/column-type.ts';
import { plainNumberReader } from './plain-number.ts';

/** A cell ready to be stored, or why it is refused. */
export type ReadCell =
  | { readonly ok: true; readonly value: DuckDBValue }
  | { readonly ok: false; readonly problem: Problem };

export type CellReader = (text: string) => ReadCell;

/** Reads the cells of one column; equal to `parseCell`, only faster on what most cells are like. */
export function cellReader(column: Column, zoneMinutes: number): CellReader {
  const read: CellReader = (text) => readCell(column, text, zoneMinutes);
  const plain = plainNumberReader(column);
  return plain === null ? remembering(read) : (text) => plain(text) ?? read(text);
}

const remembered = 4_096;

/**
 * Most columns repeat few texts (units, days, choices), so each text is read once and remembered. A column that fills
 * the memory without having repeated much is read without one from then on.
 */
function remembering(read: CellReader): CellReader {
  const known = new Map<string, ReadCell>();
  let asked = 0;
  let useful = true;
  return (text) => {
    if (!useful) return read(text);
    asked++;
    const before = known.get(text);
    if (before !== undefined) return before;
    const fresh = read(text);
    if (known.size < remembered) known.set(text, fresh);
    else useful = asked > 4 * remembered;
    return fresh;
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
