import type { HeadColumn } from './header.ts';

/**
 * 考核内容 may head what is assessed in words, or names: of the items where a column of scoring follows, of groups where
 * the names of the items follow. Both are tried.
 */
export function readingsOf(heading: readonly HeadColumn[], doubled = false): (readonly HeadColumn[])[] {
  const spread = spreadLevels(heading, doubled);
  return [heading, ...(spread === null ? [] : [spread])].flatMap(withGroups);
}

/** A heading above two columns of names whose span is gone: the second has no heading, or no place at all. */
function spreadLevels(columns: readonly HeadColumn[], doubled: boolean): readonly HeadColumn[] | null {
  const at = columns.findIndex((column) => column.role === 'level');
  const level = columns[at];
  if (level === undefined || columns.filter((column) => column.role === 'level').length > 1) return null;
  if (columns[at + 1]?.title === '') return columns.map((column, i) => (i === at + 1 ? level : column));
  return doubled ? [...columns.slice(0, at), level, ...columns.slice(at)] : null;
}

function withGroups(columns: readonly HeadColumn[]): (readonly HeadColumn[])[] {
  const at = columns.findIndex((column) => column.role === 'description');
  const scored = columns.some((column, i) => column.role === 'standard' && i > at);
  const names = scored && columns[at - 1]?.role === 'level';
  const groups = columns[at + 1]?.role === 'level';
  if (at < 0 || !(names || groups) || explains.test(columns[at]?.title ?? '')) return [columns];
  return [columns, columns.map((column, i) => (i === at ? { ...column, role: 'level' as const } : column))];
}

/** Words that head prose and never names. */
const explains = /说明|解释|释义|含义|内涵|定义|描述|口径|来源/;

export function cheapest<T extends { readonly cost: number }>(readings: readonly T[]): Omit<T, 'cost'> {
  const best = readings.reduce((a, b) => (b.cost < a.cost ? b : a));
  return best;
}
