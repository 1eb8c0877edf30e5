import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { blankRows, gridOf, type NoticeDocument, spannedRows } from './document.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const run = (text: string): string =>
  `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
/** Words come in runs cut anywhere, as word processors leave them. */
const paragraph = (text: string): string => {
  const middle = Math.floor(text.length / 2);
  return `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${run(text.slice(0, middle))}${run(text.slice(middle))}</w:p>`;
};

function wordTable(table: NoticeDocument['tables'][number]): string {
  const grid = gridOf(table);
  const rows = grid.map((row, r) => {
    const cells: string[] = [];
    for (let c = 0; c < row.length; ) {
      const text = row[c] ?? '';
      let span = 1;
      while (row[c + span] === '<') span++;
      const goesOn = text === '^';
      const starts = !goesOn && grid[r + 1]?.[c] === '^';
      const merge = goesOn ? '<w:vMerge/>' : starts ? '<w:vMerge w:val="restart"/>' : '';
      const properties = `<w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>`;
      cells.push(`<w:tc>${properties}${goesOn ? '<w:p/>' : paragraph(text)}</w:tc>`);
      c += span;
    }
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
}

/** A Word document as the standard has it, real spans. */
export function docx(document: NoticeDocument): Uint8Array {
  const body = [
    ...document.before.map(paragraph),
    ...document.tables.flatMap((table) => [paragraph(table.caption), wordTable(table)]),
    ...document.after.map(paragraph),
  ].join('');
  const main = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`;
  const types =
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>';
  return zipSync({ '[Content_Types].xml': strToU8(types), 'word/document.xml': strToU8(main) });
}

/** A workbook: the lines in merged rows of the first sheet, then each table; merged cells as such. */
export const xlsxMerged = (document: NoticeDocument): Promise<Uint8Array> => workbook(document, true);

/** The same without merging: only the first cell of each merged block is filled. */
export const xlsxBlank = (document: NoticeDocument): Promise<Uint8Array> => workbook(document, false);

async function workbook(document: NoticeDocument, merged: boolean): Promise<Uint8Array> {
  if (document.tables.length === 0)
    return writeXlsx({ sheets: [{ name: 'Sheet1', rows: document.before.map((line) => [line]) }] });
  const sheets = document.tables.map((table, i) => {
    const grid = gridOf(table);
    const width = grid[0]?.length ?? 1;
    const lines = i === 0 ? [...document.before, table.caption] : [table.caption];
    const top = lines.map((line) => [line, ...Array<null>(width - 1).fill(null)]);
    const rows = blankRows(grid).map((row) => row.map((text) => (text === '' ? null : asValue(text))));
    const merges = merged ? mergesOf(grid, lines.length, width) : [];
    return { name: `Sheet${i + 1}`, rows: [...top, ...rows], merges };
  });
  return writeXlsx({ sheets });
}

const asValue = (text: string): string | number => (/^\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : text);

function mergesOf(grid: readonly (readonly string[])[], offset: number, width: number) {
  const titles = Array.from({ length: offset }, (_, r) => ({
    startRow: r,
    startCol: 0,
    endRow: r,
    endCol: width - 1,
  }));
  const cells = spannedRows(grid).flatMap((row, r) =>
    row
      .filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1)
      .map((cell) => ({
        startRow: offset + r,
        startCol: cell.column,
        endRow: offset + r + cell.rowSpan - 1,
        endCol: cell.column + cell.colSpan - 1,
      })),
  );
  return [...titles, ...cells];
}
