import { type Block, paragraph } from './block.ts';
import { countUpTo, LimitPassed, limits } from './limits.ts';
import { type Line, type Separator, toTable } from './text-table.ts';

/** — 3 —, 第3页 共8页: printed on the page, no words of the document. */
const pageNumber =
  /^\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d{1,4}\s*页[\s,，/]*(?:共\s*\d{1,4}\s*页)?)\s*$/;

/**
 * Plain text, Markdown and pasted cells. Runs of lines with `|` or tabs become tables of lines; everything else is
 * paragraphs. A table line that stops before its row is complete is marked open.
 */
export function readText(text: string): Block[] {
  if (text.length > limits.textLength) throw new LimitPassed('字符数', limits.textLength);
  const lines = text.split(/\r\n|\n|\r|\f/).map((each, i) => ({
    text: pageNumber.test(each) ? '' : each.replace(/[\u00a0\u3000]/g, ' '),
    number: i + 1,
  }));
  if (lines.length > limits.blocks) throw new LimitPassed('行数', limits.blocks);
  const count = countUpTo(limits.cells, '单元格数');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const separator = separatorAt(lines, at);
    if (separator === null) {
      const line = lines[at];
      if (line !== undefined && line.text.trim() !== '') blocks.push(toParagraph(line));
      at += 1;
      continue;
    }
    const end = tableEnd(lines, at, separator);
    blocks.push(...toTable(lines.slice(at, end), separator, count));
    at = end;
  }
  return blocks;
}

const toParagraph = (line: Line): Block => {
  const heading = /^\s*(#{1,6})\s+/.exec(line.text);
  const bullet = /^(\s*)[-*+]\s+/.exec(line.text);
  const depth =
    heading !== null
      ? (heading[1]?.length ?? 1)
      : bullet !== null
        ? 30 + Math.min(20, bullet[1]?.length ?? 0)
        : undefined;
  const text = line.text.replace(heading?.[0] ?? /^\s+/, '').replace(/\*\*/g, '');
  return paragraph(text.trim(), line.number, depth);
};

function separatorAt(lines: readonly Line[], at: number): Separator | null {
  const text = lines[at]?.text ?? '';
  if (text.split('|').length >= 3) return '|';
  return text.split('\t').filter((cell) => cell.trim() !== '').length >= 2 && text.split('\t').length >= 3
    ? '\t'
    : null;
}

/** A few lines without the separator do not end a table if it goes on after them: a cell was broken there. */
function tableEnd(lines: readonly Line[], start: number, separator: Separator): number {
  let end = start + 1;
  for (let at = end; at < lines.length && at < end + 8; at++) {
    const text = lines[at]?.text ?? '';
    if (endsTable.test(text.trim()) && !text.includes(separator)) break;
    if (text.includes(separator)) end = at + 1;
  }
  return end;
}

const endsTable = /^(附件|附表|表[一二三四五六七八九十\d]|续表|#|注[::]|备注[::]|说明[::])/;
