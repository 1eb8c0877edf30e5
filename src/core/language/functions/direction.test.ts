import { describe, expect, it } from 'vitest';
import { inputsOf, tree } from '../../../../test/support/language/inputs.ts';
import { office } from '../../../../test/support/language/vocabulary.ts';
import { exactDecimal } from '../../quantity/decimal.ts';
import { add, compare, multiply, type Rational, rational } from '../../quantity/rational.ts';
import { evaluate } from '../evaluate.ts';
import { literalValue } from '../literal.ts';
import type { CallNode, Node, NumberNode } from '../syntax.ts';
import { givenFor } from './arguments.ts';
import { functionCatalogue } from './catalogue.ts';

/** Every numeric literal in a function's example, with the parameter it is given to. */
const literals = Object.values(functionCatalogue).flatMap((spec) => {
  const call = tree(spec.example);
  if (call.kind !== 'call') return [];
  return spec.parameters.flatMap((parameter) => {
    const given = givenFor(call, spec, parameter);
    const moves = parameter.direction !== 'none' && given?.kind === 'number';
    return moves ? [[spec.name, parameter.name, parameter.direction, call, given] as const] : [];
  });
});

function withLiteral(call: CallNode, before: NumberNode, value: Rational): CallNode {
  const after: Node = { ...before, value: exactDecimal(value), percent: false };
  const swap = (node: Node): Node => (node === before ? after : node);
  const named = call.named.map((each) => ({ ...each, value: swap(each.value) }));
  return { ...call, args: call.args.map(swap), named };
}

function result(call: CallNode): Rational {
  const value = evaluate(call, inputsOf(office, {}));
  if (value.state !== 'known' || typeof value.value !== 'object') throw new Error('no number');
  return value.value;
}

describe('the direction a parameter declares', () => {
  it.each(literals)('%s: %s goes %s', (_function, _parameter, direction, call, literal) => {
    const start = literalValue(literal);
    const step = multiply(start.num === 0n ? rational(1) : start, rational(1, 10));
    const results = Array.from({ length: 20 }, (_, i) =>
      result(withLiteral(call, literal, add(start, multiply(step, rational(i - 8))))),
    );
    const sign = direction === 'up' ? 1 : -1;
    for (const [i, later] of results.slice(1).entries()) {
      expect(sign * compare(later, results[i] ?? later)).toBeGreaterThanOrEqual(0);
    }
  });

  it('is tried on many functions', () => {
    expect(literals.length).toBeGreaterThan(25);
  });
});
