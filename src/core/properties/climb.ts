import type { Rational } from '../quantity/rational.ts';
import { compare } from '../quantity/rational.ts';
import type { Effort } from './effort.ts';
import { type Assignment, type Parents, possible, valuesToTry } from './samples.ts';
import type { Trial, Witness } from './trial.ts';
import { scoreOf } from './trial.ts';
import type { Variable } from './variable.ts';

/** Everything a climb needs besides where it starts. */
export interface Ground {
  readonly variables: readonly Variable[];
  readonly numbers: readonly Rational[];
  readonly parents: Parents;
  readonly trial: Trial;
  readonly effort: Effort;
}

/**
 * Changes one input at a time as long as the score gets better (`sign` 1: higher, -1: lower). Reaches corners that a
 * spread of trials passes by; a few rounds over all inputs.
 */
export function climb(start: Witness, sign: 1 | -1, ground: Ground): Witness {
  let best = start;
  for (let round = 0; round < ground.effort.rounds; round += 1) {
    const better = oneRound(best, sign, ground);
    if (better === best) return best;
    best = better;
  }
  return best;
}

function oneRound(start: Witness, sign: 1 | -1, ground: Ground): Witness {
  const { variables, numbers, parents, trial, effort } = ground;
  let best = start;
  for (const variable of variables) {
    for (const value of valuesToTry(variable, numbers, effort.values)) {
      const inputs: Assignment = new Map([...best.inputs, [variable.text, value] as const]);
      if (!possible(inputs, parents)) continue;
      const tried = { inputs, score: trial(inputs) };
      if (beats(tried, best, sign)) best = tried;
    }
  }
  return best;
}

function beats(tried: Witness, best: Witness, sign: 1 | -1): boolean {
  const [a, b] = [scoreOf(tried), scoreOf(best)];
  return a !== null && b !== null && sign * compare(a, b) > 0;
}
