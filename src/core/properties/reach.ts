import type { Node } from '../language/syntax.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { compare, isZero, negate, type Rational, zero } from '../quantity/rational.ts';
import type { Indicator } from '../scheme/scheme.ts';
import { scoreText } from './finding.ts';
import type { Profile } from './profile.ts';
import { scoreOf, type Witness } from './trial.ts';

export interface Shown {
  readonly problem: Problem;
  /** The input that the message calls {input}; null when it names none. */
  readonly about: Node | null;
  readonly witnesses: readonly Witness[];
}

/** Bounds that cannot be proved, full marks or zero that nothing reaches, a bonus without a cap. */
export function findReach(profile: Profile): readonly Shown[] {
  const { indicator, bounds, lowest, highest } = profile;
  const { low, high } = allowed(indicator);
  const found: Shown[] = [];
  const points = exactDecimal(indicator.points);
  if (indicator.role === 'bonus' && bounds.high === null) {
    found.push({
      problem: problem('bonus-uncapped', { indicator: indicator.name }),
      about: null,
      witnesses: given(highest),
    });
  } else if (!within(bounds.low, low, 1) || !within(bounds.high, high, -1)) {
    const params = {
      indicator: indicator.name,
      points,
      low: endText(bounds.low),
      high: endText(bounds.high),
    };
    found.push({
      problem: problem('rule-exceeds-points', params),
      about: null,
      witnesses: [...given(lowest), ...given(highest)],
    });
  }
  if (highest === null || lowest === null) return found;
  const [best, worst] = indicator.role === 'deduction' ? [lowest, highest] : [highest, lowest];
  const goal = indicator.role === 'deduction' ? low : high;
  const short = compare(scoreOf(best) ?? goal, goal);
  if (indicator.role === 'deduction' ? short > 0 : short < 0) {
    const params = { indicator: indicator.name, points, highest: scoreText(best.score) };
    found.push({ problem: problem('full-marks-unreachable', params), about: null, witnesses: [best] });
  }
  if (!isZero(scoreOf(worst) ?? zero) && compare(scoreOf(worst) ?? zero, zero) > 0) {
    const params = { indicator: indicator.name, lowest: scoreText(worst.score) };
    found.push({ problem: problem('zero-unreachable', params), about: null, witnesses: [worst] });
  }
  return found;
}

const allowed = ({ role, points }: Indicator): { low: Rational; high: Rational } =>
  role === 'deduction' ? { low: negate(points), high: zero } : { low: zero, high: points };

const within = (end: Rational | null, limit: Rational, sign: 1 | -1): boolean =>
  end !== null && sign * compare(end, limit) >= 0;

const endText = (end: Rational | null): string => (end === null ? '∞' : exactDecimal(end));
const given = (witness: Witness | null): readonly Witness[] => (witness === null ? [] : [witness]);
