import type { Source } from '../read/block.ts';
import type { Branch, Forest, Leaf } from './branch.ts';
import { withCriteria } from './criteria.ts';
import { type GridRow, ownTexts, type Slot } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { type NamedPoints, readPointsCell, splitPoints } from './points.ts';
import { leadsOf, proseOf, serialInName, serialOf, withColumnPoints } from './row-cells.ts';
import { isTotalRow, readSection, readTotal } from './section.ts';
import { folded, splitEnumerator, tidy, tidyLines } from './words.ts';

interface Walk {
  /** Columns as the tree needs them; `prose` as the heading names them. They differ where criteria are the items. */
  readonly columns: readonly HeadColumn[];
  readonly prose: readonly HeadColumn[];
  readonly levels: readonly number[];
  readonly root: Branch;
  sections: { depth: number; branch: Branch }[];
  current: (Branch | null)[];
  last: Branch | null;
  total: Forest['total'];
}

/** Rows whose columns are known → the tree they state. */
export function growForest(prose: readonly HeadColumn[], rows: readonly GridRow[]): Forest {
  const columns = withCriteria(prose, rows);
  const levels = columns.flatMap((column, i) => (column.role === 'level' ? [i] : []));
  const root = branch({ name: '', points: null, form: null, sign: null }, '', 0, null);
  const walk: Walk = {
    columns,
    prose,
    levels,
    root,
    sections: [],
    current: levels.map(() => null),
    last: null,
    total: null,
  };
  for (const row of rows) readRow(row, walk);
  return { root, total: walk.total };
}

const branch = (named: NamedPoints, raw: string, source: Source, leaf: Leaf | null): Branch => ({
  ...named,
  raw,
  source,
  children: [],
  leaf,
});

function readRow(row: GridRow, walk: Walk): void {
  const texts = ownTexts(row);
  if (texts.length === 0) return;
  if (isTotalRow(texts)) {
    const points = readTotal(texts);
    if (points !== null) walk.total = { points, quote: texts.join(' '), source: row.source };
    return;
  }
  const section = sectionOf(row, walk);
  if (section !== null) openSection(section, row, walk);
  else if (!isRemark(row)) readDataRow(row, walk);
}

interface SectionRow extends NamedPoints {
  readonly depth: number;
}

