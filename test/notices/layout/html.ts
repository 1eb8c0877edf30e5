import { execFileSync } from 'node:child_process';
import {
  blankRows,
  droppedRows,
  gridOf,
  type NoticeDocument,
  repeatedRows,
  spannedRows,
} from './document.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

function page(
  document: NoticeDocument,
  tableOf: (table: NoticeDocument['tables'][number]) => string,
): string {
  const lines = (all: readonly string[]): string => all.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  const tables = document.tables.map((table) => `<p><b>${escaped(table.caption)}</b></p>\n${tableOf(table)}`);
  return `<!DOCTYPE html><html><head><title>x</title><style>td{border:1px}</style></head><body>
<table class="layout"><tr><td>${lines(document.before)}
${tables.join('\n')}
${lines(document.after)}</td></tr></table><script>var a = "<table>";</script></body></html>`;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Real spans, inside a table that only arranges the page. */
export const htmlSpans = (document: NoticeDocument): Uint8Array =>
  bytes(
    page(document, (table) => {
      const rows = spannedRows(gridOf(table)).map((row) =>
        row.map((cell) => {
          const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}`;
          return `<td${spans}><p><span>${escaped(cell.text)}</span></p></td>`;
        }),
      );
      return `<table border="1"><tbody>${rows.map((row) => `<tr>${row.join('')}</tr>`).join('\n')}</tbody></table>`;
    }),
  );

/** The spanned cell repeated in every row; line ends inside cells as a word processor leaves them. */
export const htmlRepeated = (document: NoticeDocument): Uint8Array =>
  bytes(
    page(document, (table) => {
      const rows = repeatedRows(gridOf(table)).map(
        (row) => `<tr>${row.map((text) => `<td>\n  ${escaped(text)}\n</td>`).join('')}</tr>`,
      );
      return `<table>${rows.join('\n')}</table>`;
    }),
  );

/** Spanned places as blank cells. */
export const htmlBlank = (document: NoticeDocument): Uint8Array =>
  bytes(
    page(document, (table) => {
      const rows = blankRows(gridOf(table)).map(
        (row) =>
          `<tr>${row.map((text) => `<td>${text === '' ? '&nbsp;' : escaped(text)}</td>`).join('')}</tr>`,
      );
      return `<table>${rows.join('\n')}</table>`;
    }),
  );

/** Rows with fewer cells than the heading, the spans not stated. */
export const htmlShort = (document: NoticeDocument): Uint8Array =>
  bytes(
    page(document, (table) => {
      const rows = droppedRows(gridOf(table)).map(
        (row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`,
      );
      return `<table>${rows.join('\n')}</table>`;
    }),
  );

/** The page in GB18030, as many office sites still serve it; null where the machine has no iconv. */
export function htmlGb18030(document: NoticeDocument): Uint8Array | null {
  const text = new TextDecoder()
    .decode(htmlSpans(document))
    .replace('<head>', '<head><meta charset="gb2312">');
  try {
    return execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text });
  } catch {
    return null;
  }
}
