import { fail, ok, type Place, type Result } from '../problem/problem.ts';
import { startCursor } from './parse/cursor.ts';
import { foreignWords } from './parse/marks.ts';
import { parseOr } from './parse/operators.ts';
import { startReport } from './parse/report.ts';
import { scan } from './parse/scan.ts';
import type { Node } from './syntax.ts';
import { limits } from './tokens.ts';

/**
 * Reads a formula into its tree. All problems are collected, each with its place; `at` is where the formula's first
 * character stands in its file. Any text at all, of any size, gives a result within milliseconds.
 */
export function parseFormula(text: string, at: Place | null = null): Result<Node> {
  const report = startReport(text.length > limits.characters ? '' : text, at);
  if (text.length > limits.characters) {
    const sizes = { length: String(text.length), limit: String(limits.characters) };
    report.add('formula-too-long', sizes, 0);
    return fail(...report.problems);
  }
  const cursor = startCursor(scan(text, report), report, parseOr);
  if (cursor.peek().kind === 'end') {
    if (report.problems.length === 0) report.add('formula-empty', {}, 0);
    return fail(...report.problems);
  }
  const tree = cursor.formula();
  while (cursor.peek().kind !== 'end') rest(cursor);
  return report.problems.length === 0 ? ok(tree) : fail(...report.problems);
}

/** Something stands after the formula's end: say what, and read on, so that later problems are found too. */
function rest(cursor: ReturnType<typeof startCursor>): void {
  const token = cursor.next();
  const instead = token.kind === 'word' ? foreignWords[token.text] : undefined;
  if (instead !== undefined)
    cursor.report.add('foreign-sign', { found: token.text, instead }, token.span.start);
  else if (token.text === ')' || token.text === ']')
    cursor.report.add('sign-extra', { found: token.text }, token.span.start);
  else cursor.report.add('left-over', { found: token.text }, token.span.start);
  if (cursor.peek().kind !== 'end') cursor.formula();
}
