import { type Block, type Cell, paragraph, type Row, type Source, type TableBlock } from './block.ts';
import { LimitPassed, limits } from './limits.ts';

/** A cell whose content may hold tables of its own. */
export interface DeepCell {
  readonly content: readonly DeepBlock[];
  readonly rowSpan: number;
  readonly colSpan: number;
}
export interface DeepTable {
  readonly kind: 'deep-table';
  readonly rows: readonly (readonly DeepCell[])[];
  readonly line: number | null;
}
export interface DeepText {
  readonly kind: 'text';
  readonly text: string;
  readonly source: Source;
  /** As of a paragraph: headings from 1, items of a list from 30 on. */
  readonly depth?: number;
}
export type DeepBlock = DeepText | DeepTable;

/** A table that only arranges the page (one cell a row) gives way to its content; others become plain tables. */
export function flattenBlocks(blocks: readonly DeepBlock[]): Block[] {
  let tables = 0;
  const flatten = (each: DeepBlock): Block[] => {
    if (each.kind === 'text') return toParagraphs(each);
    if (isLayout(each))
      return each.rows.flatMap((row) => row.flatMap((cell) => cell.content.flatMap(flatten)));
    tables += 1;
    return [plainTable(each, tables)];
  };
  const flat = blocks.flatMap(flatten);
  if (flat.length > limits.blocks) throw new LimitPassed('段落数', limits.blocks);
  return flat;
}

/**
 * Arranges the page: one cell a row throughout, or a table inside that is the real one. A table with several full rows of
 * its own is real itself, and what stands inside its cells belongs to them.
 */
function isLayout(table: DeepTable): boolean {
  if (table.rows.every((row) => row.length <= 1)) return true;
  const full = table.rows.filter((row) => row.filter(saysSomething).length >= 3);
  const holding = table.rows.filter((row) => row.some((cell) => cell.content.some(isRealTable)));
  return full.length < 3 && holding.length > 0 && !holding.every((row) => full.includes(row));
}

/** A cell with words of its own and no table. */
const saysSomething = (cell: DeepCell): boolean =>
  cell.content.some((each) => each.kind === 'text' && each.text.trim() !== '') &&
  cell.content.every((each) => each.kind === 'text');

const isRealTable = (each: DeepBlock): boolean =>
  each.kind === 'deep-table' &&
  (each.rows.length >= 3 || each.rows.some((row) => row.some((cell) => cell.content.some(isRealTable)))) &&
  (each.rows.some((row) => row.length >= 3) || isLayout(each));

function plainTable(table: DeepTable, ordinal: number): TableBlock {
  const source = table.line ?? `表格${ordinal}`;
  const rows = table.rows.map((cells, r): Row => {
    const place = (column: number): Source => table.line ?? `表格${ordinal}!${columnLetters(column)}${r + 1}`;
    return {
      cells: cells.map(
        (cell, c): Cell => ({
          text: textOf(cell.content),
          rowSpan: cell.rowSpan,
          colSpan: cell.colSpan,
          source: sourceOf(cell) ?? place(c),
        }),
      ),
      source: cells.map(sourceOf).find((each) => each !== null) ?? place(0),
      open: false,
    };
  });
  return { kind: 'table', form: 'cells', rows, source };
}

function sourceOf(cell: DeepCell): Source | null {
  const first = cell.content.find((each) => each.kind === 'text');
  return first?.kind === 'text' && typeof first.source === 'string' ? first.source : numberOf(first);
}

const numberOf = (block: DeepBlock | undefined): Source | null =>
  block?.kind === 'text' && block.source !== 0 ? block.source : null;

export function textOf(content: readonly DeepBlock[]): string {
  return content
    .map((each) =>
      each.kind === 'text'
        ? each.text
        : each.rows.map((row) => lineOf(row.map((cell) => textOf(cell.content)))).join('\n'),
    )
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

/** A row of a table inside a cell as a line of its text: 95%以上,得30分. */
const lineOf = (cells: readonly string[]): string =>
  cells.filter((cell) => cell.trim() !== '').join('\uff0c');

const toParagraphs = ({ text, source, depth }: DeepText): Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, i) => paragraph(line, source, i === 0 ? depth : undefined));

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnLetters((index - rest) / 26 - 1) + letter;
}
