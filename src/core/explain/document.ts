import type { RoundingDocument, StateWord } from '../result/document.ts';
import type { Provider } from '../scheme/scheme.ts';

/** Why one unit has this score on one indicator, as JSON: every number is text, exact where it has an end. */
export interface Explanation {
  readonly scheme: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly table: { readonly id: string; readonly caption: string };
  readonly unit: { readonly unit: string; readonly name: string; readonly cohort: string };
  readonly indicator: ExplainedIndicator;
  /** The rule as a sentence. */
  readonly rule: { readonly zh: string; readonly en: string };
  readonly formula: string;
  readonly target: string | null;
  readonly state: StateWord;
  /** What was published; null while missing or out of the base. */
  readonly score: string | null;
  /** Before rounding. */
  readonly exact: string | null;
  /** Points not won: full points less the score; null without a score. */
  readonly lost: string | null;
  readonly missing: readonly MissingDocument[];
  readonly reason: string | null;
  readonly rounding: RoundingDocument | null;
  readonly derivation: Step;
  readonly aggregates: readonly ExplainedAggregate[];
  /** What not being applicable does to the total, and who decides it. */
  readonly policy: {
    readonly effect: string;
    readonly share: string | null;
    readonly decidedBy: string;
  } | null;
  /** Vetoes that set this indicator to 0, and whether they struck. */
  readonly vetoes: readonly { readonly id: string; readonly name: string; readonly state: string }[];
  readonly assumptions: readonly ExplainedAssumption[];
}

export interface ExplainedIndicator {
  readonly id: string;
  readonly no: number | string | null;
  readonly name: string;
  readonly points: string;
  readonly leads: readonly string[];
  readonly cooperating: readonly string[];
  readonly clause: string;
  readonly description: string;
}

export interface MissingDocument {
  readonly kind: string;
  readonly name: string;
  /** Who owes it: `lead` for a judgement, else what the dataset declares; null where it does not say. */
  readonly owedBy: Provider | null;
  readonly judged: boolean;
}

/** One step of the derivation: what was computed, from which parts. */
export interface Step {
  readonly text: string;
  /** The same in words, aggregates by their labels; empty for a case, which its parts tell. */
  readonly words: { readonly zh: string; readonly en: string };
  readonly role: string;
  readonly state: 'known' | 'missing' | 'not-applicable';
  readonly value: string | null;
  readonly parts: readonly Step[];
}

/** An aggregate of the formula with its value and the facts behind it. */
export interface ExplainedAggregate {
  /** ①, ② … in reading order. */
  readonly label: string;
  readonly text: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly dataset: string;
  /** What the dataset holds and which system or office it comes from. */
  readonly description: string;
  readonly source: string;
  readonly delivered: boolean;
  readonly state: Step['state'];
  readonly value: string | null;
  /** What the facts answered, by question. */
  readonly counts: readonly { readonly question: string; readonly answer: string }[];
}

export interface ExplainedAssumption {
  readonly id: string;
  readonly unclear: string;
  readonly taken: string;
  readonly ruledBy: string;
  readonly open: boolean;
  readonly ruling: string | null;
}
