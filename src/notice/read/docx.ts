import type { Block } from './block.ts';
import { type Counters, readNumbering } from './docx-numbering.ts';
import { countUpTo, limits } from './limits.ts';
import { type DeepBlock, type DeepCell, flattenBlocks } from './nested.ts';
import { walkXml } from './xml.ts';
import { BrokenContainer, readParts } from './zip.ts';

const main = 'word/document.xml';
const numbering = 'word/numbering.xml';

/** Word documents: paragraphs and tables with their spans, automatic numbers written out, deleted text left out. */
export function readDocx(bytes: Uint8Array): Block[] {
  const parts = readParts(bytes, (name) => name === main || name === numbering);
  const document = parts.get(main);
  if (document === undefined) throw new BrokenContainer('缺少正文(word/document.xml)');
  const reader = new DocxReader(readNumbering(parts.get(numbering)));
  walkXml(document, reader);
  return flattenBlocks(reader.blocks);
}

interface OpenCell {
  blocks: DeepBlock[];
  span: number;
  merge: 'none' | 'start' | 'on';
}
interface OpenParagraph {
  text: string;
  number: { id: string; level: number } | null;
  heading: number | null;
}
interface OpenTable {
  rows: { cells: OpenCell[]; before: number }[];
}

const skipped = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText']);

/** Holds the open tables and the open paragraph while the document streams by. */
class DocxReader {
  readonly blocks: DeepBlock[] = [];
  readonly #numbers: Counters;
  readonly #tables: OpenTable[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #count = countUpTo(limits.cells, '单元格与段落数');
  #skip = 0;
  #inText = false;
  #line = 0;

  constructor(numbers: Counters) {
    this.#numbers = numbers;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (this.#skip > 0 || skipped.has(name)) this.#skip++;
    else this.#openers[name]?.(attributes);
  };

  readonly close = (name: string): void => {
    if (this.#skip > 0) this.#skip--;
    else this.#closers[name]?.();
  };

  readonly text = (text: string): void => {
    if (this.#inText && this.#skip === 0) this.#write(text);
  };

  readonly #openers: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    p: () => {
      this.#count();
      this.#paragraphs.push({ text: '', number: null, heading: null });
    },
    t: () => {
      this.#inText = true;
    },
    br: () => this.#write('\n'),
    cr: () => this.#write('\n'),
    tab: () => this.#write(' '),
    pStyle: ({ val }) => this.#heading(/^(?:heading|标题)?\s?([1-6])$/i.exec(val ?? '')?.[1]),
    outlineLvl: ({ val }) => this.#heading(/^[0-5]$/.test(val ?? '') ? String(Number(val) + 1) : undefined),
    numId: ({ val }) => this.#numbered({ id: val ?? '' }),
    ilvl: ({ val }) => this.#numbered({ level: Number(val ?? 0) }),
    tbl: () => {
      this.#tables.push({ rows: [] });
    },
    tr: () => {
      this.#tables.at(-1)?.rows.push({ cells: [], before: 0 });
    },
    gridBefore: ({ val }) => {
      const row = this.#row();
      if (row !== undefined) row.before = bounded(val, limits.columns);
    },
    tc: () => {
      this.#count();
      this.#row()?.cells.push({ blocks: [], span: 1, merge: 'none' });
    },
    gridSpan: ({ val }) => {
      const cell = this.#cell();
      if (cell !== undefined) cell.span = Math.max(1, bounded(val, limits.columns));
    },
    vMerge: ({ val }) => {
      const cell = this.#cell();
      if (cell !== undefined) cell.merge = val === 'restart' ? 'start' : 'on';
    },
  };

  readonly #closers: Readonly<Record<string, () => void>> = {
    t: () => {
      this.#inText = false;
    },
    p: () => this.#endParagraph(),
    tbl: () => {
      const table = this.#tables.pop();
      if (table !== undefined) this.#put({ kind: 'deep-table', rows: withRowSpans(table), line: null });
    },
  };

  #row() {
    return this.#tables.at(-1)?.rows.at(-1);
  }

  #cell(): OpenCell | undefined {
    return this.#row()?.cells.at(-1);
  }

  #write(text: string): void {
    const open = this.#paragraphs.at(-1);
    if (open !== undefined) open.text += text;
  }

  #heading(level: string | undefined): void {
    const open = this.#paragraphs.at(-1);
    if (open !== undefined && level !== undefined) open.heading = Number(level);
  }

  #numbered(part: { id?: string; level?: number }): void {
    const open = this.#paragraphs.at(-1);
    if (open !== undefined) open.number = { id: '', level: 0, ...open.number, ...part };
  }

  #endParagraph(): void {
    const open = this.#paragraphs.pop();
    if (open === undefined) return;
    if (this.#tables.length === 0) this.#line++;
    const number = open.number === null ? '' : this.#numbers.next(open.number.id, open.number.level);
    const source = this.#tables.length === 0 ? this.#line : 0;
    const stated = open.heading === null ? {} : { depth: open.heading };
    this.#put({ kind: 'text', text: number + open.text, source, ...stated });
  }

  #put(block: DeepBlock): void {
    const cell = this.#cell();
    if (cell === undefined) this.blocks.push(block);
    else cell.blocks.push(block);
  }
}

/** Continued cells give way to a row span of the cell they continue. */
function withRowSpans(table: OpenTable): DeepCell[][] {
  const above = new Map<number, { content: DeepBlock[]; rowSpan: number; colSpan: number }>();
  return table.rows.map((row) => {
    let column = row.before;
    const cells: DeepCell[] = [];
    for (const cell of row.cells) {
      const origin = above.get(column);
      if (cell.merge === 'on' && origin !== undefined) origin.rowSpan++;
      else {
        const fresh = { content: cell.blocks, rowSpan: 1, colSpan: cell.span };
        cells.push(fresh);
        above.set(column, fresh);
      }
      column += cell.span;
    }
    return cells;
  });
}

function bounded(value: string | undefined, cap: number): number {
  const number = Number(value ?? 0);
  return Number.isInteger(number) && number > 0 ? Math.min(number, cap) : 0;
}
