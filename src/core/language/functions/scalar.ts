import type { Rational } from '../../quantity/rational.ts';
import type { Day, Scalar } from '../../quantity/value.ts';
import type { Node } from '../syntax.ts';

/** Scalars as the checker settled them; another kind here is a bug. */
export function asNumber(value: Scalar | undefined): Rational {
  if (typeof value !== 'object') throw new TypeError(`number expected, found ${typeof value}`);
  return value;
}

export function asDay(value: Scalar | undefined): Day {
  if (typeof value !== 'number') throw new TypeError(`day expected, found ${typeof value}`);
  return value;
}

export function asTruth(value: Scalar | undefined): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`truth expected, found ${typeof value}`);
  return value;
}

/** The text of a text literal; anything else as its kind. */
export const textOf = (node: Node): string => (node.kind === 'text' ? node.value : node.kind);
