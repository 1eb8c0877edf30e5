import { add, compare, divide, type Rational, rational } from '../quantity/rational.ts';
import type { Table } from '../scheme/scheme.ts';

/** Something to rank; null is not ranked. */
export interface Contender {
  readonly id: string;
  readonly value: Rational | null;
}

/**
 * Ranks by value, highest first, 1 the best. Ties share: the smallest (`min`: 1 2 2 4), the largest (`max`: 1 3 3 4),
 * the mean (`average`: 1 2.5 2.5 4) of their places, or count as one (`dense`: 1 2 2 3). The input's order is irrelevant.
 */
export function rankValues(all: readonly Contender[], ties: Table['ties']): ReadonlyMap<string, Rational> {
  const ranks = new Map<string, Rational>();
  let before = 0;
  for (const [place, tied] of tiedGroups(all).entries()) {
    const rank = shared[ties]({ place, before, size: tied.length });
    for (const { id } of tied) ranks.set(id, rank);
    before += tied.length;
  }
  return ranks;
}

/** Those with equal values together, best first; the unranked left out. */
export function tiedGroups<T extends { readonly value: Rational | null }>(
  all: readonly T[],
): readonly (readonly T[])[] {
  const known = all.flatMap((each) => (each.value === null ? [] : [{ each, value: each.value }]));
  known.sort((a, b) => compare(b.value, a.value));
  const groups: T[][] = [];
  let last: Rational | null = null;
  for (const { each, value } of known) {
    if (last === null || compare(last, value) !== 0) groups.push([]);
    groups.at(-1)?.push(each);
    last = value;
  }
  return groups;
}

/** `place` counts groups of ties from 0, `before` the contenders ahead, `size` those who tie. */
interface Tie {
  readonly place: number;
  readonly before: number;
  readonly size: number;
}

const shared: Readonly<Record<Table['ties'], (tie: Tie) => Rational>> = {
  min: ({ before }) => rational(before + 1),
  max: ({ before, size }) => rational(before + size),
  average: ({ before, size }) => divide(add(rational(before + 1), rational(before + size)), rational(2)),
  dense: ({ place }) => rational(place + 1),
};
