import type { DraftRole } from '../extract/draft.ts';
import type { Reading } from './reading.ts';

/** Kinds of rule that words state. */
export const suggestedRules = [
  'rate-to-target',
  'ratio',
  'threshold',
  'quota',
  'proportion',
  'deduction',
  'shortfall',
  'addition',
  'checklist',
  'bands',
  'growth',
  'ranking',
  'veto',
  'not-applicable',
  'deadline',
] as const;

export type SuggestedRule = (typeof suggestedRules)[number];

export interface SuggestedColumn {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'truth' | 'date' | 'choice';
  readonly choices?: readonly string[];
  readonly description: string;
}

/** A formula read from the words of an indicator, with the facts it would need. */
export interface Suggestion {
  readonly rule: SuggestedRule;
  readonly formula: string;
  /** The indicator's target, e.g. `92%`, where the formula says `target`. */
  readonly target: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  /** The words it was read from, as printed. */
  readonly words: string;
  readonly dataset: { readonly name: string; readonly columns: readonly SuggestedColumn[] };
  /** Whether the text itself says what is given when the requirement is met in part. */
  readonly partial: 'stated' | 'not-stated';
  /** What the text says of units that the item is no business of; the formula then yields not applicable. */
  readonly notApplicable?: NotApplicable;
  /** What else is lost, beyond the item itself, once something has happened. */
  readonly veto?: Veto;
}

export type NotApplicable = 'full' | 'zero' | 'exclude' | 'rescale' | 'average';

export interface Veto {
  readonly effect: VetoEffect;
  /** A formula that is true once it has happened. */
  readonly condition: string;
}

export type VetoEffect =
  | { readonly kind: 'zero-item' }
  | { readonly kind: 'zero-total' }
  | { readonly kind: 'cut'; readonly points: string }
  /** The best grade left. */
  | { readonly kind: 'cap-grade'; readonly grade: string }
  /** Any grade but the best. */
  | { readonly kind: 'no-award' }
  | { readonly kind: 'lower-grade'; readonly steps: string };

/** What the readers look at. `data` is the name of the dataset, fit for a formula. */
export interface Asked {
  readonly text: Reading;
  readonly name: string;
  /** The item's points. */
  readonly full: string;
  readonly role: DraftRole;
  readonly data: string;
}

export type Reader = (asked: Asked) => Suggestion | null;

/** Whether so many points are no more than the item has. */
export const fits = (points: string, { full }: Pick<Asked, 'full'>): boolean =>
  Number(points) <= Number(full);

export const column = (
  name: string,
  type: SuggestedColumn['type'],
  description: string,
): SuggestedColumn => ({ name, type, description });

/** A name that a formula can hold without quotes: letters, digits and Chinese characters only. */
export function plainName(text: string): string {
  const kept = text.normalize('NFKC').replace(/[^\p{L}\p{N}_]/gu, '');
  return /^\p{N}/u.test(kept) ? `_${kept}` : kept;
}

export const number = '(\\d+(?:\\.\\d+)?)';

/** What events and things are counted in. */
export const measure =
  '(?:次|起|件|项|例|人次|人|天|个工作日|个|条|处|家|份|篇|场|户|宗|批次|期|日|类|张|名|期次)';

/** 0.50 → 0.5, 2.0 → 2; digits only. */
export const trimmed = (value: string): string =>
  value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;
