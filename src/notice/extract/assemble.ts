import type { Block } from '../read/block.ts';
import { readHeads } from './body/heads.ts';
import { readStatements } from './body/statements.ts';
import { captionOf } from './caption.ts';
import type { Draft } from './draft.ts';
import { proseTables } from './prose/prose.ts';
import { findTables } from './tables.ts';
import { tablesOf, wholesOf } from './wholes.ts';

/**
 * What a document's blocks say; where no indicator table is found, the headings and numbered paragraphs are read as
 * one. A draft without tables means that neither is there.
 */
export function draftFrom(blocks: readonly Block[]): Draft {
  const hidden = blocks.filter((block) => block.kind === 'hidden');
  const parts = findTables(blocks);
  const paragraphs = parts.filter((part) => part.kind === 'paragraph');
  const found = parts.flatMap((part, i) =>
    part.kind === 'found' ? [{ table: part, caption: captionOf(parts, i) }] : [],
  );
  const heads = readHeads(
    paragraphs,
    found.map((each) => each.caption.text),
  );
  const body = readStatements(
    paragraphs.filter((each) => !found.some(({ caption }) => caption.paragraph === each)),
  );
  const tables = wholesOf(found)
    .flatMap((whole, i, { length }) => tablesOf(whole, { ordinal: i, of: length }, heads, body))
    .filter((table) => table.dimensions.some((dimension) => dimension.indicators.length > 0));
  const settled = tables.length > 0 ? tables : proseTables(paragraphs, heads, body);
  return { ...heads, tables: settled, hidden, body };
}
