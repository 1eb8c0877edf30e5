import { type Interval, isSafe, resultInterval } from './interval.ts';
import type { Operation } from './kernels.ts';

/** A column of integers inside the program, known by the interval they are proved to lie in. */
export interface Vector extends Interval {
  readonly id: number;
}

export type Origin =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'values' | 'state'; readonly column: number }
  | {
      readonly kind: 'step';
      readonly operation: Operation;
      readonly a: Vector;
      readonly b: Vector;
      readonly mask: Vector | null;
    };

/**
 * Builds a straight-line program over vectors. Equal operations on equal operands are one vector, results known
 * beforehand are constants. When an operation is not proved exact the program is refused: `refusal` says why, and
 * what is built afterwards means nothing.
 */
export interface Program {
  readonly origins: readonly Origin[];
  refusal: string | null;
  constant(value: number): Vector;
  input(kind: 'values' | 'state', column: number, interval: Interval): Vector;
  apply(operation: Exclude<Operation, 'select'>, a: Vector, b: Vector): Vector;
  /** `yes` where `mask` is 1, `no` where it is 0. */
  select(mask: Vector, yes: Vector, no: Vector): Vector;
  refuse(reason: string): Vector;
}

/** A formula of more is not worth kernels: its arrays would not stay in the nearest memory. */
const mostVectors = 5_000;

export function newProgram(): Program {
  const origins: Origin[] = [];
  const numbered = new Map<string, Vector>();

  const define = (key: string, interval: Interval, origin: Origin): Vector => {
    const found = numbered.get(key);
    if (found !== undefined) return found;
    if (origins.length >= mostVectors) return program.refuse('the formula needs too many steps');
    const vector = { id: origins.length, low: interval.low, high: interval.high };
    origins.push(origin);
    numbered.set(key, vector);
    return vector;
  };

  const step = (operation: Operation, a: Vector, b: Vector, mask: Vector | null): Vector => {
    const interval = resultInterval(operation, a, b);
    if (interval === null) return program.refuse(`${operation} may leave the exact range of a double`);
    if (interval.low === interval.high) return program.constant(interval.low);
    const key = `${operation} ${a.id} ${b.id} ${mask?.id}`;
    return define(key, interval, { kind: 'step', operation, a, b, mask });
  };

  /** What `mask` is the opposite of: 1 - x. */
  const deniedBy = (mask: Vector): Vector | null => {
    const origin = origins[mask.id];
    if (origin?.kind !== 'step' || origin.operation !== 'subtract') return null;
    return isConstant(origin.a, 1) ? origin.b : null;
  };

  const program: Program = {
    origins,
    refusal: null,
    constant(value) {
      const interval = { low: value, high: value };
      if (!isSafe(interval)) return program.refuse(`the constant ${value} is not exact in a double`);
      return define(`constant ${value}`, interval, { kind: 'constant', value });
    },
    input: (kind, column, interval) =>
      isSafe(interval)
        ? define(`${kind} ${column}`, interval, { kind, column })
        : program.refuse('a column may leave the exact range of a double'),
    apply: (operation, a, b) =>
      simplest(operation, a, b) ?? step(operation, ...ordered(operation, a, b), null),
    select(mask, yes, no) {
      if (mask.low === mask.high) return mask.low === 0 ? no : yes;
      if (yes.id === no.id) return yes;
      if (isConstant(yes, 1) && isConstant(no, 0)) return mask;
      const denied = deniedBy(mask);
      return denied === null ? step('select', yes, no, mask) : program.select(denied, no, yes);
    },
    refuse(reason) {
      program.refusal ??= reason;
      return { id: 0, low: 0, high: 0 };
    },
  };
  return program;
}

const isConstant = (x: Vector, value: number): boolean => x.low === value && x.high === value;
const commutes: ReadonlySet<Operation> = new Set(['add', 'multiply', 'least', 'greatest', 'equal'] as const);

const ordered = (operation: Operation, a: Vector, b: Vector): [Vector, Vector] =>
  commutes.has(operation) && b.id < a.id ? [b, a] : [a, b];

/** An operand that is the result already, or null. */
function simplest(operation: Operation, a: Vector, b: Vector): Vector | null {
  if (operation === 'add') return isConstant(a, 0) ? b : isConstant(b, 0) ? a : null;
  if (operation === 'subtract' || operation === 'floor_divide') {
    return isConstant(b, operation === 'subtract' ? 0 : 1) ? a : null;
  }
  if (operation === 'multiply') return isConstant(a, 1) ? b : isConstant(b, 1) ? a : null;
  if (operation === 'least') return a.high <= b.low ? a : b.high <= a.low ? b : null;
  if (operation === 'greatest') return a.low >= b.high ? a : b.low >= a.high ? b : null;
  return null;
}
