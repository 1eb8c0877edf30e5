import type { Block, Cell, Row } from './block.ts';

export interface Line {
  readonly text: string;
  readonly number: number;
}

export type Separator = '|' | '\t';

/** Lines of cells as a table of lines; rows that were broken are put together or marked open. */
export function toTable(lines: readonly Line[], separator: Separator, count: () => void): Block[] {
  const closing = separator === '|' && closesRows(lines);
  const opening = separator === '|' && opensRows(lines);
  const rows: Row[] = [];
  for (const line of lines) {
    if (line.text.trim() === '' || isRuler(line.text)) continue;
    const stripped = opening ? line.text.replace(/^\s*\|/, '') : line.text;
    const { cells, open } = cut(stripped, separator, closing);
    const alone =
      opensPart.test(line.text.trim()) && !line.text.includes(separator) && rows.at(-1)?.open !== true;
    rows.push({
      cells: cells.map((text) => toCell(text, line.number, count)),
      source: line.number,
      open: open && !alone,
    });
  }
  const whole = closing ? joinShort(rows) : separator === '\t' ? rows : openBroken(rows);
  return [{ kind: 'table', form: 'lines', rows: whole, source: lines[0]?.number ?? 0 }];
}

/** Where rows are padded to one width, two short ones that together have it are one that was broken between cells. */
function joinShort(rows: readonly Row[]): readonly Row[] {
  const width = rows[0]?.cells.length ?? 0;
  if (rows.filter((row) => row.cells.length === width).length * 2 < rows.length) return rows;
  const joined: Row[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const short = last !== undefined && !last.open && last.cells.length < width && row.cells.length < width;
    if (short && last.cells.length > 1 && last.cells.length + row.cells.length === width)
      joined[joined.length - 1] = { ...row, cells: [...last.cells, ...row.cells], source: last.source };
    else joined.push(row);
  }
  return joined;
}

/**
 * Rows that no sign closes: one that begins with its number and is short, before one without a number that holds what
 * is missing, was broken inside a cell.
 */
function openBroken(rows: readonly Row[]): Row[] {
  const width = rows[0]?.cells.length ?? 0;
  const numbered = (row: Row | undefined): boolean => /^\d/.test(row?.cells[0]?.text ?? '');
  if (!/^(序号|编号)$/.test(rows[0]?.cells[0]?.text ?? '')) return [...rows];
  return rows.map((row, i) => {
    const next = rows[i + 1];
    const breaks =
      numbered(row) &&
      next !== undefined &&
      !numbered(next) &&
      next.cells.length > 1 &&
      (next.cells[0]?.text ?? '') !== '' &&
      row.cells.length < width &&
      row.cells.length + next.cells.length - 1 === width;
    return breaks ? { ...row, open: true } : row;
  });
}

/** 一、 (二) 加分项: a line that opens a part of the table, not the first half of a broken row. */
const opensPart =
  /^([一二三四五六七八九十]{1,3}、|[(\uff08][一二三四五六七八九十]{1,3}[)\uff09]|第[一二三四五六七八九十]部分|加分|扣分|减分|附加)/;

const isRuler = (text: string): boolean => /^[\s|:\uff1a+-]*-[\s|:\uff1a+-]*$/.test(text);

function toCell(text: string, source: number, count: () => void): Cell {
  count();
  const plain = text
    .trim()
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\*\*/g, '');
  return { text: plain, rowSpan: 1, colSpan: 1, source };
}

/** Whether complete rows of this table end with the separator. */
function closesRows(lines: readonly Line[]): boolean {
  const withSeparator = lines.filter((line) => line.text.includes('|'));
  const closed = withSeparator.filter((line) => line.text.trimEnd().endsWith('|'));
  return closed.length * 2 > withSeparator.length && closed[0] === withSeparator[0];
}

/** Whether rows of this table begin with the separator, as in Markdown. */
function opensRows(lines: readonly Line[]): boolean {
  const withSeparator = lines.filter((line) => line.text.includes('|'));
  const opening = withSeparator.filter((line) => line.text.trimStart().startsWith('|'));
  return opening.length * 2 > withSeparator.length && opening[0] === withSeparator[0];
}

/** Stands for an escaped separator while a line is cut; a private character no document uses. */
const placeholder = '\ue000';

function cut(text: string, separator: Separator, closing: boolean): { cells: string[]; open: boolean } {
  const cells = text.replaceAll('\\|', placeholder).split(separator);
  const unescaped = cells.map((cell) => cell.replaceAll(placeholder, '|'));
  if (!closing) return { cells: unescaped, open: false };
  const last = unescaped.at(-1)?.trim() ?? '';
  return last === '' && unescaped.length > 1
    ? { cells: unescaped.slice(0, -1), open: false }
    : { cells: unescaped, open: true };
}
