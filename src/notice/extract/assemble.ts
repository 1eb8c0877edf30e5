import type { Block } from '../read/block.ts';
import { readHeads } from './body/heads.ts';
import { readStatements } from './body/statements.ts';
import { captionOf } from './caption.ts';
import type { Draft } from './draft.ts';
import { toDraftTable } from './draft-table.ts';
import { growForest } from './forest.ts';
import { proseTables } from './prose/prose.ts';
import { subjectOf } from './subject.ts';
import { type FoundTable, findTables } from './tables.ts';

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
  const tables = found
    .flatMap(({ table, caption }, i) => {
      const text = caption.text === '' ? (heads.title ?? '') : caption.text;
      const place = { caption: { ...caption, text }, source: table.source };
      const kinds = kindsOf(table);
      if (kinds.length > 0)
        return kinds.map((kind) =>
          toDraftTable(growForest(table.columns, table.rows, kind), { ...place, subject: kind }, body),
        );
      // The title names the field, not who is assessed, where the notice itself says that.
      const says = caption.text === '' && heads.appliesTo.length > 0 ? '' : text;
      const subject = subjectOf(says, heads.appliesTo, { ordinal: i, of: found.length });
      return [toDraftTable(growForest(table.columns, table.rows), { ...place, subject }, body)];
    })
    .filter((table) => table.dimensions.some((dimension) => dimension.indicators.length > 0));
  return {
    ...heads,
    tables: tables.length > 0 ? tables : proseTables(paragraphs, heads, body),
    hidden,
    body,
  };
}

/** The kinds of unit that have a column of points each, in the order of the columns. */
const kindsOf = (table: FoundTable): string[] => [
  ...new Set(table.columns.flatMap((column) => (column.kind === null ? [] : [column.kind]))),
];
