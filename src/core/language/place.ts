import type { Place } from '../problem/problem.ts';

/**
 * The place of an offset of a formula in the file that holds it. `at` is where the formula's first character stands;
 * further lines are taken to be indented like the first, as in a YAML block. Without `at` the place is within the formula.
 */
export function placeOf(text: string, offset: number, at: Place | null): Place {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  const column = offset - (before.lastIndexOf('\n') + 1);
  if (at === null) return { file: '', line: line + 1, column: column + 1 };
  return {
    file: at.file,
    line: at.line === null ? null : at.line + line,
    column: at.column === null ? null : at.column + column,
  };
}
