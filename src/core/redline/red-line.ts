import type { Day } from '../quantity/value.ts';

/** A rule, issued outside the notice, that forbids a kind of indicator from a day on. Data: one entry of `redlines/*.yaml`. */
export interface RedLine {
  readonly id: string;
  readonly source: string;
  readonly documentNumber: string | null;
  readonly issued: Day;
  /** First day on which it binds. */
  readonly effective: Day;
  readonly clause: string;
  readonly forbids: string;
  readonly instead: string;
  readonly severity: 'error' | 'warning';
  /** An indicator is touched when its words contain one of these … */
  readonly words: readonly string[];
  /** … outside these phrases, which hold one of the words but mean something else, … */
  readonly except: readonly string[];
  /** … and, when there are any, also one of these, which show what it is about, … */
  readonly about: readonly string[];
  /** … and none of these, for cases the rule itself allows. */
  readonly unless: readonly string[];
  /** Only tables whose assessed units are named with one of these words; empty = every table. */
  readonly subjects: readonly string[];
}

/** One indicator that a red line touches, with the words that show it. */
export interface RedLineFinding {
  readonly redLine: RedLine;
  readonly table: string;
  readonly indicator: { readonly id: string; readonly no: number | string | null; readonly name: string };
  readonly hits: readonly RedLineHit[];
}

export interface RedLineHit {
  readonly word: string;
  readonly where: 'name' | 'path' | 'description' | 'formula' | 'dataset';
  /** The words around it. */
  readonly quote: string;
}
