import type { RoundingMode, RoundingRule } from '../../quantity/rounding.ts';
import { commonDivisor, type Fraction, isFixed } from './fraction.ts';
import type { Program, Vector } from './program.ts';

/** `x` rounded, times 10^decimals: an integer. Modes without kernels refuse the program. */
export function roundToInteger(program: Program, x: Fraction, rule: RoundingRule): Vector {
  const scaled = timesPowerOfTen(program, x, rule.decimals);
  if (isFixed(scaled.den) && scaled.den.low === 1) return scaled.num;
  return rounders[rule.mode]({ program, ...scaled });
}

/** num / den is the number to round to an integer. */
interface Quotient {
  readonly program: Program;
  readonly num: Vector;
  readonly den: Vector;
}

function timesPowerOfTen(program: Program, x: Fraction, decimals: number): { num: Vector; den: Vector } {
  const scale = 10 ** decimals;
  const shared = isFixed(x.den) ? commonDivisor(scale, x.den.low) : 1;
  return {
    num: program.apply('multiply', x.num, program.constant(scale / shared)),
    den: shared === 1 ? x.den : program.constant(x.den.low / shared),
  };
}

const rounders: Record<RoundingMode, (x: Quotient) => Vector> = {
  floor: (x) => floor(x),
  ceiling: (x) => ceiling(x),
  down: (x) => bySign(x, floor, ceiling),
  up: (x) => bySign(x, ceiling, floor),
  half_up: (x) => bySign(x, nearestTieUp, nearestTieDown),
  half_down: (x) => bySign(x, nearestTieDown, nearestTieUp),
  half_even: (x) => x.program.refuse('no kernel for rounding ties to even'),
};

const floor = (x: Quotient): Vector => x.program.apply('floor_divide', x.num, x.den);
const ceiling = (x: Quotient): Vector => mirrored(x, floor);

// floor((n + floor(d/2)) / d): with odd d there are no ties, with even d a tie is lifted exactly to the next integer.
const nearestTieUp = (x: Quotient): Vector => {
  const half = x.program.apply('floor_divide', x.den, x.program.constant(2));
  return floor({ ...x, num: x.program.apply('add', x.num, half) });
};
const nearestTieDown = (x: Quotient): Vector => mirrored(x, nearestTieUp);

function mirrored(x: Quotient, rounder: (x: Quotient) => Vector): Vector {
  const nought = x.program.constant(0);
  const opposite = { ...x, num: x.program.apply('subtract', nought, x.num) };
  return x.program.apply('subtract', nought, rounder(opposite));
}

function bySign(x: Quotient, above: (x: Quotient) => Vector, below: (x: Quotient) => Vector): Vector {
  if (x.num.low >= 0) return above(x);
  if (x.num.high <= 0) return below(x);
  const negative = x.program.apply('less', x.num, x.program.constant(0));
  return x.program.select(negative, below(x), above(x));
}
