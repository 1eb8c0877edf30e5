/** Cells as text by column; null is blank. */
export type Row = Readonly<Record<string, string | null>>;

/** The most rows a grid takes, as the server does. */
export const mostRows = 1000;

/** A block of cells as a spreadsheet puts it on the clipboard; null where it is a single cell. */
export function blockOf(text: string): readonly (readonly string[])[] | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.length === 1 && !text.includes('\t')) return null;
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** The rows with the block laid over them from a cell on; rows are added as needed, and what does not fit is left out. */
export function pasteBlock(
  rows: readonly Row[],
  columns: readonly string[],
  at: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
): readonly Row[] {
  const length = Math.min(mostRows, Math.max(rows.length, at.row + block.length));
  return Array.from({ length }, (_, i) => {
    const cells = block[i - at.row] ?? [];
    const given = columns.slice(at.column, at.column + cells.length);
    const laid = given.map((column, k) => [column, cells[k] === '' ? null : (cells[k] ?? null)] as const);
    return { ...rows[i], ...Object.fromEntries(laid) };
  });
}
