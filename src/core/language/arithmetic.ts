import type { WorkCalendar } from '../quantity/calendar.ts';
import { addMonths } from '../quantity/day.ts';
import { fromNumber } from '../quantity/decimal.ts';
import { add, compare, divide, isZero, multiply, type Rational, subtract } from '../quantity/rational.ts';
import { known, missing, type Scalar, type Value } from '../quantity/value.ts';
import { addWorkdays } from '../quantity/workday.ts';
import { asNumber } from './functions/scalar.ts';
import type { Arithmetic, Comparison, DurationNode } from './syntax.ts';
import { limits } from './tokens.ts';

/** Two known operands. Days subtract to a number of days. Dividing by zero is missing: the checker lets none through. */
export function calculate(op: Arithmetic, left: Scalar, right: Scalar, divisor: () => string): Value {
  if (typeof left === 'number' && typeof right === 'number') return known(fromNumber(left - right));
  const [a, b] = [asNumber(left), asNumber(right)];
  switch (op) {
    case '+':
      return known(add(a, b));
    case '-':
      return known(subtract(a, b));
    case '*':
      return known(multiply(a, b));
    case '/':
      return isZero(b) ? missing({ kind: 'denominator', name: divisor() }) : known(divide(a, b));
    case '^':
      return raise(a, b, divisor);
  }
}

function raise(base: Rational, exponent: Rational, divisor: () => string): Value {
  const tooLarge = exponent.den !== 1n || exponent.num > limits.exponent || exponent.num < -limits.exponent;
  if (tooLarge || (exponent.num < 0n && isZero(base)))
    return missing({ kind: 'denominator', name: divisor() });
  const n = exponent.num < 0n ? -exponent.num : exponent.num;
  const power: Rational = { num: base.num ** n, den: base.den ** n };
  return known(exponent.num < 0n ? divide({ num: 1n, den: 1n }, power) : power);
}

/** Two known values of one type. Text and truth are only ever compared for being equal. */
export function compares(op: Comparison, left: Scalar, right: Scalar): boolean {
  const order = orderOf(left, right);
  switch (op) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

export function orderOf(left: Scalar, right: Scalar): number {
  if (typeof left === 'object' && typeof right === 'object') return compare(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return left === right ? 0 : 1;
}

/** A day moved by a duration. */
export function shift(day: Scalar, by: DurationNode, direction: 1 | -1, calendar: WorkCalendar): Scalar {
  if (typeof day !== 'number') throw new TypeError(`day expected, found ${typeof day}`);
  const n = direction * by.amount;
  switch (by.unit) {
    case 'days':
      return day + n;
    case 'workdays':
      return addWorkdays(calendar, day, n);
    case 'months':
      return addMonths(day, n);
    case 'years':
      return addMonths(day, 12 * n);
  }
}
