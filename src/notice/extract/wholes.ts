import type { Heads } from './body/heads.ts';
import type { Branch } from './branch.ts';
import type { Caption } from './caption.ts';
import type { BodyStatements, DraftTable } from './draft.ts';
import { toDraftTable } from './draft-table.ts';
import { growForest } from './forest.ts';
import type { FoundTable } from './found.ts';
import { splitPoints } from './points.ts';
import { readSection } from './section.ts';
import { subjectOf, type TableOrdinal } from './subject.ts';
import { branch } from './walk.ts';
import { roleOf } from './weigh.ts';

interface CaptionedTable {
  readonly table: FoundTable;
  readonly caption: Caption;
}

/** A table that stands for itself, and the tables of bonus points and deductions that belong to it. */
export interface Whole extends CaptionedTable {
  readonly outside: readonly CaptionedTable[];
}

/** A table that is headed 加分项目 or the like belongs to the one before. */
export function wholesOf(found: readonly CaptionedTable[]): Whole[] {
  const wholes: Whole[] = [];
  for (const each of found) {
    const last = wholes.at(-1);
    if (last !== undefined && outsideName(each.caption) !== null)
      wholes[wholes.length - 1] = { ...last, outside: [...last.outside, each] };
    else wholes.push({ ...each, outside: [] });
  }
  return wholes;
}

const label = /^(?:附件|附表|表)\s*[一二三四五六七八九十\d]*(?:[-.]\d+)?\s*[:\uff1a、]?\s*/;

/** 附件2 加分项目 → 加分项目; null for a table inside the total. */
function outsideName({ text }: Caption): string | null {
  const section = readSection(text.replace(label, ''));
  return section !== null && roleOf({ name: section.name }) !== 'base' ? section.name : null;
}

/** One table, or one for each kind of unit that has a column of points. */
export function tablesOf(
  { table, caption, outside }: Whole,
  place: TableOrdinal,
  heads: Heads,
  body: BodyStatements,
): DraftTable[] {
  const text = caption.text === '' ? (heads.title ?? '') : caption.text;
  // The title names the field, not who is assessed, where the notice itself says that.
  const says = caption.text === '' && heads.appliesTo.length > 0 ? '' : text;
  const kinds = kindsOf(table);
  const subjects = kinds.length > 0 ? kinds : [subjectOf(says, heads.appliesTo, place)];
  return subjects.map((subject, i) => {
    const forest = growForest(table.columns, table.rows, kinds[i] ?? null);
    for (const each of outside) addOutside(forest.root, each);
    return toDraftTable(forest, { caption: { ...caption, text }, subject, source: table.source }, body);
  });
}

/** The kinds of unit that have a column of points each, in the order of the columns. */
const kindsOf = (table: FoundTable): string[] => [
  ...new Set(table.columns.flatMap((column) => (column.kind === null ? [] : [column.kind]))),
];

function addOutside(root: Branch, { table, caption }: CaptionedTable): void {
  const name = outsideName(caption) ?? '';
  const { points, form, sign } = splitPoints(caption.text);
  const part = branch({ name, points, form, sign }, name, table.source, null);
  part.children.push(...growForest(table.columns, table.rows).root.children);
  root.children.push(part);
}
