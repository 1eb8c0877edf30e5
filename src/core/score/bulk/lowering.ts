import type { Node } from '../../language/syntax.ts';
import { rational } from '../../quantity/rational.ts';
import type { Fraction, FractionArithmetic } from './fraction.ts';
import type { Lowered, RowLogic, Truth } from './logic.ts';
import type { Program, Vector } from './program.ts';

/** Everything lowering a tree needs; `guarded` holds the vectors an enclosing `if` has proved not to be zero. */
export interface Lowering {
  readonly program: Program;
  readonly arithmetic: FractionArithmetic;
  readonly logic: RowLogic;
  readonly guarded: ReadonlySet<Vector>;
  /** What was lowered here. It holds in the branches inside too, but what they add holds only in them. */
  readonly lowered: Map<Node, Lowered>;
  readonly enclosing: Lowering | null;
  /** A column or constant by its name, or an aggregate by its canonical text; null when the run has none. */
  read(node: Node): Lowered | null;
  definition(name: string): Node | null;
  lower(at: Lowering, node: Node): Lowered;
}

/** The branch of an `if` where these vectors are not zero. */
export function branchOf(at: Lowering, guarded: readonly Vector[]): Lowering {
  return { ...at, guarded: new Set([...at.guarded, ...guarded]), lowered: new Map(), enclosing: at };
}

/** What the node was lowered to, here or around here; shared nodes are lowered once. */
export function loweredBefore(at: Lowering, node: Node): Lowered | null {
  for (let here: Lowering | null = at; here !== null; here = here.enclosing) {
    const found = here.lowered.get(node);
    if (found !== undefined) return found;
  }
  return null;
}

export function lowerNumber(at: Lowering, node: Node): Fraction {
  const lowered = at.lower(at, node);
  return lowered.kind === 'number' ? lowered : unsupported(at, 'a truth where a number stands');
}

export function lowerTruth(at: Lowering, node: Node): Truth {
  const lowered = at.lower(at, node);
  if (lowered.kind === 'truth') return lowered;
  const nothing = unsupported(at, 'a number where a truth stands');
  return at.logic.truth(nothing.num, nothing.state);
}

/** Refuses the program; the zero it returns is never computed. */
export function unsupported(at: Lowering, what: string): Fraction {
  at.program.refuse(`no kernel for ${what}`);
  return at.arithmetic.constant(rational(0));
}

/** A number that is missing, or not applicable, in every row. */
export function withoutValue(at: Lowering, state: number): Fraction {
  return { ...at.arithmetic.constant(rational(0)), state: at.program.constant(state) };
}
