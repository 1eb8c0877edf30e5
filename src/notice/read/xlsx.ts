import { formatValue } from 'hucre';
import { readXls, readXlsx, type Sheet } from 'hucre/xlsx';
import { type Block, type Cell, paragraph, type Row } from './block.ts';
import { countUpTo, limits } from './limits.ts';
import { columnLetters } from './nested.ts';
import { readParts } from './zip.ts';

const needed = (name: string): boolean => name.endsWith('.xml') || name.endsWith('.rels');
const options = {
  readStyles: true,
  range: 'A1:BH20000',
  sheets: (info: { hidden?: boolean; veryHidden?: boolean }) =>
    info.hidden !== true && info.veryHidden !== true,
};

/** Workbooks: each visible sheet is one table, its name a paragraph before it; merged cells become spans. */
export async function readWorkbook(bytes: Uint8Array): Promise<Block[]> {
  readParts(bytes, needed);
  return toBlocks((await readXlsx(bytes, options)).sheets);
}

/** Workbooks of Excel 97–2003. */
export async function readOldWorkbook(bytes: Uint8Array): Promise<Block[]> {
  return toBlocks((await readXls(bytes, options)).sheets);
}

function toBlocks(sheets: readonly Sheet[]): Block[] {
  const count = countUpTo(limits.cells * 5, '单元格数');
  return sheets.flatMap((sheet): Block[] => {
    const rows = readRows(sheet, count);
    if (rows.every((row) => row.cells.every((cell) => cell.text === ''))) return [];
    const name = /^Sheet\d*$/i.test(sheet.name) ? [] : [paragraph(sheet.name, `${sheet.name}!A1`)];
    return [...name, { kind: 'table', form: 'cells', rows, source: `${sheet.name}!A1` }];
  });
}

function readRows(sheet: Sheet, count: (more?: number) => void): Row[] {
  const starts = new Map<string, { rowSpan: number; colSpan: number }>();
  const covered = new Set<string>();
  for (const merge of sheet.merges ?? []) {
    const lastRow = Math.min(merge.endRow, merge.startRow + limits.rowSpan, sheet.rows.length - 1);
    const lastColumn = Math.min(merge.endCol, limits.columns - 1);
    let shown = 0;
    for (let r = merge.startRow; r <= lastRow; r++)
      if (r === merge.startRow || !isHidden(sheet, r)) shown += 1;
    starts.set(`${merge.startRow},${merge.startCol}`, {
      rowSpan: shown,
      colSpan: lastColumn - merge.startCol + 1,
    });
    for (let r = merge.startRow; r <= lastRow; r++)
      for (let c = merge.startCol; c <= lastColumn; c++) {
        count();
        if (r !== merge.startRow || c !== merge.startCol) covered.add(`${r},${c}`);
      }
  }
  // A hidden row where a merged cell begins still has its words for the rows below.
  const begun = new Set(
    (sheet.merges ?? []).filter((each) => each.endRow > each.startRow).map((each) => each.startRow),
  );
  const rows = sheet.rows.map((values, r): Row => {
    const cells: Cell[] = [];
    for (let c = 0; c < Math.min(values.length, limits.columns); c++) {
      count();
      const key = `${r},${c}`;
      if (covered.has(key)) continue;
      const span = starts.get(key) ?? { rowSpan: 1, colSpan: 1 };
      cells.push({
        text: cellText(sheet, r, c),
        ...span,
        source: `${sheet.name}!${columnLetters(c)}${r + 1}`,
      });
    }
    return { cells, source: `${sheet.name}!A${r + 1}`, open: false };
  });
  return rows.filter((_, r) => begun.has(r) || !isHidden(sheet, r));
}

/** Hidden rows are on no printed page: leftovers of drafts, or filtered out. */
const isHidden = (sheet: Sheet, row: number): boolean => sheet.rowDefs?.get(row)?.hidden === true;

function cellText(sheet: Sheet, row: number, column: number): string {
  const value = sheet.rows[row]?.[column];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  const format = sheet.cells?.get(`${row},${column}`)?.style?.numFmt;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number')
    return format !== undefined && /%|[年月日]/.test(format) ? formatValue(value, format) : String(value);
  return typeof value === 'boolean' ? String(value) : String(formatValue(value, 'General'));
}
