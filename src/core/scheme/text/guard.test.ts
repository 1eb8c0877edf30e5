import { expect, test } from 'vitest';
import { guardYaml } from './guard.ts';

const codes = (text: string) => guardYaml('a.yaml', text).map((each) => each.code);

test('ordinary text passes: nesting to 60, brackets in texts, comments and blocks', () => {
  expect(codes(`x: ${'['.repeat(58)}${']'.repeat(58)}`)).toEqual([]);
  const lines = Array.from({ length: 200 }, (_, i) => `k${i}: "[[[ {{{" # [[[ {{{\n`);
  expect(codes(lines.join(''))).toEqual([]);
  expect(codes(`x: |\n${'  [[[ {{{ - - - &a *b !c\n'.repeat(100)}`)).toEqual([]);
});

test('one level more than 60 is refused where it begins', () => {
  const [first] = guardYaml('a.yaml', `\nx: ${'['.repeat(61)}`);
  expect(first).toMatchObject({ code: 'nested-too-deep', at: { line: 2, column: 63 } });
});

test('every anchor, alias and tag is named at its place', () => {
  const found = guardYaml('a.yaml', 'a: &x 1\nb: *x\nc: !t 2\nd: "&y"\n');
  expect(found.map((each) => [each.code, each.at?.line, each.at?.column])).toEqual([
    ['yaml-anchor', 1, 4],
    ['yaml-anchor', 2, 4],
    ['yaml-tag', 3, 4],
  ]);
});

test('a million small parts are refused in about a second', () => {
  const start = performance.now();
  expect(codes('- a\n'.repeat(300_000))).toEqual(['file-too-many-parts']);
  expect(codes('- '.repeat(700_000))).toEqual(['nested-too-deep']);
  expect(performance.now() - start).toBeLessThan(3_000);
});

test('control characters, half characters and what a wrong decoding leaves are refused', () => {
  for (const bad of ['\u0000', '\u0007', '\ufffd', '\ud800', '\udc00x'])
    expect(codes(`a: x${bad}`)).toEqual(['text-unprintable']);
  expect(codes('a: 😀\tx\r\n')).toEqual([]);
});
