import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, compareCodePoints, sha256Hex } from './canonical.ts';
import { rational } from './rational.ts';

describe('canonicalJson', () => {
  it('sorts keys by code point and keeps the order of lists', () => {
    expect(canonicalJson({ b: [2, 1], a: null, 名: true, '\u{1f600}': 1, '\uffee': 2 })).toBe(
      '{"a":null,"b":[2,1],"名":true,"\uffee":2,"\u{1f600}":1}',
    );
  });
  it('writes exact numbers as the text of their shortest decimal', () => {
    expect(canonicalJson([rational(3, 2), rational(10, 3), rational(-2)])).toBe('["1.5","10/3","-2"]');
  });
  it.each([undefined, Number.NaN, 1n, () => 1, new Date(0), { a: undefined }, [undefined]])(
    'a value JSON cannot hold is a bug of the caller',
    (value) => expect(() => canonicalJson(value)).toThrow(),
  );
  it('is JSON of the same value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

it('sha256Hex gives the published test values', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('compareCodePoints orders as lists of code points are ordered', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const [x, y] = [[...a], [...b]].map((each) =>
        each.map((c) => String(c.codePointAt(0)).padStart(8, '0')).join(),
      );
      expect(Math.sign(compareCodePoints(a, b))).toBe(x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}
