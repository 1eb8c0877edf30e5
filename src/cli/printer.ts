import type { Sink } from './host.ts';
import { renderTable, type TableColumn } from './table.ts';

/** How rows are written: a table for people, or one of three forms for programs. */
export type Format = 'table' | 'json' | 'ndjson' | 'csv';

export type CellValue = string | number | boolean | null | readonly string[];
export type PrintedRow = Readonly<Record<string, CellValue>>;

/** A CSV with a header; a text that a spreadsheet would run as a formula is disarmed with an apostrophe. */
export function renderCsv(names: readonly string[], rows: readonly PrintedRow[]): string {
  const lines = rows.map((row) => names.map((name) => csvCell(row[name] ?? null)).join(','));
  return `${[names.map(csvCell).join(','), ...lines].join('\r\n')}\r\n`;
}

function csvCell(value: CellValue): string {
  if (value === null) return '';
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  const safe = isNumberText(text) || !/^[=+\-@\t\r]/.test(text) ? text : `'${text}`;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const isNumberText = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** One JSON value a line. */
export function renderLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

export function renderJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Rows that are the same thing in every format: columns with titles for people and names for programs. */
export interface RowSet {
  readonly columns: readonly (TableColumn & { readonly name: string })[];
  readonly rows: readonly PrintedRow[];
}

/** Writes rows in a format. */
export function printRows(out: Sink, format: Format, { columns, rows }: RowSet): void {
  const names = columns.map((column) => column.name);
  const text: Readonly<Record<Format, () => string>> = {
    table: () =>
      renderTable(
        columns,
        rows.map((row) => names.map((name) => plainCell(row[name] ?? null))),
      ),
    json: () => renderJson(rows),
    ndjson: () => renderLines(rows),
    csv: () => renderCsv(names, rows),
  };
  out.write(text[format]());
}

const plainCell = (value: CellValue): string =>
  value === null ? '' : Array.isArray(value) ? value.join('、') : String(value);
