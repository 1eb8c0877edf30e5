import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test('a slip finds its word; a stranger is shown what there is', () => {
  expect(nearest('formla', ['formula', 'points', 'leads'])).toEqual(['formula']);
  expect(nearest('指标明', ['指标名', '指标号', '分值'])).toEqual(['指标号', '指标名']);
  expect(nearest('zzzzzz', ['b', 'a'])).toEqual(['a', 'b']);
  expect(nearest('x', [])).toEqual([]);
});
