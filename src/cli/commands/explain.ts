import { type ExplainedScore, explainScore } from '../../app/explain-indicator.ts';
import { problem } from '../../core/problem/problem.ts';
import type { RunCommand } from '../command.ts';
import { explanationText } from '../explanation-text.ts';
import { renderJson } from '../printer.ts';
import { printProblems } from '../problems.ts';
import { startProgress } from '../progress.ts';
import { report, wholeNumber } from '../report.ts';
import { say, type Words } from '../words.ts';

const defaultRecords = 20;
const mostRecords = 10_000;

/** `explain`: why one unit has this score on one indicator. */
export const runExplain: RunCommand = async (invocation, host) => {
  const { values, options, language, format } = invocation;
  const records = wholeNumber(options.records, 0, mostRecords);
  if (records === undefined) {
    const params = { option: '--records', text: options.records ?? '', low: '0', high: String(mostRecords) };
    printProblems(host.err, [problem('option-not-a-number', params)], language);
    return 2;
  }
  const progress = await startProgress(host);
  progress.step(say(explainingWords, language));
  const explained = await explainScore({
    schemeFolder: values[0] ?? '',
    factsFolder: options.facts ?? '',
    unit: options.unit ?? '',
    indicator: options.indicator ?? '',
    asOf: options['as-of'] ?? null,
    knownAt: options['known-at'] ?? null,
    table: options.table ?? null,
    records: records ?? defaultRecords,
  });
  progress.done();
  return report(explained, invocation, host, (score: ExplainedScore) =>
    host.out.write(format === 'json' ? renderJson(score) : explanationText(score, language)),
  );
};

const explainingWords: Words = { zh: '正在计算……', en: 'computing …' };
