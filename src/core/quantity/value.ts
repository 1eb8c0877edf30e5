import type { Rational } from './rational.ts';

/** A calendar day: whole days since 1970-01-01, no zone. */
export type Day = number;

/** A moment on the scheme's own wall clock: whole seconds since 1970-01-01T00:00 in the scheme's zone. */
export type Moment = number;

/** What a formula computes with. Which of these it is, the checker has settled before anything runs. */
export type Scalar = Rational | string | boolean | Day;

/** One thing that is not there yet, so that a person knows what to hand in. */
export interface Missing {
  readonly kind:
    | 'dataset'
    | 'rows'
    | 'cell'
    | 'attribute'
    | 'target'
    | 'sample'
    | 'peers'
    | 'denominator'
    | 'declared';
  /** The dataset, column, attribute … by the scheme's own name. */
  readonly name: string;
}

/** Three states, everywhere: known, missing (with what), not applicable (with why). Missing is never zero. */
export type Value<T = Scalar> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'missing'; readonly missing: readonly Missing[] }
  | { readonly state: 'not-applicable'; readonly reason: string };

export const known = <T>(value: T): Value<T> => ({ state: 'known', value });
export const missing = (...names: readonly Missing[]): Value<never> => ({ state: 'missing', missing: names });
export const notApplicable = (reason: string): Value<never> => ({ state: 'not-applicable', reason });
