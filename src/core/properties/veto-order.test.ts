import { expect, test } from 'vitest';
import { formula, indicator, number, table } from '../../../test/support/sample-scheme.ts';
import type { Veto } from '../scheme/scheme.ts';
import { findVetoOrder } from './veto-order.ts';

const veto = (id: string, effect: Veto['effect']): Veto => ({
  id,
  name: id,
  clause: '测试',
  condition: formula('true'),
  effect,
  order: 'after_bonus',
});
const leaf = indicator('a', '100', 'full');
const zero = veto('清零', { kind: 'zero', target: 'table' });
const cut = veto('扣十分', { kind: 'cut', points: number('10') });

const codes = (vetoes: readonly Veto[], more: object = {}) =>
  findVetoOrder(table([leaf], { vetoes, ...more })).map(({ code, params }) => [
    code,
    params.one,
    params.other,
  ]);

test('a cut after a zero goes below it: the order matters, and both totals are shown', () => {
  expect(codes([zero, cut])).toEqual([['veto-order-matters', '-10', '0']]);
});

test('with a floor of zero the order does not matter', () => {
  expect(codes([zero, cut], { floor: number('0') })).toEqual([]);
});

test('two cuts, a veto on one indicator and a cap on the grade never depend on order', () => {
  const one = veto('单项清零', { kind: 'zero', target: 'a' });
  const cap = veto('降等', { kind: 'cap_grade', grade: '优秀' });
  expect(codes([cut, veto('扣五分', { kind: 'cut', points: number('5') }), one, cap])).toEqual([]);
});
