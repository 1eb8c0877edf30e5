import type { ProblemCode, ProblemParams } from '../../problem/catalogue.ts';
import { type Place, type Problem, problem } from '../../problem/problem.ts';
import { placeOfSpot, type Spot, spotIn } from '../text/spot.ts';

/**
 * What building a scheme collects: every problem found, and where in the files each built thing stands,
 * so that later checks can point at it.
 */
export interface Ground {
  readonly problems: Problem[];
  readonly spots: Map<object, Spot>;
  /** Built things whose formula has errors: nothing more can be said about what it yields. */
  readonly unchecked: Set<object>;
}

export const newGround = (): Ground => ({ problems: [], spots: new Map(), unchecked: new Set() });

/** Adds a problem at a spot, or nowhere. */
export function report<C extends ProblemCode>(
  ground: Ground,
  code: C,
  params: ProblemParams<C>,
  at: Spot | Place | null,
): void {
  const place = at === null || 'file' in at ? at : placeOfSpot(at);
  ground.problems.push(problem(code, params, place));
}

/** Remembers where a built thing stands. */
export function placed<T extends object>(ground: Ground, spot: Spot, thing: T): T {
  ground.spots.set(thing, spot);
  return thing;
}

/** Where a built thing (or a part of it) stands; null when that is not known. */
export function spotOf(ground: Ground, thing: object, ...steps: readonly (string | number)[]): Spot | null {
  const spot = ground.spots.get(thing);
  return spot === undefined ? null : spotIn(spot, ...steps);
}

/** `file:line` of a spot, to name another place inside a sentence. */
export function lineOf(spot: Spot): string {
  const { file, line } = placeOfSpot(spot);
  return `${file}:${line ?? 1}`;
}

/** Reports every name that stands twice. */
export function refuseRepeated(
  ground: Ground,
  named: readonly { readonly name: string; readonly spot: Spot }[],
): void {
  const first = new Map<string, Spot>();
  for (const { name, spot } of named) {
    const before = first.get(name);
    if (before === undefined) first.set(name, spot);
    else report(ground, 'id-repeated', { id: name, first: lineOf(before) }, spot);
  }
}
