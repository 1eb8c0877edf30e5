import type { Day } from '../../core/quantity/value.ts';

/**
 * How synthetic facts are spread: what `generator.yaml` says, read and checked. Every number is a whole number of
 * millionths (`80%` and `0.8` are 800,000), so that no float decides anything.
 */
export interface GeneratorSettings {
  readonly units: UnitSettings;
  /** By the name of a dataset; one not named here takes what its columns suggest. */
  readonly datasets: Readonly<Record<string, DatasetSettings>>;
}

/** A number that depends on how strong a unit is: `weak` at strength 0, `strong` at strength 1, between in between. */
export interface Amount {
  readonly weak: number;
  readonly strong: number;
}

export interface UnitSettings {
  /** Units of each kind without facts from before the period. */
  readonly newcomers: number;
  /** Strengths of the ordinary units lie between these. */
  readonly ordinary: { readonly low: number; readonly high: number };
  readonly attributes: Readonly<Record<string, ColumnSettings>>;
}

export interface DatasetSettings {
  /** Kinds of unit that have rows; null = the kinds whose tables read the dataset. */
  readonly kinds: readonly string[] | null;
  readonly rows: RowSettings | null;
  /** How often a day off is taken, against a workday. */
  readonly daysOff: number | null;
  /** Ordinary units of each kind without rows: a number of them, or the same ones as in another dataset. */
  readonly silent: number | string;
  /** Whether `--rows` may make it larger or smaller; null = records with a time may. */
  readonly grows: boolean | null;
  readonly columns: Readonly<Record<string, ColumnSettings>>;
}

export const steps = ['day', 'workday', 'week', 'month', 'quarter', 'year', 'period'] as const;
export type Step = (typeof steps)[number];

export interface RowSettings {
  /** Rows per unit and step (and per combination of `forEach`). */
  readonly count: Amount;
  /** An attribute of the unit that the count is multiplied by. */
  readonly of: string | null;
  /** Units differ in size: the count of each is up to this part smaller or larger. */
  readonly vary: number;
  readonly each: Step;
  /** Where in its step a row lies. */
  readonly on: 'any' | 'first';
  /** Only days from `from` to `to`, both included. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Choice columns that take every one of their words in turn. */
  readonly forEach: readonly string[];
  /** Count before the period, against the count within it. */
  readonly before: Amount;
}

export interface ColumnSettings {
  readonly spread: Spread | null;
  readonly blank: Amount;
  /** Blank unless the other columns of the row hold one of these. */
  readonly when: Readonly<Record<string, readonly string[]>>;
}

export const lengths = ['minutes', 'hours', 'days', 'workdays'] as const;
export type Length = (typeof lengths)[number];

export type Spread =
  | { readonly kind: 'always'; readonly value: string }
  | { readonly kind: 'pick'; readonly words: readonly { readonly word: string; readonly weight: Amount }[] }
  | { readonly kind: 'chance'; readonly chance: Amount }
  /** Any number of the range, both ends possible; on days off a range of its own. */
  | { readonly kind: 'range'; readonly on: Range; readonly off: Range }
  /** A part of a number in the same row, or of a unit's attribute. */
  | { readonly kind: 'share'; readonly of: string; readonly on: Range; readonly off: Range }
  /** A day or moment some time after another one in the same row, now and then late. */
  | {
      readonly kind: 'delay';
      readonly after: string;
      readonly in: Length;
      readonly time: Range;
      readonly late: { readonly chance: Amount; readonly time: Range } | null;
    }
  /** A running number, unique in the dataset. */
  | { readonly kind: 'serial'; readonly prefix: string }
  /** Numbered from 1 within a unit, or within its step of time where the time is part of the key. */
  | { readonly kind: 'numbered'; readonly prefix: string }
  /** The numbered records of a register of the same unit, in turn; `cover` is the part of them ever named. */
  | { readonly kind: 'member'; readonly of: string; readonly cover: Amount };

export interface Range {
  readonly from: Amount;
  readonly to: Amount;
}

export type SpreadKind = Spread['kind'];
export type SpreadOf<K extends SpreadKind> = Extract<Spread, { readonly kind: K }>;

export const noBlank: Amount = { weak: 0, strong: 0 };
export const plainSettings: GeneratorSettings = {
  units: { newcomers: 1, ordinary: { low: 300_000, high: 950_000 }, attributes: {} },
  datasets: {},
};
