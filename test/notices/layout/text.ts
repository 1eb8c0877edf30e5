import { blankRows, droppedRows, type Grid, gridOf, type NoticeDocument, repeatedRows } from './document.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function laidOut(document: NoticeDocument, rowsOf: (grid: Grid) => string[]): string {
  const tables = document.tables.flatMap((table) => [table.caption, ...rowsOf(gridOf(table))]);
  return [...document.before, ...tables, ...document.after].join('\n');
}

/** Cells joined by ` | `, spanned cells dropped, the line padded at its end. */
export const pipesDropped = (document: NoticeDocument): Uint8Array =>
  bytes(laidOut(document, (grid) => droppedRows(grid).map((row) => padded(row, grid[0]?.length ?? 0))));

/** The same with the longer rows broken over two lines: every third inside a cell, the others between cells. */
export const pipesBroken = (document: NoticeDocument): Uint8Array =>
  bytes(
    laidOut(document, (grid) =>
      droppedRows(grid).flatMap((row, r) => {
        const line = padded(row, grid[0]?.length ?? 0);
        if (r < 2 || row.length < 3 || r % 2 === 0) return [line];
        const at = r % 3 === 0 ? line.indexOf(' | ', 8) + 6 : line.indexOf(' | ', 4) + 1;
        return [line.slice(0, at), line.slice(at)];
      }),
    ),
  );

const padded = (row: readonly string[], width: number): string =>
  `${row.join(' | ')} |${' |'.repeat(Math.max(0, width - row.length))}`;

export const pipesBlank = (document: NoticeDocument): Uint8Array =>
  bytes(laidOut(document, (grid) => blankRows(grid).map((row) => row.join(' | '))));

export const pipesRepeated = (document: NoticeDocument): Uint8Array =>
  bytes(laidOut(document, (grid) => repeatedRows(grid).map((row) => row.join(' | '))));

export const markdown = (document: NoticeDocument): Uint8Array =>
  bytes(
    laidOut(document, (grid) => {
      const [head = [], ...rows] = blankRows(grid);
      const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
      return ['', line(head), line(head.map(() => '---')), ...rows.map(line), ''];
    }),
  );

/** As pasted from a spreadsheet, in UTF-16 with its mark. */
export function tabs(document: NoticeDocument): Uint8Array {
  const text = laidOut(document, (grid) => blankRows(grid).map((row) => row.join('\t')));
  const wide = new Uint16Array([0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))]);
  return new Uint8Array(wide.buffer);
}

/** One cell a line, spanned cells dropped, blank cells left out. */
export const linesDropped = (document: NoticeDocument): Uint8Array =>
  bytes(
    laidOut(document, (grid) =>
      droppedRows(grid)
        .flat()
        .filter((cell) => cell !== ''),
    ),
  );

/** One cell a line, spanned cells repeated; what goes on from the left is left out. */
export const linesRepeated = (document: NoticeDocument): Uint8Array =>
  bytes(
    laidOut(document, (grid) =>
      repeatedRows(grid)
        .flat()
        .filter((cell) => cell !== ''),
    ),
  );

/** Spanned cells dropped and nothing said of it: rows of different length. */
export const pipesShort = (document: NoticeDocument): Uint8Array =>
  bytes(laidOut(document, (grid) => droppedRows(grid).map((row) => row.join(' | '))));

export const tabsShort = (document: NoticeDocument): Uint8Array =>
  bytes(laidOut(document, (grid) => droppedRows(grid).map((row) => row.join('\t'))));

/** One cell a line with an empty line behind each, as some converters leave them. */
export const linesSpaced = (document: NoticeDocument): Uint8Array =>
  bytes(
    laidOut(document, (grid) =>
      droppedRows(grid)
        .flat()
        .filter((cell) => cell !== '')
        .flatMap((cell) => [cell, '']),
    ),
  );
