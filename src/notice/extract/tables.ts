import type { Block, Paragraph, Row, Source, TableBlock } from '../read/block.ts';
import { paragraph } from '../read/block.ts';
import { align, type Piece } from './align.ts';
import { type GridRow, isBlankRow, layGrid, ownTexts } from './grid.ts';
import { type HeadColumn, isHeading } from './header.ts';
import { findHeading, headingRun } from './heading.ts';
import { positionsKept } from './positions.ts';
import { isTotalRow } from './section.ts';

/** An indicator table whose every cell has its column. */
export interface FoundTable {
  readonly kind: 'found';
  readonly columns: readonly HeadColumn[];
  readonly rows: readonly GridRow[];
  readonly source: Source;
}

export type Part = Paragraph | FoundTable;

/** The document as paragraphs and indicator tables; tables of another kind become paragraphs, a line each. */
export function findTables(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.kind === 'table') {
      parts.push(...readTableBlock(block, lastTable(parts)));
      at += 1;
      continue;
    }
    const stream = readStream(blocks, at);
    parts.push(...(stream?.parts ?? [block]));
    at = stream?.next ?? at + 1;
  }
  return parts.reduce<Part[]>(joinContinued, []);
}

const lastTable = (parts: readonly Part[]): FoundTable | null => {
  const last = parts.at(-1);
  return last?.kind === 'found' ? last : null;
};

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

const sameColumns = (a: readonly HeadColumn[], b: readonly HeadColumn[]): boolean =>
  a.length === b.length && a.every((column, i) => column.title === b[i]?.title);

const isEnded = (table: FoundTable): boolean =>
  isTotalRow(ownTexts(table.rows.at(-1) ?? { slots: [], source: 0 }));

function readTableBlock(block: TableBlock, before: FoundTable | null): Part[] {
  const grid = layGrid(block.form === 'lines' ? closeRows(block.rows) : block.rows).filter(
    (row) => !isBlankRow(row),
  );
  const heading = findHeading(grid);
  const columns = heading?.columns ?? (before !== null && goesOn(grid, before) ? before.columns : null);
  if (columns === null) return grid.map(asParagraph);
  const above = grid.slice(0, heading?.from ?? 0).map(asParagraph);
  const data = grid
    .slice(heading?.to ?? 0)
    .filter((row) => !isHeading(ownTexts(row).map((each) => each.replace(/\s/g, ''))));
  const rows = positionsKept(data, columns) ? data : aligned(data, columns);
  return [...above, { kind: 'found', columns, rows, source: block.source }];
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

function aligned(rows: readonly GridRow[], columns: readonly HeadColumn[]): readonly GridRow[] {
  const pieces = rows.flatMap((row) =>
    row.slots
      .filter((slot) => slot.from === 'own')
      .map((slot, i): Piece => ({ text: slot.text, source: slot.source, begins: i === 0 })),
  );
  return align(pieces, columns, { rowsKept: true }).rows;
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
  const pieces = run
    .slice(heading.length)
    .map((each) => ({ text: each.text, source: each.source, begins: true }));
  const { rows, left } = align(pieces, heading.columns, { rowsKept: false });
  if (rows.length === 0) return null;
  const table: FoundTable = { kind: 'found', columns: heading.columns, rows, source };
  return {
    parts: [table, ...left.map((each) => paragraph(each.text, each.source))],
    next: at + run.length,
  };
}
