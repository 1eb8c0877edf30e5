import type { Row } from '../../kit/paste.ts';

/** The rows with something in them; a header that was pasted along is left out. */
export function filledRows(rows: readonly Row[], columns: readonly string[]): readonly Row[] {
  const isHeader = (row: Row) => columns.every((each) => (row[each] ?? each) === each);
  return rows.filter(
    (row) => Object.values(row).some((each) => each !== null && each !== '') && !isHeader(row),
  );
}

/** The rows as a CSV file with a header. */
export function csvOf(rows: readonly Row[], columns: readonly string[]): string {
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`;
  return [columns, ...rows.map((row) => columns.map((each) => row[each] ?? ''))].map(line).join('');
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
