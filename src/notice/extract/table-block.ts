import type { TableBlock } from '../read/block.ts';
import { align, type Piece } from './align.ts';
import { closeRows } from './closed-rows.ts';
import { asParagraph, type FoundTable, type Part, sameColumns } from './found.ts';
import { type GridRow, isBlankRow, layGrid, ownTexts } from './grid.ts';
import { type HeadColumn, isHeading } from './header.ts';
import { findHeading, type Heading } from './heading.ts';
import { positionCost, positionsKept } from './positions.ts';
import { cheapest, readingsOf } from './readings.ts';
import { isTotalRow, readSection } from './section.ts';

/** A block may hold several tables, one below the other, with their captions between them: sheets often do. */
export function readTableBlock(block: TableBlock, before: FoundTable | null): Part[] {
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
  const wider = rows.some((row) => lengthOf(row) > heading.length);
  const readings = readingsOf(heading, wider).map((columns) => {
    if (kept) return { columns, rows, cost: positionCost(rows, columns) };
    const { rows: found, cost } = align(pieces, columns, { rowsKept: true });
    return { columns, rows: found, cost };
  });
  return { kind: 'found', source, ...cheapest(readings) };
}

const lengthOf = (row: GridRow): number => row.slots.findLastIndex((slot) => slot.from !== 'blank') + 1;

const piecesOf = (rows: readonly GridRow[]): Piece[] =>
  rows.flatMap((row) =>
    row.slots
      .filter((slot) => slot.from === 'own')
      .map((slot, i): Piece => ({ text: slot.text, source: slot.source, begins: i === 0 })),
  );

const goesOn = (grid: readonly GridRow[], before: FoundTable): boolean =>
  grid.length > 0 && grid.every((row) => row.slots.length === before.columns.length);
