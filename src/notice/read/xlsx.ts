import { readXls, readXlsx, type Sheet } from 'hucre/xlsx';
import { type Block, type Cell, paragraph, type Row } from './block.ts';
import { countUpTo, limits } from './limits.ts';
import { cellText, hiddenParts, hiddenSheet, placeOf, type SheetView, viewOf } from './xlsx-view.ts';
import { readParts } from './zip.ts';

const needed = (name: string): boolean => name.endsWith('.xml') || name.endsWith('.rels');
const options = { readStyles: true, range: 'A1:BH20000' };

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
  const shown = sheets.filter((sheet) => sheet.hidden !== true && sheet.veryHidden !== true);
  const hidden = sheets.filter((sheet) => !shown.includes(sheet)).flatMap(hiddenSheet);
  return [...shown.flatMap((sheet) => sheetBlocks(sheet, count)), ...hidden];
}

function sheetBlocks(sheet: Sheet, count: (more?: number) => void): Block[] {
  const view = viewOf(sheet, count);
  const rows = view.rows.map((r): Row => toRow(sheet, view, r, count));
  if (rows.every((row) => row.cells.every((cell) => cell.text === ''))) return [];
  const name = /^Sheet\d*$/i.test(sheet.name) ? [] : [paragraph(sheet.name, `${sheet.name}!A1`)];
  const table: Block = { kind: 'table', form: 'cells', rows, source: `${sheet.name}!A1` };
  return [...name, table, ...hiddenParts(sheet, view)];
}

function toRow(sheet: Sheet, view: SheetView, r: number, count: () => void): Row {
  const width = Math.min(sheet.rows[r]?.length ?? 0, limits.columns);
  const cells = view.columns.flatMap((c): Cell[] => {
    const merge = view.mergeAt.get(`${r},${c}`);
    if (merge === undefined && c >= width) return [];
    count();
    if (merge === undefined)
      return [{ text: cellText(sheet, r, c), rowSpan: 1, colSpan: 1, source: placeOf(sheet, r, c) }];
    if (r !== merge.rows[0] || c !== merge.columns[0]) return [];
    const text = cellText(sheet, merge.fromRow, merge.fromColumn);
    const source = placeOf(sheet, merge.fromRow, merge.fromColumn);
    return [{ text, rowSpan: merge.rows.length, colSpan: merge.columns.length, source }];
  });
  return { cells, source: `${sheet.name}!A${r + 1}`, open: false };
}
