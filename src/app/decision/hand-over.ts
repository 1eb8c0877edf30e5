import type { ResultDocument } from '../../core/result/document.ts';

const head = ['考核表', '单位编号', '单位名称', '组别', '得分', '满分', '名次', '等次', '结果校验值'];

/**
 * One line for each unit, in UTF-8 with a byte order mark so that spreadsheets read it. A text that a spreadsheet would
 * take for a formula is written with an apostrophe before it.
 */
export function handOverCsv(result: ResultDocument): string {
  const lines = result.tables.flatMap((table) =>
    table.units.map((unit) => [
      ...[text(table.caption), text(unit.unit), text(unit.name), text(unit.cohort)],
      ...[unit.total ?? '', unit.outOf, String(unit.rank ?? ''), text(unit.grade ?? ''), result.resultHash],
    ]),
  );
  return `\ufeff${[head, ...lines].map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`;
}

const text = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
