import { knownState, missingState } from './columns.ts';
import type { Fraction, FractionArithmetic } from './fraction.ts';
import type { Program, Vector } from './program.ts';

/** A truth per row: `value` is 1 or 0 where the state is known. */
export interface Truth {
  readonly kind: 'truth';
  readonly value: Vector;
  readonly state: Vector;
}

export type Lowered = Fraction | Truth;

/** Logic over rows of three states, as the interpreter does it. */
export interface RowLogic {
  truth(value: Vector, state: Vector): Truth;
  not(a: Truth): Truth;
  /** False and missing is false. */
  and(a: Truth, b: Truth): Truth;
  /** True or missing is true. */
  or(a: Truth, b: Truth): Truth;
  /** A missing condition gives a missing result, unless both ways give the same known one. */
  choose(condition: Truth, yes: Lowered, no: Lowered): Lowered;
  hasState(a: Lowered, state: number): Vector;
  opposite(value: Vector): Vector;
}

export function rowLogic(program: Program, arithmetic: FractionArithmetic): RowLogic {
  const { apply, constant, select } = program;
  const truth = (value: Vector, state: Vector): Truth => ({ kind: 'truth', value, state });
  const opposite = (value: Vector): Vector => apply('subtract', constant(1), value);
  const both = (a: Vector, b: Vector): Vector => apply('least', a, b);
  const hasState = (a: Lowered, state: number): Vector => apply('equal', a.state, constant(state));

  const decided = (a: Truth, answer: 0 | 1): Vector =>
    both(hasState(a, knownState), answer === 1 ? a.value : opposite(a.value));

  const combine = (a: Truth, b: Truth, answer: 0 | 1): Truth => {
    const settled = apply('greatest', decided(a, answer), decided(b, answer));
    const state = select(settled, constant(knownState), apply('greatest', a.state, b.state));
    return truth(select(settled, constant(answer), constant(1 - answer)), state);
  };

  const pick = (mask: Vector, yes: Lowered, no: Lowered, state: Vector): Lowered => {
    if (yes.kind === 'number' && no.kind === 'number') return { ...arithmetic.select(mask, yes, no), state };
    if (yes.kind === 'truth' && no.kind === 'truth') return truth(select(mask, yes.value, no.value), state);
    return truth(program.refuse('the two ways of an if differ in kind'), state);
  };

  const sameValue = (yes: Lowered, no: Lowered): Vector => {
    if (yes.kind === 'number' && no.kind === 'number') return arithmetic.equal(yes, no);
    if (yes.kind === 'truth' && no.kind === 'truth') return apply('equal', yes.value, no.value);
    return constant(0);
  };

  return {
    truth,
    opposite,
    hasState,
    not: (a) => truth(opposite(a.value), a.state),
    and: (a, b) => combine(a, b, 0),
    or: (a, b) => combine(a, b, 1),
    choose(condition, yes, no) {
      const chosen = select(condition.value, yes.state, no.state);
      const isMissing = hasState(condition, missingState);
      if (condition.state.high === knownState) return pick(condition.value, yes, no, chosen);
      const sameKnown = both(both(hasState(yes, knownState), hasState(no, knownState)), sameValue(yes, no));
      const settled = both(isMissing, sameKnown);
      const unknown = select(settled, constant(knownState), condition.state);
      return pick(condition.value, yes, no, select(hasState(condition, knownState), chosen, unknown));
    },
  };
}
