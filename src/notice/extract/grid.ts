import type { Cell, Row, Source } from '../read/block.ts';

/**
 * One place of a table once its columns are known. `own`: a cell begins here. `span`: the cell above or to the left
 * reaches here, as the document states. `blank`: nothing stands here, for whatever reason.
 */
export interface Slot {
  readonly text: string;
  readonly from: 'own' | 'span' | 'blank';
  readonly source: Source;
}

export interface GridRow {
  readonly slots: readonly Slot[];
  readonly source: Source;
}

/** Lays cells with their spans on a grid; rows may come out shorter than others where cells are absent. */
export function layGrid(rows: readonly Row[]): GridRow[] {
  const hanging: { cell: Cell; left: number }[] = [];
  return rows.map((row) => {
    const slots: Slot[] = [];
    const takeHanging = (): void => {
      for (
        let above = hanging[slots.length];
        above !== undefined && above.left > 0;
        above = hanging[slots.length]
      ) {
        above.left--;
        slots.push({ text: above.cell.text, from: 'span', source: above.cell.source });
      }
    };
    for (const cell of row.cells) {
      takeHanging();
      for (let i = 0; i < cell.colSpan; i++) {
        if (cell.rowSpan > 1) hanging[slots.length] = { cell, left: cell.rowSpan - 1 };
        slots.push(toSlot(cell, i));
      }
    }
    takeHanging();
    return { slots, source: row.source };
  });
}

function toSlot(cell: Cell, ordinal: number): Slot {
  const text = cell.text.trim();
  if (text === '') return { text, from: 'blank', source: cell.source };
  return { text, from: ordinal === 0 ? 'own' : 'span', source: cell.source };
}

export const blankSlot = (source: Source): Slot => ({ text: '', from: 'blank', source });

export const isBlankRow = (row: GridRow): boolean => row.slots.every((slot) => slot.from === 'blank');

/** The texts that begin in this row. */
export const ownTexts = (row: GridRow): string[] =>
  row.slots.filter((slot) => slot.from === 'own').map((slot) => slot.text);