/** A row that is one text across, or that has a Chinese numeral for its serial and says nothing else. */
function sectionOf(row: GridRow, walk: Walk): SectionRow | null {
  const filled = row.slots.filter((slot) => slot.from !== 'blank');
  const first = filled[0];
  if (first === undefined) return null;
  if (filled.every((slot) => slot.text === first.text)) {
    const found = readSection(first.text);
    if (found !== null) return { ...found, sign: splitPoints(first.text).sign };
  }
  const texts = [...new Set(filled.map((slot) => slot.text))];
  const mark = /^[(\uff08]?([一二三四五六七八九十]{1,3})[)\uff09]?[、.]?$/.exec(tidy(texts[0] ?? ''));
  const says = row.slots.some(
    (slot, i) =>
      slot.from === 'own' && ['description', 'standard', 'lead'].includes(walk.prose[i]?.role ?? ''),
  );
  if (mark === null || says || texts.length < 2 || texts.length > 4) return null;
  const named = splitPoints(splitEnumerator(tidy(texts[1] ?? '')).rest);
  const cell =
    texts
      .slice(2)
      .map(readPointsCell)
      .find((each) => each !== null) ?? null;
  return {
    ...named,
    ...(named.points === null && cell !== null ? cell : {}),
    depth: /^[(\uff08]/.test(mark[0]) ? 1 : 0,
  };
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

function readDataRow(row: GridRow, walk: Walk): void {
  const merged = mergedLevels(row, walk.levels);
  const column = leafColumn(row, walk);
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

/** The last level, or a level above it whose cell was merged over the blank ones behind it. */
function leafColumn(row: GridRow, walk: Walk): number {
  const last = walk.levels.at(-1) ?? 0;
  if (row.slots[last]?.from !== 'blank') return last;
  const deepest = walk.levels.findLast((column) => row.slots[column]?.from === 'own');
  const level = walk.levels.indexOf(deepest ?? -1);
  if (deepest === undefined || level === 0 || walk.current[level]?.raw === row.slots[deepest]?.text)
    return last;
  return deepest;
}

/** Level columns that a cell covers together with the one at its left. */
function mergedLevels(row: GridRow, levels: readonly number[]): Map<number, 'first' | 'last'> {
  const found = new Map<number, 'first' | 'last'>();
  levels.forEach((column, i) => {
    const left = levels[i - 1];
    if (left === undefined) return;
    const [here, there] = [row.slots[column], row.slots[left]];
    if (here?.from !== 'span' || there === undefined || there.from === 'blank') return;
    if (
      here.source !== there.source ||
      here.text !== there.text ||
      (typeof here.source === 'number' && here.text === '')
    )
      return;
    found.set(left, 'first');
    found.set(column, 'last');
  });
  return found;
}

/** Returns whether this level or one above it began in this row. */
function readUpperLevel(
  row: GridRow,
  column: number,
  level: number,
  merged: ReadonlyMap<number, 'first' | 'last'>,
  fresh: boolean,
  walk: Walk,
): boolean {
  const slot = row.slots[column];
  const current = walk.current[level] ?? null;
  const swallowed = merged.has(column) && reachesLeaf(column, merged, walk.levels);
  if (swallowed || (merged.get(column) === 'last' && level > 0)) {
    walk.current[level] = null;
    return fresh;
  }
  if (slot === undefined || slot.from === 'blank') {
    if (fresh) walk.current[level] = null;
    return fresh;
  }
  if (!fresh && current !== null && current.raw === slot.text) return fresh;
  const named = withColumnPoints(
    splitPoints(splitEnumerator(tidy(slot.text)).rest),
    row,
    level,
    walk.columns,
  );
  const opened = branch(named, slot.text, slot.source, null);
  parentOf(level, walk).children.push(opened);
  walk.current[level] = opened;
  for (let below = level + 1; below < walk.current.length; below++) walk.current[below] = null;
  walk.last = null;
  return true;
}

function reachesLeaf(
  column: number,
  merged: ReadonlyMap<number, string>,
  levels: readonly number[],
): boolean {
  const at = levels.indexOf(column);
  return (
    levels.slice(at + 1).every((each) => merged.get(each) === 'last' || merged.has(each)) &&
    merged.has(levels.at(-1) ?? -1)
  );
}

function parentOf(level: number, walk: Walk): Branch {
  for (let above = level - 1; above >= 0; above--) {
    const found = walk.current[above];
    if (found !== null && found !== undefined) return found;
  }
  return walk.sections.at(-1)?.branch ?? walk.root;
}

function addLeaf(row: GridRow, slot: Slot, walk: Walk): void {
  const parent = parentOf(walk.levels.length - 1, walk);
  const previous = walk.last?.leaf ?? null;
  const written = walk.columns === walk.prose ? slot.text : firstClause(tidyLines(slot.text)) || slot.text;
  const named = withColumnPoints(splitPoints(nameText(written)), row, walk.levels.length - 1, walk.columns);
  const leaf: Leaf = {
    no: serialOf(row, walk.columns) ?? serialInName(slot.text, walk.columns),
    description: proseOf(row, 'description', walk.prose, previous?.description ?? ''),
    standard: proseOf(row, 'standard', walk.prose, previous?.standard ?? ''),
    ...leadsOf(row, walk.columns, previous),
  };
  const added = branch(
    { ...named, name: named.name === '' ? tidy(written) : named.name },
    slot.text,
    slot.source,
    leaf,
  );
  parent.children.push(added);
  walk.last = added;
}

/** A name in the indicator column keeps its words, only a leading number of its own goes. */
const nameText = (text: string): string => splitEnumerator(tidy(text)).rest;

/** A row without a name of its own goes on with the item above, unless it has a number or points of its own. */
function continueLeaf(row: GridRow, slot: Slot | undefined, walk: Walk): void {
  const level = walk.levels.length - 1;
  const own = withColumnPoints({ name: '', points: null, form: null, sign: null }, row, level, walk.columns);
  const description = proseOf(row, 'description', walk.prose, '');
  const standard = proseOf(row, 'standard', walk.prose, '');
  const item = own.points !== null || (serialOf(row, walk.columns) !== null && description !== '');
  if (item || walk.last?.leaf == null) {
    const name = firstClause(description || standard) || tidy(slot?.text ?? '');
    if (name !== '') addLeaf(row, { text: name, from: 'own', source: row.source }, walk);
    return;
  }
  walk.last.leaf.description = joined(walk.last.leaf.description, description);
  walk.last.leaf.standard = joined(walk.last.leaf.standard, standard);
}

const joined = (a: string, b: string): string => (b === '' || a === b ? a : a === '' ? b : `${a}\n${b}`);

const firstClause = (text: string): string =>
  (text.split(/[,。;:\n\uff0c\uff1b\uff1a]/)[0] ?? '').trim().slice(0, 40);
