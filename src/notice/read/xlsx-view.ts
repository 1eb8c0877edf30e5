import { formatValue } from 'hucre';
import type { Sheet } from 'hucre/xlsx';
import type { HiddenPart } from './block.ts';
import { limits } from './limits.ts';
import { columnLetters } from './nested.ts';

/** A merged cell as far as it is shown. */
interface Merge {
  readonly fromRow: number;
  readonly fromColumn: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** What a printed page of the sheet shows. */
export interface SheetView {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** By `row,column`: the merged cell that covers the place. */
  readonly mergeAt: ReadonlyMap<string, Merge>;
}

export function viewOf(sheet: Sheet, count: (more?: number) => void): SheetView {
  const width = Math.min(
    limits.columns,
    sheet.rows.reduce((most, row) => Math.max(most, row.length), 0),
  );
  const rows = upTo(sheet.rows.length).filter((r) => !isHiddenRow(sheet, r));
  const columns = upTo(width).filter((c) => !isHiddenColumn(sheet, c));
  const mergeAt = new Map<string, Merge>();
  for (const merge of sheet.merges ?? []) {
    const lastRow = Math.min(merge.endRow, merge.startRow + limits.rowSpan, sheet.rows.length - 1);
    const found: Merge = {
      fromRow: merge.startRow,
      fromColumn: merge.startCol,
      rows: range(merge.startRow, lastRow).filter((r) => !isHiddenRow(sheet, r)),
      columns: range(merge.startCol, Math.min(merge.endCol, limits.columns - 1)).filter(
        (c) => !isHiddenColumn(sheet, c),
      ),
    };
    for (const r of found.rows)
      for (const c of found.columns) {
        count();
        mergeAt.set(`${r},${c}`, found);
      }
  }
  return { rows, columns, mergeAt };
}

const upTo = (length: number): number[] => range(0, length - 1);
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

const isHiddenRow = (sheet: Sheet, row: number): boolean => sheet.rowDefs?.get(row)?.hidden === true;
const isHiddenColumn = (sheet: Sheet, column: number): boolean => {
  const found = sheet.columns?.[column];
  return found?.hidden === true || found?.width === 0;
};

/** The longest quotation of hidden words. */
const quoted = 60;

/** Hidden rows and columns that hold words of their own: leftovers of drafts, or filtered out. */
export function hiddenParts(sheet: Sheet, view: SheetView): HiddenPart[] {
  const shownStarts = new Set([...view.mergeAt.values()].map((each) => `${each.fromRow},${each.fromColumn}`));
  const textsAt = (cells: readonly (readonly [number, number])[]): string =>
    cells
      .filter(([r, c]) => !shownStarts.has(`${r},${c}`))
      .map(([r, c]) => cellText(sheet, r, c))
      .filter((text) => text !== '')
      .join(' ')
      .slice(0, quoted);
  const width = Math.min(limits.columns, Math.max(0, ...view.columns) + 1);
  const rows = upTo(sheet.rows.length).filter((r) => isHiddenRow(sheet, r));
  const columns = upTo(limits.columns).filter((c) => isHiddenColumn(sheet, c));
  const part = (what: HiddenPart['what'], text: string, source: string): HiddenPart[] =>
    text === '' ? [] : [{ kind: 'hidden', what, text, source }];
  return [
    ...runs(rows).flatMap(([from, to]) =>
      part(
        'row',
        textsAt(range(from, to).flatMap((r) => upTo(width).map((c) => [r, c] as const))),
        placeOf(sheet, from, 0),
      ),
    ),
    ...runs(columns).flatMap(([from, to]) =>
      part(
        'column',
        textsAt(view.rows.flatMap((r) => range(from, to).map((c) => [r, c] as const))),
        placeOf(sheet, 0, from),
      ),
    ),
  ];
}

/** Neighbours as pairs of first and last. */
function runs(all: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const each of all) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === each - 1) last[1] = each;
    else found.push([each, each]);
  }
  return found;
}

/** A sheet that nobody sees, with its first words; nothing when it is blank. */
export function hiddenSheet(sheet: Sheet): HiddenPart[] {
  const first = sheet.rows.slice(0, 50).flatMap((row, r) => row.map((_, c) => cellText(sheet, r, c)));
  const text = first.filter((each) => each !== '').join(' ');
  if (text === '') return [];
  const quote = `${sheet.name}：${text}`.slice(0, quoted);
  return [{ kind: 'hidden', what: 'sheet', text: quote, source: `${sheet.name}!A1` }];
}

export const placeOf = (sheet: Sheet, row: number, column: number): string =>
  `${sheet.name}!${columnLetters(column)}${row + 1}`;

export function cellText(sheet: Sheet, row: number, column: number): string {
  const value = sheet.rows[row]?.[column];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  const format = sheet.cells?.get(`${row},${column}`)?.style?.numFmt;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number')
    return format !== undefined && /%|[年月日]/.test(format) ? formatValue(value, format) : String(value);
  return typeof value === 'boolean' ? String(value) : String(formatValue(value, 'General'));
}
