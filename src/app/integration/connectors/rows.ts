import type { Problem } from '../../../core/problem/problem.ts';
import type { GuardOptions } from '../guard/request.ts';
import type { Source } from './source.ts';

/** Cells by the source's own names, as text; null is blank. */
export type SourceRow = ReadonlyMap<string, string | null>;

/** What a source is read with. */
export interface Reading {
  /** The password or key; null without one. */
  readonly secret: string | null;
  /** Where to start; null when the source does not ask. */
  readonly since: string | null;
  /** Minutes from UTC of the scheme's clock. */
  readonly zoneMinutes: number;
  readonly guard: GuardOptions;
  readonly signal: AbortSignal;
}

/** Gives a source's rows one by one; a `SourceFault` when it cannot. */
export type SourceReader<S extends Source> = (source: S, reading: Reading) => AsyncGenerator<SourceRow>;

/** Ends a reading; the problems say why. It is caught where rows are asked for and never leaves this room. */
export class SourceFault extends Error {
  readonly problems: readonly Problem[];
  constructor(...problems: readonly Problem[]) {
    super(problems.map((each) => each.code).join(', '));
    this.problems = problems;
  }
}
