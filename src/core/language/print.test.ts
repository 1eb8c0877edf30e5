import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree, withoutSpans } from '../../../test/support/language/arbitrary.ts';
import { tree } from '../../../test/support/language/inputs.ts';
import { printFormula } from './print.ts';

describe('printing a formula', () => {
  it('gives text that reads back as the same tree', () => {
    fc.assert(
      fc.property(anyTree, (node) => {
        expect(withoutSpans(tree(printFormula(node)))).toEqual(withoutSpans(node));
      }),
      { numRuns: 500 },
    );
  });

  it('is settled: printing what was read from it changes nothing', () => {
    fc.assert(
      fc.property(anyTree, (node) => {
        const text = printFormula(node);
        expect(printFormula(tree(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['1+2*3', '1 + 2 * 3'],
    ['((1)+(2*3))', '1 + 2 * 3'],
    ['(1+2)*3', '(1 + 2) * 3'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a<b)=(c<d)', '(a < b) = (c < d)'],
    ['not(a and b)', 'not (a and b)'],
    ['a or b and c', 'a or b and c'],
    ['(-2)^2', '(-2) ^ 2'],
    ['007.50 %', '7.5%'],
    ['count( 公文 where 类型="收文" during period )', 'count(公文 where 类型 = "收文")'],
    ['sum(条数 of 微应用 during last 3 months)', 'sum(条数 of 微应用 during last 3 months)'],
    ['`a b` + `and`', '`a b` + `and`'],
    ['if a then 1 else if b then 2 else 3 # 说明', 'if a then 1 else if b then 2 else 3'],
    ['1 + (if a then 1 else 2)', '1 + (if a then 1 else 2)'],
  ])('writes %s as %s', (text, canonical) => {
    expect(printFormula(tree(text))).toBe(canonical);
  });
});
