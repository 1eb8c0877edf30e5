import type { Block, Paragraph, Row, Source, TableBlock } from '../read/block.ts';
import { paragraph } from '../read/block.ts';
import { align, type Piece } from './align.ts';
import { type GridRow, isBlankRow, layGrid, ownTexts } from './grid.ts';
import { type HeadColumn, isHeading } from './header.ts';
import { findHeading, type Heading } from './heading.ts';
import { headingRun } from './heading-run.ts';
import { positionCost, positionsKept } from './positions.ts';
import { isTotalRow, readSection } from './section.ts';
import { roleOf } from './weigh.ts';
import { folded } from './words.ts';

/** An indicator table whose every cell has its column. */
export interface FoundTable {
  readonly kind: 'found';
  readonly columns: readonly HeadColumn[];
  readonly rows: readonly GridRow[];
  readonly source: Source;
}

export type Part = Paragraph | FoundTable;

/** The document as paragraphs and indicator tables; tables of another kind become paragraphs, a line each. */
export function findTables(all: readonly Block[]): Part[] {
  const blocks = all.filter((block) => block.kind !== 'hidden');
  const parts: Part[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.kind === 'table') {
      const between = continuationIn(parts);
      const remarks = parts.splice(parts.length - between);
      const read = readTableBlock(block, lastTable(parts));
      const joins =
        between === 0 || read.every((part, i) => i > 0 || carriesOn(lastTable(parts), part, remarks));
      parts.push(...(joins ? [...read, ...remarks] : [...remarks, ...readTableBlock(block, null)]));
      at += 1;
      continue;
    }
    const stream = readStream(blocks, at);
    parts.push(...(stream?.parts ?? [block]));
    at = stream?.next ?? at + 1;
  }
  return parts.reduce<Part[]>(joinContinued, []).reduce<Part[]>(joinOutside, []);
}

const lastTable = (parts: readonly Part[]): FoundTable | null => {
  const last = parts.at(-1);
  return last?.kind === 'found' ? last : null;
};

