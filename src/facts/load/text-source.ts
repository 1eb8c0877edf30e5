import type { Problem } from '../../core/problem/problem.ts';

/** A file as rows of text cells, whatever its format; read forward, one row at a time. */
export interface TextSource {
  readonly header: readonly string[];
  /** Moves to the next row; false at the end, or where the file cannot be read any further (`failure`). */
  readonly next: () => boolean;
  /** The line (or sheet row) on which the current row starts, from 1. */
  readonly line: () => number;
  /** Why the current row as a whole cannot be taken; null when its cells can be read. */
  readonly refusal: () => Problem | null;
  /** The text of the cell under header column `i`; blank is ''. */
  readonly cell: (i: number) => string;
  /** Why reading stopped before the end of the file. */
  readonly failure: () => Problem | null;
}

/** For formats that are read a stretch at a time: called when `next` said false; true when there is more. */
export interface RefillableSource extends TextSource {
  readonly refill: () => Promise<boolean>;
}
