import { type ColumnRole, roleOf } from './heading-words.ts';
import { kindOfPoints } from './kind.ts';

export interface HeadColumn {
  readonly role: ColumnRole;
  readonly title: string;
  /** The kind of unit whose points stand here, where several kinds have a column each. */
  readonly kind: string | null;
}

/** A heading row: nearly all its words are headings, and one names the indicators. */
export function isHeading(titles: readonly string[]): boolean {
  const words = [...new Set(titles.map((each) => each.trim()).filter((each) => each !== ''))];
  if (words.length < 2) return false;
  const roles = words.map(roleOf);
  const known = roles.filter((role) => role !== null).length;
  return known >= 2 && known * 10 >= words.length * 7;
}

/** Whether the columns make an indicator table: something is named, and scored or described or led. */
export function isIndicatorHead(columns: readonly HeadColumn[]): boolean {
  const has = (role: ColumnRole): boolean => columns.some((column) => column.role === role);
  const named = has('level') || has('description');
  return named && (has('points') || has('standard') || has('description') || has('lead'));
}

/** Columns from the heading's words; the words of one column may come from two lines. */
export function readColumns(titles: readonly (readonly string[])[]): HeadColumn[] {
  const kinds = kindsOf(titles);
  return settle(
    titles.map((words, i) => {
      const parts = [...words].reverse().filter((word) => word.trim() !== '');
      const title = parts[0] ?? '';
      const kind = kinds[i] ?? null;
      if (kind !== null) return { role: 'points', title, kind };
      const role = parts.map(roleOf).find((each) => each !== null) ?? 'other';
      return { role: sharper(role, parts), title, kind };
    }),
  );
}

/** By column: whose points it holds. One such column alone says nothing of kinds. */
function kindsOf(titles: readonly (readonly string[])[]): (string | null)[] {
  const found = titles.map((words) =>
    words.some((word) => roleOf(word) === 'points') ? kindOfPoints(words) : null,
  );
  return new Set(found.filter((each) => each !== null)).size >= 2 ? found : found.map(() => null);
}

/** 考核单位 above 配合单位 and the like: the lower word was read first and wins. */
const sharper = (role: ColumnRole, parts: readonly string[]): ColumnRole =>
  role === 'lead' && parts.some((part) => /配合|协助|协办/.test(part) && !/牵头/.test(part))
    ? 'cooperating'
    : role;

const assesses = /考核|考评|评价|评估|牵头|评分|打分|负责|数据提供/;

/** Where several columns claim the lead, the one that assesses has it; the others name who does the work. */
function settle(columns: readonly HeadColumn[]): HeadColumn[] {
  const leads = columns.filter((column) => column.role === 'lead');
  const best = leads.find((column) => assesses.test(column.title)) ?? leads[0];
  const hasLevel = columns.some((column) => column.role === 'level');
  const firstDescription = columns.find((column) => column.role === 'description');
  return columns.map((column) => {
    if (column.role === 'lead' && column !== best) return { ...column, role: 'other' };
    if (!hasLevel && column === firstDescription) return { ...column, role: 'level' };
    return column;
  });
}
