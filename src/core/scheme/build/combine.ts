import { exactDecimal } from '../../quantity/decimal.ts';
import { equals, multiply, one, type Rational, rational, sign, sum } from '../../quantity/rational.ts';
import type { Combine } from '../scheme.ts';
import type { Amount } from '../shape/scalars.ts';
import type { CombineShape } from '../shape/table-file.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { type Ground, report } from './ground.ts';

/** How a group combines its `children` parts. Problems: weights that are not one a part, above zero, or 100% together. */
export function buildCombine(
  ground: Ground,
  spot: Spot,
  name: string,
  shape: CombineShape | undefined,
  children: number,
): Combine {
  if (shape === undefined || shape === 'sum' || shape.kind === 'sum') return { kind: 'sum' };
  if (shape.weights !== undefined) {
    checkWeights(ground, spotIn(spot, 'combine', 'weights'), name, shape.weights, children);
  }
  return {
    kind: shape.kind,
    weights: shape.weights?.map((weight) => weight.value) ?? Array.from({ length: children }, () => one),
    whenMissing: shape.when_missing,
    decimals: shape.decimals,
  };
}

function checkWeights(
  ground: Ground,
  spot: Spot,
  name: string,
  weights: readonly Amount[],
  children: number,
): void {
  if (weights.length !== children) {
    const params = { name, weights: String(weights.length), children: String(children) };
    report(ground, 'weights-count', params, spot);
  }
  if (weights.some((weight) => sign(weight.value) <= 0))
    report(ground, 'weights-not-positive', { name }, spot);
  const percents = weights.filter((weight) => weight.percent);
  const total = sum(percents.map((weight) => weight.value));
  if (percents.length === 0 || (percents.length === weights.length && equals(total, one))) return;
  report(ground, 'weights-not-whole', { name, sum: exactDecimal(hundredfold(total)) }, spot);
}

const hundredfold = (x: Rational): Rational => multiply(x, rational(100));
