import type { Buffer } from 'node:buffer';
import { readXlsx } from 'hucre';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { TextSource } from './text-source.ts';
import { refuseZip } from './zip-check.ts';

type SheetCell = string | number | boolean | Date | null | undefined;

/**
 * Rows of the workbook's sheet called `dataset`, or of its only visible one; the first row with content is the header.
 * Dates come as `YYYY-MM-DD` (with a time when they have one), numbers in the digits the spreadsheet shows of them.
 */
export async function readWorkbook(
  bytes: Buffer,
  file: string,
  dataset: string,
): Promise<TextSource | Problem> {
  const refusal = refuseZip(bytes);
  if (refusal !== null) return problem('facts-zip-refused', { file, reason: refusal });
  try {
    const { sheets } = await readXlsx(bytes, { sheets: (info) => !info.hidden && !info.veryHidden });
    const filled = sheets.filter((sheet) => sheet.rows.some(hasContent));
    const sheet =
      filled.find((each) => each.name === sheetNameOf(dataset)) ??
      (filled.length === 1 ? filled[0] : undefined);
    if (sheet !== undefined) return sheetSource(sheet.rows);
    if (filled.length === 0) return problem('facts-file-empty', { file });
    return problem('facts-sheets', { file, dataset, sheets: filled.map((each) => each.name).join('、') });
  } catch (error) {
    // The library throws for every kind of damage; what it says goes to the person.
    const reason = error instanceof Error ? error.message : String(error);
    return problem('facts-zip-refused', { file, reason });
  }
}

/** What a sheet for the dataset is called: Excel takes 31 characters and not all signs. */
export const sheetNameOf = (dataset: string): string =>
  [...dataset.replace(/[[\]:*?/\\]/g, '_')].slice(0, 31).join('').replace(/^'|'$/g, '_');

const hasContent = (row: readonly SheetCell[]): boolean => row.some((cell) => cellText(cell) !== '');

function sheetSource(rows: readonly (readonly SheetCell[])[]): TextSource {
  let at = rows.findIndex(hasContent);
  const header = (rows[at] ?? []).map(cellText);
  while (header.length > 0 && header.at(-1)?.trim() === '') header.pop();
  return {
    header,
    next: () => {
      do at++;
      while (at < rows.length && !hasContent(rows[at] ?? []));
      return at < rows.length;
    },
    line: () => at + 1,
    refusal: () => {
      const width = rows[at]?.findLastIndex((cell) => cellText(cell) !== '') ?? -1;
      if (width < header.length) return null;
      return problem('facts-row-ragged', { found: String(width + 1), expected: String(header.length) });
    },
    cell: (i) => cellText(rows[at]?.[i]),
    failure: () => null,
  };
}

function cellText(cell: SheetCell): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  const written = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
  return written.endsWith('T00:00:00.000Z') ? written.slice(0, 10) : written.slice(0, 19);
}
