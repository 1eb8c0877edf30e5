import type { DraftIndicator } from '../extract/draft.ts';
import type { Source } from '../read/block.ts';
import type { Suggestion } from '../suggest/suggestion.ts';

export const questionCodes = [
  'sum-mismatch',
  'missing-total',
  'missing-serial',
  'duplicate-serial',
  'unnumbered-row',
  'duplicate-name',
  'duplicate-description',
  'missing-lead',
  'missing-points',
  'shared-points',
  'hidden-content',
  'points-without-unit',
  'body-table-mismatch',
  'contradictory-rule',
  'bundled-indicators',
  'count-called-rate',
  'no-partial-credit-rule',
  'no-scoring-rule',
  'zero-base',
  'zero-denominator',
  'unclear-bound',
  'unreachable-full-marks',
] as const;

export type QuestionCode = (typeof questionCodes)[number];

export interface Choice {
  readonly text: string;
  /** What choosing it does to the score. */
  readonly effect: string;
}

/** A doubt about the notice, to be answered by a ruling. */
export interface Question {
  /** … in the order of the document. */
  readonly id: string;
  readonly code: QuestionCode;
  readonly where: {
    /** Ordinal of the table, from 1; null for the document as a whole. */
    readonly table: number | null;
    readonly no: number | string | null;
    readonly name: string | null;
    /** Line of the text, or a cell such as `指标!B7`. */
    readonly line: Source | null;
  };
  readonly quote: string;
  readonly message: string;
  readonly choices: readonly Choice[];
}

/** What is said of a doubt, wherever it stands. */
export type Said = Pick<Question, 'code' | 'quote' | 'message' | 'choices'>;

/** The rule read from an indicator's words; null where none was. */
export type SuggestionOf = (indicator: DraftIndicator) => Suggestion | null;

/** A question before it is numbered; `at` orders the questions of one table. */
export type Doubt = Omit<Question, 'id'> & { readonly at: number };

/** A name in quotation marks; marks inside it become single ones. */
export const quoted = (name: string | null): string =>
  `“${(name ?? '').replace(/“/g, '‘').replace(/”/g, '’')}”`;

export const choice = (text: string, effect: string): Choice => ({ text, effect });

/** A doubt about one indicator. */
export function doubtAbout(indicator: DraftIndicator, table: number, at: number, said: Said): Doubt {
  const where = { table, no: indicator.no, name: indicator.name, line: indicator.source };
  return { ...said, where, at };
}

/** A doubt about a table, a group, or the document. */
export function doubtAt(
  place: {
    table: number | null;
    no?: number | string | null;
    name?: string | null;
    line: Source | null;
    at?: number;
  },
  said: Said,
): Doubt {
  const where = { table: place.table, no: place.no ?? null, name: place.name ?? null, line: place.line };
  return { ...said, where, at: place.at ?? -1 };
}
