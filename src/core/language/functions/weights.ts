import { exactDecimal } from '../../quantity/decimal.ts';
import { equals, multiply, one, type Rational, rational, sign, sum } from '../../quantity/rational.ts';
import { constantOf } from '../bounds/range.ts';
import { printFormula } from '../print.ts';
import type { Arguments, CallCheck } from './function-spec.ts';

/** Weights are constants above zero that add up to 100%. */
export function checkWeights(args: Arguments, check: CallCheck): void {
  const weights: Rational[] = [];
  for (const { when } of args.cases('parts')) {
    const weight = constantOf(check.range(when));
    if (weight === null)
      check.problem('not-constant', { function: args.call.name, name: printFormula(when) }, when);
    else if (sign(weight) <= 0) {
      check.problem(
        'must-be-positive',
        { function: args.call.name, name: 'parts', text: printFormula(when) },
        when,
      );
    } else weights.push(weight);
  }
  if (weights.length < args.cases('parts').length || equals(sum(weights), one)) return;
  const inPercent = multiply(sum(weights), rational(100));
  check.problem('weights-sum', { sum: `${exactDecimal(inPercent)}%` }, args.call);
}
