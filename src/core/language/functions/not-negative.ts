import { sign } from '../../quantity/rational.ts';
import { printFormula } from '../print.ts';
import type { Node } from '../syntax.ts';
import type { Arguments, CallCheck } from './function-spec.ts';

/** Both sides of every case must not be negative: a negative price or count would turn the rule round. */
export function checkNotNegative(args: Arguments, name: string, check: CallCheck): void {
  for (const each of args.cases(name)) {
    refuseNegative(args, name, each.when, check);
    refuseNegative(args, name, each.then, check);
  }
}

export function checkNotNegativeArgument(args: Arguments, name: string, check: CallCheck): void {
  refuseNegative(args, name, args.node(name), check);
}

export function checkDeduction(args: Arguments, check: CallCheck): void {
  for (const name of ['n', 'each', 'repeat_factor']) checkNotNegativeArgument(args, name, check);
}

function refuseNegative(args: Arguments, name: string, node: Node, check: CallCheck): void {
  const { low } = check.range(node);
  if (low !== null && sign(low) >= 0) return;
  check.problem('must-not-be-negative', { function: args.call.name, name, text: printFormula(node) }, node);
}
