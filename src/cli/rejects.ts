import type { Language } from '../core/problem/problem.ts';
import type { Reject } from '../port/fact-engine.ts';
import type { Sink } from './host.ts';
import { problemText } from './problems.ts';
import { say, type Words } from './words.ts';

const mostShown = 20;

/** Writes the first rejected rows with file, line and reason, and how many more there are. */
export function printRejects(err: Sink, rejects: readonly Reject[], language: Language): void {
  const lines = rejects.slice(0, mostShown).map((each) => problemText(placed(each), language));
  if (rejects.length > mostShown) lines.push(say(moreWords, language, { n: rejects.length - mostShown }));
  if (lines.length > 0) err.write(`${lines.join('\n')}\n`);
}

const placed = ({ problem, file, line }: Reject): Reject['problem'] => ({
  ...problem,
  at: { file, line, column: null },
});

const moreWords: Words = { zh: '……还有 {n} 处退回。', en: '… and {n} more rejects.' };
