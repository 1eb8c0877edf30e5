import type { WorkCalendar } from '../../core/quantity/calendar.ts';
import type { Day } from '../../core/quantity/value.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import type { Drawn } from './cell.ts';
import type { Random } from './random.ts';

/** The row being drawn. */
export interface Row {
  readonly random: Random;
  readonly strength: number;
  /** Cells drawn so far, by the column's position in its dataset. */
  readonly cells: Drawn[];
  /** The day the row lies on; the period's first day in a register. */
  readonly day: Day;
  readonly off: boolean;
  /** 1 for the first row of the unit, or of its step of time where the time is part of the key. */
  readonly number: number;
  /** 1 for the first row of the dataset. */
  readonly serial: number;
  /** A unit's attribute as a whole number at `decimals`; null when it has none. */
  readonly attribute: (name: string) => { readonly value: number; readonly decimals: number } | null;
  /** The number of records a register holds for the row's unit. */
  readonly register: (name: string) => number;
}

/** What drawing a column needs to know beyond its row. */
export interface DrawContext {
  readonly columns: readonly Column[];
  readonly calendar: WorkCalendar;
  readonly start: Day;
  /** The first day after the period: what would happen later has not happened yet. */
  readonly end: Day;
  /** The text before the number in a register's key. */
  readonly prefixOf: (register: string) => string;
}

/** Draws a cell of a row. */
export type Draw = (row: Row) => Drawn;
