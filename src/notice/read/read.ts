import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Block } from './block.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { decodeHead, decodeText } from './encoding.ts';
import { readHtml } from './html.ts';
import { LimitPassed, limits } from './limits.ts';
import { readText } from './text.ts';
import { readOldWorkbook, readWorkbook } from './xlsx.ts';
import { BrokenContainer, readParts } from './zip.ts';

type Format = 'docx' | 'xlsx' | 'doc' | 'xls' | 'html' | 'text';

const readers: Readonly<Record<Format, (bytes: Uint8Array) => Block[] | Promise<Block[]>>> = {
  docx: readDocx,
  xlsx: readWorkbook,
  doc: readDoc,
  xls: readOldWorkbook,
  html: (bytes) => readHtml(decodeText(bytes)),
  text: (bytes) => readText(decodeText(bytes)),
};

/**
 * The paragraphs and tables of a document in the order they stand. The format is told by the content first, then by
 * the file name. Problems: notice-too-large, notice-empty, notice-format-unknown, notice-unreadable, notice-limit.
 */
export async function readBlocks(bytes: Uint8Array, fileName: string): Promise<Result<Block[]>> {
  if (bytes.length > limits.fileBytes)
    return fail(
      problem(
        'notice-too-large',
        { size: String(bytes.length), limit: String(limits.fileBytes) },
        at(fileName),
      ),
    );
  const format = formatOf(bytes, fileName);
  if (typeof format !== 'string') return fail(format);
  try {
    const blocks = await readers[format](bytes);
    return blocks.length === 0 ? fail(problem('notice-empty', {}, at(fileName))) : ok(blocks);
  } catch (error) {
    return fail(asProblem(error, format, fileName));
  }
}

const at = (file: string) => ({ file, line: null, column: null });

function asProblem(error: unknown, format: Format, fileName: string): Problem {
  if (error instanceof LimitPassed)
    return problem('notice-limit', { what: error.what, limit: String(error.limit) }, at(fileName));
  const reason = error instanceof BrokenContainer ? error.message : '内容不完整或已损坏';
  return problem('notice-unreadable', { format, reason }, at(fileName));
}

function formatOf(bytes: Uint8Array, fileName: string): Format | Problem {
  const unknown = (reason: string) => problem('notice-format-unknown', { reason }, at(fileName));
  const extension = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return zipFormat(bytes, fileName);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return extension.startsWith('xl') ? 'xls' : 'doc';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return unknown('PDF 文件');
  if (['docx', 'xlsx', 'doc', 'xls'].includes(extension) && !looksTextual(bytes))
    return problem('notice-unreadable', { format: extension, reason: '开头不是这种格式' }, at(fileName));
  if (!looksTextual(bytes)) return unknown('内容不是文字');
  const head = decodeHead(bytes, 4096).toLowerCase();
  return /<(!doctype html|html|head|body|table|div|p)\b/.test(head) ? 'html' : 'text';
}

function zipFormat(bytes: Uint8Array, fileName: string): Format | Problem {
  const names: string[] = [];
  try {
    readParts(bytes, (name) => {
      names.push(name);
      return false;
    });
  } catch (error) {
    return asProblem(error, /\.xls/i.test(fileName) ? 'xlsx' : 'docx', fileName);
  }
  if (names.includes('word/document.xml')) return 'docx';
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  return problem('notice-format-unknown', { reason: '压缩包里没有 Word 或 Excel 文档' }, at(fileName));
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

/** Few control characters and, as GB18030 or UTF-8, few undecodable ones. */
function looksTextual(bytes: Uint8Array): boolean {
  const head = decodeHead(bytes, 8192);
  if (head === '') return true;
  let odd = 0;
  for (const letter of head) if (letter === '\ufffd' || (letter < ' ' && !'\t\n\r\f'.includes(letter))) odd++;
  return odd * 50 < head.length + 50;
}
