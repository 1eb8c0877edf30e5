import { makeCall, makeName } from '../build.ts';
import { printFormula } from '../print.ts';
import type { Node } from '../syntax.ts';
import type { Arguments } from './function-spec.ts';

/**
 * What a rule says holds when its divisor is zero. A bare `missing` or `not_applicable` is told why, so that the
 * person who reads the result learns which divisor was empty.
 */
export function outcome(args: Arguments, parameter: string, divisor: string): Node {
  const node = args.node(parameter);
  if (node.kind !== 'name') return node;
  if (node.name === 'missing') return lackingDenominator(args, divisor);
  if (node.name !== 'not_applicable') return node;
  const { span } = args.call;
  return makeCall('not_applicable', [{ kind: 'text', value: `${wording(args, divisor)} = 0`, span }], span);
}

/** Missing because of the divisor. */
export function lackingDenominator(args: Arguments, divisor: string): Node {
  const { span } = args.call;
  const because = { name: 'because', value: makeName('denominator', span), span };
  return makeCall('missing', [{ kind: 'text', value: wording(args, divisor), span }], span, [because]);
}

const wording = (args: Arguments, parameter: string): string => printFormula(args.node(parameter));
