import { type Rational, rational } from './rational.ts';

export type RoundingMode = 'half_up' | 'half_even' | 'half_down' | 'up' | 'down' | 'floor' | 'ceiling';

/** Where and how a number is rounded. `half_up` is 四舍五入: a tie goes away from zero. */
export interface RoundingRule {
  readonly decimals: number;
  readonly mode: RoundingMode;
}

/** `x` rounded once, exactly. `decimals` is an integer from 0; `half_*` and `up`/`down` are symmetric about zero. */
export function round(x: Rational, rule: RoundingRule): Rational {
  if (x.den === 1n) return x;
  const scale = 10n ** BigInt(rule.decimals);
  const negative = x.num < 0n;
  const scaled = (negative ? -x.num : x.num) * scale;
  const whole = scaled / x.den;
  const rest = scaled % x.den;
  const away = rest !== 0n && goesAway[rule.mode]({ negative, whole, twiceRest: 2n * rest, den: x.den });
  const size = away ? whole + 1n : whole;
  return rational(negative ? -size : size, scale);
}

/** The size of a number that is not yet whole: `whole + rest / den`, the rest above zero. */
interface Unrounded {
  readonly negative: boolean;
  readonly whole: bigint;
  readonly twiceRest: bigint;
  readonly den: bigint;
}

const goesAway: Record<RoundingMode, (x: Unrounded) => boolean> = {
  half_up: (x) => x.twiceRest >= x.den,
  half_down: (x) => x.twiceRest > x.den,
  half_even: (x) => x.twiceRest > x.den || (x.twiceRest === x.den && x.whole % 2n === 1n),
  up: () => true,
  down: () => false,
  floor: (x) => x.negative,
  ceiling: (x) => !x.negative,
};
