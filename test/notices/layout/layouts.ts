import type { NoticeDocument } from './document.ts';
import { htmlBlank, htmlGb18030, htmlRepeated, htmlShort, htmlSpans } from './html.ts';
import { docx, xlsxBlank, xlsxMerged } from './office.ts';
import {
  linesDropped,
  linesRepeated,
  linesSpaced,
  markdown,
  pipesBlank,
  pipesBroken,
  pipesDropped,
  pipesRepeated,
  pipesShort,
  tabs,
  tabsShort,
} from './text.ts';

type LayOut = (document: NoticeDocument) => Uint8Array | null | Promise<Uint8Array>;

/** Every way a notice is laid out again by program; the file name goes with it. */
export const layouts: Readonly<Record<string, { readonly file: string; readonly layOut: LayOut }>> = {
  'docx, real spans': { file: 'notice.docx', layOut: docx },
  'xlsx, merged cells': { file: 'notice.xlsx', layOut: xlsxMerged },
  'xlsx, blank below the first': { file: 'notice.xlsx', layOut: xlsxBlank },
  'html, real spans': { file: 'notice.html', layOut: htmlSpans },
  'html, repeated cells': { file: 'notice.html', layOut: htmlRepeated },
  'html, blank cells': { file: 'notice.htm', layOut: htmlBlank },
  'html in GB18030': { file: 'notice.html', layOut: htmlGb18030 },
  'pipes, spans dropped and padded': { file: 'notice.txt', layOut: pipesDropped },
  'pipes, rows broken over two lines': { file: 'notice.txt', layOut: pipesBroken },
  'pipes, blank cells': { file: 'notice.txt', layOut: pipesBlank },
  'pipes, repeated cells': { file: 'notice.txt', layOut: pipesRepeated },
  'markdown table': { file: 'notice.md', layOut: markdown },
  'tabs in UTF-16': { file: 'notice.txt', layOut: tabs },
  'html, spans dropped': { file: 'notice.html', layOut: htmlShort },
  'pipes, rows of different length': { file: 'notice.txt', layOut: pipesShort },
  'tabs, rows of different length': { file: 'notice.txt', layOut: tabsShort },
  'one cell a line, empty lines between': { file: 'notice.txt', layOut: linesSpaced },
  'one cell a line, spans dropped': { file: '-', layOut: linesDropped },
  'one cell a line, repeated cells': { file: '-', layOut: linesRepeated },
};
