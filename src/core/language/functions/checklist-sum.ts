import { exactDecimal } from '../../quantity/decimal.ts';
import { compare, type Rational, sum } from '../../quantity/rational.ts';
import { constantOf } from '../bounds/range.ts';
import type { Node } from '../syntax.ts';
import { formula } from './arguments.ts';
import type { Arguments, CallCheck } from './function-spec.ts';

/** A checklist whose points are constants adds up to full points: more is an error, less a warning. */
export function checkItems(args: Arguments, check: CallCheck): void {
  const full = constantOf(check.range(formula('full')));
  const items = args.cases('items').map((each) => constantOf(check.range(each.then)));
  const known = items.filter((each) => each !== null);
  if (full === null || known.length < items.length) return;
  report(sum(known), full, args.call, check);
}

function report(total: Rational, full: Rational, at: Node, check: CallCheck): void {
  const difference = compare(total, full);
  if (difference === 0) return;
  const params = { sum: exactDecimal(total), full: exactDecimal(full) };
  check.problem(difference > 0 ? 'checklist-over' : 'checklist-under', params, at);
}
