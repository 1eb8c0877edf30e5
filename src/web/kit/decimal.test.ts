import { describe, expect, it } from 'vitest';
import { subtractDecimals } from './decimal.ts';

describe('decimal texts', () => {
  it.each([
    ['10', '9.99', '0.01'],
    ['4', '4.00', '0.00'],
    ['1', '1.25', '-0.25'],
    ['0.3', '0.1', '0.2'],
    ['-1', '2', '-3'],
    ['12345678901234567890.1', '0.1', '12345678901234567890.0'],
  ])('%s - %s = %s', (a, b, difference) => {
    expect(subtractDecimals(a, b)).toBe(difference);
  });
});
