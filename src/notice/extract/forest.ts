import type { Forest } from './branch.ts';
import { withCriteria } from './criteria.ts';
import { marksCount } from './enumerator.ts';
import { type GridRow, ownTexts } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { addLeaf, continueLeaf } from './leaf.ts';
import { leafColumn, mergedLevels, readUpperLevel } from './levels.ts';
import { leadsFollowNames } from './named-leads.ts';
import { serialOf } from './row-cells.ts';
import { isTotalRow } from './section.ts';
import { numberDepth, type SectionRow, sectionOf } from './section-row.ts';
import { settleShared, withoutLeftOut } from './shared.ts';
import { totalIn } from './total-row.ts';
import { branch, type Walk } from './walk.ts';
import { folded } from './words.ts';

/** Rows whose columns are known → the tree they state; of points columns per kind of unit, those of `kind` count. */
export function growForest(
  heading: readonly HeadColumn[],
  rows: readonly GridRow[],
  kind: string | null = null,
): Forest {
  const prose = heading.map(
    (column): HeadColumn => (isOthers(column, kind) ? { ...column, role: 'other' } : column),
  );
  const columns = withCriteria(prose, rows);
  const levels = columns.flatMap((column, i) => (column.role === 'level' ? [i] : []));
  const root = branch({ name: '', points: null, form: null, sign: null }, '', 0, null);
  const walk: Walk = {
    columns,
    prose,
    levels,
    marks: columns.map((column, i) => column.role === 'level' && marksCount(ownTextsIn(rows, i))),
    parents: levels.length === 1 ? parentNumbers(rows, columns) : new Set(),
    leadsInNames:
      !columns.some((column) => column.role === 'lead') &&
      leadsFollowNames(ownTextsIn(rows, levels.at(-1) ?? 0)),
    root,
    sections: [],
    current: levels.map(() => null),
    last: null,
    total: null,
    leftOut: new Set(),
    shared: new Map(),
  };
  rows.forEach((row, i) => {
    readRow(row, rows[i + 1] ?? null, walk);
  });
  settleShared(walk);
  const leftOut = [...walk.leftOut].flatMap((each) => each.leaf?.no ?? []);
  return { root: withoutLeftOut(walk), total: walk.total, leftOut };
}

/** The numbers of rows that stand above others: only a serial column says so, and only dotted numbers do. */
function parentNumbers(rows: readonly GridRow[], columns: readonly HeadColumn[]): Set<string> {
  const numbers = rows.map((row) => String(serialOf(row, columns) ?? '')).filter((each) => each !== '');
  return new Set(
    numbers.filter((each) => each.includes('.')).map((each) => each.slice(0, each.lastIndexOf('.'))),
  );
}

const isOthers = (column: HeadColumn, kind: string | null): boolean =>
  column.kind !== null && column.kind !== kind;

const ownTextsIn = (rows: readonly GridRow[], column: number): string[] =>
  rows.flatMap((row) => (row.slots[column]?.from === 'own' ? [row.slots[column].text] : []));

function readRow(row: GridRow, next: GridRow | null, walk: Walk): void {
  const texts = ownTexts(row);
  if (texts.length === 0) return;
  if (isTotalRow(texts)) {
    const points = totalIn(row, walk.columns);
    if (points !== null) walk.total = { points, quote: texts.join(' '), source: row.source };
    return;
  }
  const section = sectionOf(row, walk);
  if (section !== null) openSection(section, row, walk);
  else if (!isRemark(row)) readDataRow(row, next, walk);
}

function openSection(section: SectionRow, row: GridRow, walk: Walk): void {
  while (walk.sections.some((each) => each.depth >= section.depth)) walk.sections.pop();
  const parent = walk.sections.at(-1)?.branch ?? walk.root;
  const opened = branch(section, section.name, row.source, null);
  parent.children.push(opened);
  walk.sections.push({ depth: section.depth, branch: opened });
  walk.current = walk.levels.map(() => null);
  walk.last = null;
}

/** A sentence across the whole table is a remark, not an item. */
const isRemark = (row: GridRow): boolean => {
  const texts = new Set(row.slots.filter((slot) => slot.from !== 'blank').map((slot) => slot.text));
  const [only = ''] = texts;
  return texts.size === 1 && /^(备注|注|说明)|[。;]/.test(folded(only)) && row.slots[0]?.from !== 'blank';
};

/** 1.2 stands beside 1.1 and not below it. */
function closeNumbered(row: GridRow, walk: Walk): void {
  const number = serialOf(row, walk.columns);
  if (walk.parents.size === 0 || number === null) return;
  while (walk.sections.some((each) => each.depth >= numberDepth(number))) walk.sections.pop();
}

function readDataRow(row: GridRow, next: GridRow | null, walk: Walk): void {
  closeNumbered(row, walk);
  const merged = mergedLevels(row, walk.levels);
  const column = leafColumn(row, next, walk);
  let fresh = false;
  walk.levels.slice(0, -1).forEach((upper, level) => {
    if (upper < column) fresh = readUpperLevel(row, upper, level, merged, fresh, walk);
    else walk.current[level] = null;
  });
  const slot = row.slots[column];
  const named = slot !== undefined && (slot.from === 'own' || (slot.from === 'span' && merged.has(column)));
  if (named && slot !== undefined) addLeaf(row, slot, walk);
  else continueLeaf(row, slot, walk);
}
