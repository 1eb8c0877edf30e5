import { hasErrors, type Problem, type Result } from '../core/problem/problem.ts';
import type { Invocation } from './command.ts';
import type { ExitCode, Host } from './host.ts';
import { renderJson } from './printer.ts';
import { printProblems, problemDocument } from './problems.ts';

/** Codes that mean: rows of the facts were left out. */
const leftOut: ReadonlySet<string> = new Set(['facts-rows-rejected', 'facts-units-unknown']);

/** 1 when rows of the facts were left out, else 0. */
export const exitAfter = (problems: readonly Problem[]): ExitCode =>
  problems.some((each) => leftOut.has(each.code)) ? 1 : 0;

/**
 * Hands a good value to `print` and says which exit code follows; a bad one becomes exit code 2. Problems go to the error
 * stream; with `--json` a failure is also written to the output, so that a program always finds JSON there.
 */
export function report<T>(
  result: Result<T>,
  { language, format }: Invocation,
  host: Host,
  print: (value: T) => void,
): ExitCode {
  printProblems(host.err, result.problems, language);
  if (result.ok && !hasErrors(result.problems)) {
    print(result.value);
    return exitAfter(result.problems);
  }
  if (format === 'json') {
    host.out.write(renderJson({ problems: result.problems.map((each) => problemDocument(each, language)) }));
  }
  return 2;
}

/** A whole number from an option; null when it is not given, undefined when it is none in the range. */
export function wholeNumber(text: string | undefined, low: number, high: number): number | null | undefined {
  if (text === undefined) return null;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return number >= low && number <= high ? number : undefined;
}
