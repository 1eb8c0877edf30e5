import type { Paragraph, Source } from '../read/block.ts';
import { paragraph } from '../read/block.ts';
import { type GridRow, ownTexts } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { isTotalRow } from './section.ts';

/** An indicator table whose every cell has its column. */
export interface FoundTable {
  readonly kind: 'found';
  readonly columns: readonly HeadColumn[];
  readonly rows: readonly GridRow[];
  readonly source: Source;
}

export type Part = Paragraph | FoundTable;

export const lastTable = (parts: readonly Part[]): FoundTable | null => {
  const last = parts.at(-1);
  return last?.kind === 'found' ? last : null;
};

export const sameColumns = (a: readonly HeadColumn[], b: readonly HeadColumn[]): boolean =>
  a.length === b.length && a.every((column, i) => column.title === b[i]?.title);

/** Whether its last row is a total, behind which nothing goes on. */
export const isEnded = (table: FoundTable): boolean =>
  isTotalRow(ownTexts(table.rows.at(-1) ?? { slots: [], source: 0 }));

export const asParagraph = (row: GridRow): Paragraph => paragraph(ownTexts(row).join(' '), row.source);

/** A heading of a part as a row of its own across the table. */
export const openingRow = ({ text, source }: Paragraph): GridRow => ({
  slots: [{ text, from: 'own', source }],
  source,
});
