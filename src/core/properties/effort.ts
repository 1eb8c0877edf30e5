import { partsOf } from '../language/parts.ts';
import type { Node } from '../language/syntax.ts';
import { mostValues } from './samples.ts';

/** How hard a rule is tried: less when it is so large that a few seconds would not do. */
export interface Effort {
  /** Combinations tried at first. */
  readonly combinations: number;
  /** Rounds of a climb over all inputs, and values of each input tried in a round. */
  readonly rounds: number;
  readonly values: number;
  /** Points of a line, two or more. */
  readonly points: number;
}

// Nodes looked at in about two seconds, and what that leaves for the evaluations of one rule.
const mostNodes = 2_000_000;
const evaluations = { least: 1_000, most: 60_000 };

/** Half of the evaluations go to two lines for each variable, the other half to two climbs. */
export function effortFor(trees: readonly Node[], variables: number): Effort {
  const each = Math.max(1, variables);
  const all = within(Math.floor(mostNodes / sizeOf(trees)), evaluations.least, evaluations.most);
  return {
    combinations: within(Math.floor(all / 10), 100, 400),
    rounds: within(Math.floor(all / 4 / (mostValues * each)), 1, 4),
    values: within(Math.floor(all / 4 / each), 2, mostValues),
    points: within(Math.floor(all / 4 / each), 5, 400),
  };
}

const within = (n: number, low: number, high: number): number => Math.min(high, Math.max(low, n));

function sizeOf(trees: readonly Node[]): number {
  const waiting = [...trees];
  let size = 1;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    size += 1;
    waiting.push(...partsOf(node));
  }
  return size;
}
