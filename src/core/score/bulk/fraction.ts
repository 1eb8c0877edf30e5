import type { Rational } from '../../quantity/rational.ts';
import { missingState } from './columns.ts';
import type { Program, Vector } from './program.ts';

/** A number per row: num / den, den at least 1 in every row whose state is known. */
export interface Fraction {
  readonly kind: 'number';
  readonly num: Vector;
  readonly den: Vector;
  readonly state: Vector;
}

/** The arithmetic of exact fractions, written as steps of the program. Fractions are not reduced row by row. */
export interface FractionArithmetic {
  constant(x: Rational): Fraction;
  add(a: Fraction, b: Fraction): Fraction;
  subtract(a: Fraction, b: Fraction): Fraction;
  multiply(a: Fraction, b: Fraction): Fraction;
  /** Rows that divide by zero become missing, unless `neverZero` says that no such row is looked at. */
  divide(a: Fraction, b: Fraction, neverZero: boolean): Fraction;
  least(a: Fraction, b: Fraction): Fraction;
  greatest(a: Fraction, b: Fraction): Fraction;
  floor(a: Fraction): Fraction;
  negate(a: Fraction): Fraction;
  /** 1 in the rows where a < b. */
  less(a: Fraction, b: Fraction): Vector;
  equal(a: Fraction, b: Fraction): Vector;
  select(mask: Vector, yes: Fraction, no: Fraction): Omit<Fraction, 'state'>;
}

export function fractionArithmetic(program: Program): FractionArithmetic {
  const { apply, constant: fixed, select } = program;
  const nought = fixed(0);
  const unit = fixed(1);
  const fraction = (num: Vector, den: Vector, state: Vector): Fraction => ({
    kind: 'number',
    num,
    den,
    state,
  });
  const worse = (a: Fraction, b: Fraction): Vector => apply('greatest', a.state, b.state);
  const opposite = (x: Vector): Vector => apply('subtract', nought, x);

  /** Both numerators over one denominator: the least common one when both are constants. */
  const level = (a: Fraction, b: Fraction): { a: Vector; b: Vector; den: Vector } => {
    if (a.den.id === b.den.id) return { a: a.num, b: b.num, den: a.den };
    const shared = isFixed(a.den) && isFixed(b.den) ? commonDivisor(a.den.low, b.den.low) : 1;
    const timesA = shared === 1 ? b.den : fixed(b.den.low / shared);
    const timesB = shared === 1 ? a.den : fixed(a.den.low / shared);
    return {
      a: apply('multiply', a.num, timesA),
      b: apply('multiply', b.num, timesB),
      den: apply('multiply', a.den, timesA),
    };
  };

  const constant = (x: Rational): Fraction => fraction(fixed(Number(x.num)), fixed(Number(x.den)), nought);

  const multiply = (a: Fraction, b: Fraction): Fraction => {
    const [p, s] = reduced(program, a.num, b.den);
    const [q, r] = reduced(program, b.num, a.den);
    return fraction(apply('multiply', p, q), apply('multiply', r, s), worse(a, b));
  };

  const reciprocal = (b: Fraction, neverZero: boolean): Fraction => {
    const size = b.num.low >= 0 ? b.num : apply('greatest', b.num, opposite(b.num));
    const negative = apply('less', b.num, nought);
    const zeroState = neverZero ? nought : select(apply('equal', b.num, nought), fixed(missingState), nought);
    return fraction(
      select(negative, opposite(b.den), b.den),
      apply('greatest', size, unit),
      apply('greatest', b.state, zeroState),
    );
  };

  const chosen = (mask: Vector, yes: Fraction, no: Fraction): Omit<Fraction, 'state'> => {
    if (!isFixed(yes.den) || !isFixed(no.den)) {
      return { kind: 'number', num: select(mask, yes.num, no.num), den: select(mask, yes.den, no.den) };
    }
    const both = level(yes, no);
    return { kind: 'number', num: select(mask, both.a, both.b), den: both.den };
  };

  const extreme = (operation: 'least' | 'greatest', a: Fraction, b: Fraction): Fraction => {
    const levelled = bothFixedOrWhole(a, b) ? level(a, b) : null;
    if (levelled !== null) {
      return fraction(apply(operation, levelled.a, levelled.b), levelled.den, worse(a, b));
    }
    const mask = operation === 'least' ? less(a, b) : less(b, a);
    return { ...chosen(mask, a, b), state: worse(a, b) };
  };

  const less = (a: Fraction, b: Fraction): Vector => {
    const both = level(a, b);
    return apply('less', both.a, both.b);
  };

  return {
    constant,
    multiply,
    less,
    select: chosen,
    add(a, b) {
      const both = level(a, b);
      return fraction(apply('add', both.a, both.b), both.den, worse(a, b));
    },
    subtract(a, b) {
      const both = level(a, b);
      return fraction(apply('subtract', both.a, both.b), both.den, worse(a, b));
    },
    divide: (a, b, neverZero) => multiply(a, reciprocal(b, neverZero)),
    least: (a, b) => extreme('least', a, b),
    greatest: (a, b) => extreme('greatest', a, b),
    floor: (a) => fraction(apply('floor_divide', a.num, a.den), unit, a.state),
    negate: (a) => fraction(opposite(a.num), a.den, a.state),
    equal(a, b) {
      const both = level(a, b);
      return apply('equal', both.a, both.b);
    },
  };
}

export const isFixed = (x: Vector): boolean => x.low === x.high;

const bothFixedOrWhole = (a: Fraction, b: Fraction): boolean =>
  a.den.id === b.den.id || (isFixed(a.den) && isFixed(b.den)) || isOne(a.den) || isOne(b.den);
const isOne = (x: Vector): boolean => x.low === 1 && x.high === 1;

/** A constant numerator and a constant denominator without their common factor. */
function reduced(program: Program, num: Vector, den: Vector): [Vector, Vector] {
  if (!isFixed(num) || !isFixed(den))
    return num.id === den.id ? [program.constant(1), program.constant(1)] : [num, den];
  const shared = commonDivisor(Math.abs(num.low), den.low);
  return [program.constant(num.low / shared), program.constant(den.low / shared)];
}

/** The greatest common divisor of two safe integers from 0. */
export function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
