import { compare, type Rational } from '../../quantity/rational.ts';
import { constantOf } from '../bounds/range.ts';
import { printFormula } from '../print.ts';
import type { Arguments, CallCheck } from './function-spec.ts';

/** The bounds of bands and slopes go from high to low without repeats; those that are not constant are trusted. */
export function checkDescending(args: Arguments, name: string, check: CallCheck): void {
  let above: Rational | null = null;
  for (const each of args.cases(name)) {
    const bound = constantOf(check.range(each.when));
    if (bound === null) continue;
    if (above !== null && compare(bound, above) >= 0) {
      check.problem('cases-order', { function: args.call.name, found: printFormula(each.when) }, each.when);
    }
    above = bound;
  }
}
