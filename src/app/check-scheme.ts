import { hasErrors, type Problem, type Result } from '../core/problem/problem.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import { indicatorsOf } from '../core/scheme/walk.ts';
import { type ExampleOutcome, runExamples } from '../core/score/example.ts';
import { openScheme } from './open-scheme.ts';

/** What a check found: the scheme when it can be read, and how every worked example came out. */
export interface CheckedScheme {
  readonly scheme: Scheme | null;
  readonly problems: readonly Problem[];
  readonly examples: readonly ExampleOutcome[];
}

/** Every problem of a scheme. Examples run only when the scheme itself has no error: they would repeat it. */
export async function checkScheme(folder: string): Promise<CheckedScheme> {
  return checkOpened(await openScheme(folder));
}

/** As `checkScheme`, of a scheme that was read already. */
export function checkOpened(opened: Result<Scheme>): CheckedScheme {
  if (!opened.ok) return { scheme: null, problems: opened.problems, examples: [] };
  const scheme = opened.value;
  if (hasErrors(opened.problems)) return { scheme, problems: opened.problems, examples: [] };
  const examples = scheme.tables.flatMap((table) =>
    indicatorsOf(table).flatMap((indicator) => runExamples(scheme, table, indicator)),
  );
  return { scheme, examples, problems: [...opened.problems, ...examples.flatMap((each) => each.problems)] };
}