/** (续上表) */
const goesOnMark = /^\(?(续上?表|接上表|接上页|上接)/;

/** How many paragraphs stand between the end of the parts and a table that may go on behind them; 0 for none. */
function continuationIn(parts: readonly Part[]): number {
  const at = parts.findLastIndex((part) => part.kind === 'found');
  const between = parts.length - 1 - at;
  return at >= 0 && between <= 2 ? between : 0;
}

/** A part goes on with the table before the remarks: they say so, or its first number is the next one. */
function carriesOn(before: FoundTable | null, part: Part, remarks: readonly Part[]): boolean {
  if (before === null || part.kind !== 'found' || !sameColumns(before.columns, part.columns)) return false;
  if (isEnded(before)) return false;
  if (remarks.some((each) => each.kind === 'paragraph' && goesOnMark.test(folded(each.text)))) return true;
  const serial = before.columns.findIndex((column) => column.role === 'serial');
  const numberIn = (row: GridRow | undefined): number =>
    Number(row?.slots[serial]?.text.trim() || Number.NaN);
  return serial >= 0 && numberIn(part.rows[0]) === numberIn(before.rows.at(-1)) + 1;
}

/** A table that goes on over the page with the same columns is one table. */
function joinContinued(parts: Part[], part: Part): Part[] {
  const last = parts.at(-1);
  const continues =
    part.kind === 'found' &&
    last?.kind === 'found' &&
    sameColumns(part.columns, last.columns) &&
    !isEnded(last);
  if (continues) parts[parts.length - 1] = { ...last, rows: [...last.rows, ...part.rows] };
  else parts.push(part);
  return parts;
}

/** A table of its own for bonus or deductions, under a heading that says so, is a part of the table before it. */
function joinOutside(parts: Part[], part: Part): Part[] {
  const [table, heading] = parts.slice(-2);
  const joins =
    part.kind === 'found' &&
    heading?.kind === 'paragraph' &&
    table?.kind === 'found' &&
    sameColumns(part.columns, table.columns) &&
    readSection(heading.text) !== null &&
    roleOf({ name: readSection(heading.text)?.name ?? '' }) !== 'base';
  if (!joins) return [...parts, part];
  const opening = {
    slots: [{ text: heading.text, from: 'own' as const, source: heading.source }],
    source: heading.source,
  };
  return [...parts.slice(0, -2), { ...table, rows: [...table.rows, opening, ...part.rows] }];
}

const sameColumns = (a: readonly HeadColumn[], b: readonly HeadColumn[]): boolean =>
  a.length === b.length && a.every((column, i) => column.title === b[i]?.title);

const isEnded = (table: FoundTable): boolean =>
  isTotalRow(ownTexts(table.rows.at(-1) ?? { slots: [], source: 0 }));

/** A block may hold several tables, one below the other, with their captions between them: sheets often do. */
function readTableBlock(block: TableBlock, before: FoundTable | null): Part[] {
  const grid = layGrid(block.form === 'lines' ? closeRows(block.rows) : block.rows).filter(
    (row) => !isBlankRow(row),
  );
  const headings = headingsOf(grid);
  const first = headings[0];
  if (first === undefined)
    return before !== null && goesOn(grid, before) ? [toFound(grid, before.columns)] : grid.map(asParagraph);
  const parts: Part[] = grid.slice(0, first.from).map(asParagraph);
  headings.forEach((heading, i) => {
    const next = headings[i + 1];
    const rows = grid.slice(heading.to, next?.from ?? grid.length);
    const captions = next === undefined ? 0 : rows.length - 1 - rows.findLastIndex((row) => !isCaption(row));
    const data = rows.slice(0, rows.length - captions).filter((row) => !isHeading(plainTexts(row)));
    parts.push(toFound(data, heading.columns), ...rows.slice(rows.length - captions).map(asParagraph));
  });
  return parts;
}

/** Every heading but those that repeat the one before, as a table does on each page. */
function headingsOf(grid: readonly GridRow[]): Heading[] {
  const found: Heading[] = [];
  for (let at = 0; at < grid.length; ) {
    const heading = findHeading(grid, at);
    if (heading === null) break;
    const last = found.at(-1);
    if (last === undefined || !sameColumns(last.columns, heading.columns) || afterCaption(grid, heading.from))
      found.push(heading);
    at = heading.to;
  }
  return found;
}

const afterCaption = (grid: readonly GridRow[], at: number): boolean => {
  const above = grid[at - 1];
  return above !== undefined && isCaption(above);
};

const isCaption = (row: GridRow): boolean => {
  const texts = new Set(ownTexts(row));
  const [only = ''] = texts;
  return texts.size === 1 && readSection(only) === null && !isTotalRow([only]);
};

const plainTexts = (row: GridRow): string[] => ownTexts(row).map((each) => each.replace(/\s/g, ''));

function toFound(rows: readonly GridRow[], heading: readonly HeadColumn[]): FoundTable {
  const source = rows[0]?.source ?? 0;
  const kept = positionsKept(rows, heading);
  const pieces = kept ? [] : piecesOf(rows);
  const readings = readingsOf(heading).map((columns) => {
    if (kept) return { columns, rows, cost: positionCost(rows, columns) };
    const { rows: found, cost } = align(pieces, columns, { rowsKept: true });
    return { columns, rows: found, cost };
  });
  return { kind: 'found', source, ...cheapest(readings) };
}

const piecesOf = (rows: readonly GridRow[]): Piece[] =>
  rows.flatMap((row) =>
    row.slots
      .filter((slot) => slot.from === 'own')
      .map((slot, i): Piece => ({ text: slot.text, source: slot.source, begins: i === 0 })),
  );

/**
 * 考核内容 may head what is assessed in words, or names: of the items where a column of scoring follows, of groups where
 * the names of the items follow. Both are tried.
 */
function readingsOf(columns: readonly HeadColumn[]): (readonly HeadColumn[])[] {
  const at = columns.findIndex((column) => column.role === 'description');
  const scored = columns.some((column, i) => column.role === 'standard' && i > at);
  const names = scored && columns[at - 1]?.role === 'level';
  const groups = columns[at + 1]?.role === 'level';
  if (at < 0 || !(names || groups) || explains.test(columns[at]?.title ?? '')) return [columns];
  return [columns, columns.map((column, i) => (i === at ? { ...column, role: 'level' as const } : column))];
}

/** Words that head prose and never names. */
const explains = /说明|解释|释义|含义|内涵|定义|描述|口径|来源/;

function cheapest<T extends { readonly cost: number }>(readings: readonly T[]): Omit<T, 'cost'> {
  const best = readings.reduce((a, b) => (b.cost < a.cost ? b : a));
  return best;
}

const goesOn = (grid: readonly GridRow[], before: FoundTable): boolean =>
  grid.length > 0 && grid.every((row) => row.slots.length === before.columns.length);

function asParagraph(row: GridRow): Paragraph {
  return paragraph(ownTexts(row).join(' '), row.source);
}

/** Puts together the rows that the document broke over two lines. */
function closeRows(rows: readonly Row[]): Row[] {
  const closed: Row[] = [];
  for (const row of rows) {
    const last = closed.at(-1);
    if (last?.open === true) closed[closed.length - 1] = joinRows(last, row);
    else closed.push(row);
  }
  return closed;
}

function joinRows(first: Row, second: Row): Row {
  const [head, ...rest] = second.cells;
  const end = first.cells.at(-1);
  if (head === undefined || end === undefined) return { ...first, open: second.open };
  if (head.text.trim() === '') return { ...first, cells: [...first.cells, ...rest], open: second.open };
  const joined = { ...end, text: `${end.text}${head.text}` };
  return { ...first, cells: [...first.cells.slice(0, -1), joined, ...rest], open: second.open };
}

const endsStream = /^(附件|附表|表[一二三四五六七八九十\d]+|续表)/;

/** One cell a line: a run of heading words, then cells until the next caption or the end. */
function readStream(blocks: readonly Block[], at: number): { parts: Part[]; next: number } | null {
  const run: Paragraph[] = [];
  for (let i = at; i < blocks.length; i++) {
    const block = blocks[i];
    if (block?.kind !== 'paragraph' || (i > at && endsStream.test(block.text))) break;
    run.push(block);
  }
  const heading = headingRun(run.slice(0, 20).map((each) => each.text.replace(/\s+/g, '')));
  const source = run[0]?.source;
  if (heading === null || source === undefined) return null;
  const titles = run.slice(0, heading.length).map((each) => each.text.trim());
  const again = (i: number): boolean => titles.every((title, k) => run[i + k]?.text.trim() === title);
  const repeats = run.flatMap((_, i) => (i >= heading.length && again(i) ? [i] : []));
  const pieces = run
    .filter((_, i) => i >= heading.length && !repeats.some((from) => i >= from && i < from + heading.length))
    .map((each) => ({ text: each.text, source: each.source, begins: true }));
  const { columns, rows, left } = cheapest(
    heading.readings.flatMap(readingsOf).map((each) => ({
      columns: each,
      ...align(pieces, each, { rowsKept: false }),
    })),
  );
  if (rows.length === 0) return null;
  const table: FoundTable = { kind: 'found', columns, rows, source };
  return {
    parts: [table, ...left.map((each) => paragraph(each.text, each.source))],
    next: at + run.length,
  };
}
