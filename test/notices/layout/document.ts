/** A notice of our own making: lines around tables whose cells say `^` for "goes on from above", `<` for "from the left". */
export interface NoticeDocument {
  readonly before: readonly string[];
  readonly tables: readonly {
    readonly caption: string;
    readonly heading: readonly (readonly string[])[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly after: readonly string[];
}

export type Grid = readonly (readonly string[])[];

export interface SpannedCell {
  readonly text: string;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** The cells that begin in each row, with their spans. */
export function spannedRows(grid: Grid): SpannedCell[][] {
  return grid.map((row, r) =>
    row.flatMap((text, column) => {
      if (text === '^' || text === '<') return [];
      let colSpan = 1;
      while (row[column + colSpan] === '<') colSpan++;
      let rowSpan = 1;
      while (grid[r + rowSpan]?.[column] === '^') rowSpan++;
      return [{ text, column, rowSpan, colSpan }];
    }),
  );
}

/** Every place of the grid filled: what goes on from above is repeated, what goes on from the left is blank. */
export function repeatedRows(grid: Grid): string[][] {
  const filled: string[][] = [];
  for (const row of grid)
    filled.push(row.map((text, c) => (text === '^' ? (filled.at(-1)?.[c] ?? '') : text === '<' ? '' : text)));
  return filled;
}

/** Spanned places left blank. */
export const blankRows = (grid: Grid): string[][] =>
  grid.map((row) => row.map((text) => (text === '^' || text === '<' ? '' : text)));

/** Spanned places dropped, the rest moved to the left. */
export const droppedRows = (grid: Grid): string[][] =>
  grid.map((row) => row.filter((text) => text !== '^' && text !== '<'));

export const gridOf = (table: NoticeDocument['tables'][number]): Grid => [...table.heading, ...table.rows];
