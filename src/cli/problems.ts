import { type Language, type Problem, renderProblem } from '../core/problem/problem.ts';
import type { Sink } from './host.ts';
import { printable } from './table.ts';
import { say, type Words } from './words.ts';

export { type ProblemDocument, problemDocument } from '../app/documents/problem-document.ts';

const mostShown = 200;

/** Writes problems for people: place, what is wrong, what would fix it. Past 200 of them it says how many more. */
export function printProblems(err: Sink, problems: readonly Problem[], language: Language): void {
  const lines = problems.slice(0, mostShown).map((each) => problemText(each, language));
  const more = problems.length - lines.length;
  if (more > 0) lines.push(say(moreWords, language, { n: more }));
  if (lines.length > 0) err.write(`${lines.join('\n')}\n`);
}

/** `file:line:column: error what fix [code]`. */
export function problemText(each: Problem, language: Language): string {
  const { what, fix } = renderProblem(each, language);
  const place = placeText(each);
  const text = `${place === '' ? '' : `${place}: `}${severityText(each.severity, language)}${what} ${fix} [${each.code}]`;
  return printable(text);
}

function placeText({ at }: Problem): string {
  if (at === null) return '';
  return [at.file, at.line, at.column].filter((each) => each !== null).join(':');
}

/** `error: ` or `warning: `. */
export const severityText = (severity: Problem['severity'], language: Language): string =>
  say(severityWords[severity], language);

const severityWords: Readonly<Record<Problem['severity'], Words>> = {
  error: { zh: '错误:', en: 'error: ' },
  warning: { zh: '提示:', en: 'warning: ' },
};

const moreWords: Words = {
  zh: '……还有 {n} 个问题，加 --json 可全部列出。',
  en: '… and {n} more problems; --json lists them all.',
};
