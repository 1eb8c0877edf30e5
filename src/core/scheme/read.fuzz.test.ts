import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallScheme } from '../../../test/fixtures/small-scheme.ts';
import { readScheme } from './read.ts';

const paths = Object.keys(smallScheme);
const scraps = [
  '[',
  '{',
  '- ',
  ': ',
  '\n',
  '"',
  "'",
  '|',
  '>',
  '&a ',
  '*a',
  '!!x ',
  '%',
  '\t',
  '\u0000',
  '😀',
  '-1',
  '1e999',
  'null',
  '__proto__',
  'constructor',
  '#',
  ',',
  '?',
  '```',
  '(((',
  'NaN',
  '\ud800',
];

test('a damaged scheme gives problems with places, never an exception, within a second', () => {
  const damage = fc.record({
    path: fc.constantFrom(...paths),
    at: fc.nat(2_000),
    cut: fc.nat(80),
    put: fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 20 })),
  });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (all) => {
      const files = { ...smallScheme } as Record<string, string>;
      for (const { path, at, cut, put } of all) {
        const text = files[path] ?? '';
        const start = at % (text.length + 1);
        files[path] = text.slice(0, start) + put + text.slice(start + cut);
      }
      const start = performance.now();
      const read = readScheme(files);
      expect(performance.now() - start).toBeLessThan(1_000);
      expect(read.ok || read.problems.some((each) => each.severity === 'error')).toBe(true);
      for (const each of read.problems) expect(each.at?.file, JSON.stringify(each)).toBeTruthy();
    }),
    { numRuns: 400 },
  );
});
