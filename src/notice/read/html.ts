import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Block } from './block.ts';
import { standing } from './html-lists.ts';
import { countUpTo, LimitPassed, limits } from './limits.ts';
import { type DeepBlock, type DeepCell, type DeepTable, flattenBlocks } from './nested.ts';

/** Web pages: paragraphs and tables with their spans; scripts, styles and hidden parts are left out. */
export function readHtml(text: string): Block[] {
  if (text.length > limits.textLength) throw new LimitPassed('字符数', limits.textLength);
  checkDepth(text);
  const document = parse(text, { sourceCodeLocationInfo: true });
  return flattenBlocks(contentOf(document, countUpTo(limits.cells * 5, '网页元素数')));
}

const containers =
  /<(\/?)(div|span|table|tbody|tr|b|i|u|em|strong|font|center|ul|ol|dl|blockquote|section|article|a|form|fieldset|nobr|big|small|code|s|strike|tt|svg|math|object|button|marquee|applet)\b[^>]*?(\/?)>/gi;

/** The parser's time grows with the square of the depth, so depth is looked at before parsing. */
function checkDepth(text: string): void {
  let depth = 0;
  for (const [, close, , selfClosed] of text.matchAll(containers)) {
    if (selfClosed === '/') continue;
    depth = close === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > limits.depth) throw new LimitPassed('嵌套层数', limits.depth);
  }
}

const dropped = new Set([
  'script',
  'style',
  'template',
  'head',
  'noscript',
  'iframe',
  'svg',
  'select',
  'nav',
]);
const breaking = new Set(
  'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article header footer main blockquote pre center form tr body html'.split(
    ' ',
  ),
);

type Count = () => void;

/** Block content below a node; runs of inline text become one text each. */
function contentOf(parent: Tree.ParentNode, count: Count): DeepBlock[] {
  const blocks: DeepBlock[] = [];
  let text = '';
  let line = 0;
  let depth: number | undefined;
  const reached = new Map<Tree.Element, number>();
  const flush = (): void => {
    const stated = depth === undefined ? {} : { depth };
    if (text.trim() !== '') blocks.push({ kind: 'text', text: tidy(text), source: line, ...stated });
    text = '';
    line = 0;
    depth = undefined;
  };
  const visit = (node: Tree.ChildNode): void => {
    count();
    if (node.nodeName === '#text') {
      const value = (node as Tree.TextNode).value;
      if (line === 0 && value.trim() !== '') line = lineOfText(node as Tree.TextNode);
      text += value.replace(/[ \t\r\n\f]+/g, ' ');
      return;
    }
    if (!('tagName' in node) || dropped.has(node.tagName) || isHidden(node)) return;
    if (node.tagName === 'br') text += '\n';
    else if (node.tagName === 'table') {
      flush();
      for (const caption of node.childNodes)
        if (caption.nodeName === 'caption') blocks.push(...contentOf(caption as Tree.Element, count));
      blocks.push(readTable(node, count));
    } else if (breaking.has(node.tagName)) {
      flush();
      const { mark, level } = standing(node, reached);
      text += mark;
      depth = level;
      for (const child of node.childNodes) visit(child);
      flush();
    } else for (const child of node.childNodes) visit(child);
  };
  for (const child of parent.childNodes) visit(child);
  flush();
  return blocks;
}

function lineOfText(node: Tree.TextNode): number {
  const start = node.sourceCodeLocation?.startLine ?? 0;
  const leading = /^\s*/.exec(node.value)?.[0] ?? '';
  return start + leading.split('\n').length - 1;
}

const tidy = (text: string): string =>
  text
    .replace(/\u00a0|\u3000/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

function isHidden(element: Tree.Element): boolean {
  return element.attrs.some(
    (each) => each.name === 'hidden' || (each.name === 'style' && /display\s*:\s*none/i.test(each.value)),
  );
}

function readTable(table: Tree.Element, count: Count): DeepTable {
  const rows = rowsOf(table).map((row) =>
    row.childNodes.filter(isCell).map(
      (cell): DeepCell => ({
        content: contentOf(cell, count),
        rowSpan: spanOf(cell, 'rowspan', limits.rowSpan),
        colSpan: Math.max(1, spanOf(cell, 'colspan', limits.columns)),
      }),
    ),
  );
  return {
    kind: 'deep-table',
    rows: rows.map((row, r) =>
      row.map((cell) => ({ ...cell, rowSpan: cell.rowSpan === 0 ? rows.length - r : cell.rowSpan })),
    ),
    line: table.sourceCodeLocation?.startLine ?? null,
  };
}

const isCell = (node: Tree.ChildNode): node is Tree.Element =>
  node.nodeName === 'td' || node.nodeName === 'th';

function rowsOf(parent: Tree.Element): Tree.Element[] {
  return parent.childNodes.flatMap((child) => {
    if (child.nodeName === 'tr') return [child as Tree.Element];
    if (['tbody', 'thead', 'tfoot'].includes(child.nodeName)) return rowsOf(child as Tree.Element);
    return [];
  });
}

/** 0 for `rowspan="0"`, which reaches to the end of the table. */
function spanOf(cell: Tree.Element, name: string, cap: number): number {
  const text = cell.attrs.find((each) => each.name === name)?.value.trim() ?? '1';
  return /^\d{1,6}$/.test(text) ? Math.min(Number(text), cap) : 1;
}
