import type { DraftTable } from '../extract/draft.ts';
import { cutOutsideBrackets } from '../extract/offices.ts';

/** A table for one kind of unit; `copy` counts the kinds before it that share the table. */
export interface PlacedTable {
  readonly table: DraftTable;
  readonly index: number;
  readonly copy: number;
  /** Place in `kinds`. */
  readonly kind: number;
}

/**
 * The kinds of unit that tables tell apart, and every table once for each of its kinds: a table that is common to 镇 and
 * 部门 stands in both their schemes where these have tables of their own too. Kinds that always share are one.
 */
export function kindsOf(tables: readonly DraftTable[]): {
  readonly kinds: readonly string[];
  readonly placed: readonly PlacedTable[];
} {
  const named = tables.map(({ subject }) => [...new Set(cutOutsideBrackets(subject, /[、]/))]);
  const groups = new Map<string, string[]>();
  for (const name of new Set(named.flat())) {
    const key = named.map((names) => (names.includes(name) ? '1' : '0')).join('');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const all = [...groups.entries()];
  const placed = tables.flatMap((table, index) =>
    all
      .flatMap(([key], kind) => (key[index] === '1' ? [kind] : []))
      .map((kind, copy): PlacedTable => ({ table, index, copy, kind })),
  );
  return { kinds: all.map(([, names]) => names.join('、')), placed };
}
