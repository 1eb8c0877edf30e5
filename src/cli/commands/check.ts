import { type CheckedScheme, checkScheme } from '../../app/check-scheme.ts';
import { hasErrors, type Language } from '../../core/problem/problem.ts';
import { openQuestions } from '../../core/scheme/ruling/open-questions.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { ExampleOutcome } from '../../core/score/example.ts';
import type { RunCommand } from '../command.ts';
import type { ExitCode } from '../host.ts';
import { renderJson } from '../printer.ts';
import { printProblems, problemDocument } from '../problems.ts';
import { say, type Words } from '../words.ts';

/** `check`: every problem of a scheme, and every worked example. */
export const runCheck: RunCommand = async ({ values, language, format }, host) => {
  const checked = await checkScheme(values[0] ?? '');
  printProblems(host.err, checked.problems, language);
  const text = format === 'json' ? renderJson(checkDocument(checked, language)) : summary(checked, language);
  host.out.write(text);
  return exitOf(checked);
};

/** Files that cannot be read are broken input; a scheme with errors is what a check is there to find. */
function exitOf({ problems }: CheckedScheme): ExitCode {
  if (problems.some((each) => unreadable.has(each.code))) return 2;
  return hasErrors(problems) ? 1 : 0;
}

const unreadable: ReadonlySet<string> = new Set([
  'scheme-folder-missing',
  'scheme-file-missing',
  'scheme-file-unreadable',
  'scheme-too-many-files',
  'file-not-utf8',
  'file-too-large',
  'file-too-many-parts',
  'text-unprintable',
  'nested-too-deep',
  'yaml-anchor',
  'yaml-tag',
  'yaml-syntax',
  'csv-syntax',
]);

const failed = (each: ExampleOutcome): boolean => hasErrors(each.problems);

function checkDocument({ scheme, problems, examples }: CheckedScheme, language: Language) {
  return {
    scheme: scheme?.id ?? null,
    version: scheme?.version ?? null,
    fingerprint: scheme?.fingerprint ?? null,
    ok: !hasErrors(problems),
    counts: {
      tables: scheme?.tables.length ?? 0,
      indicators: scheme === null ? 0 : scheme.tables.flatMap(indicatorsOf).length,
      datasets: scheme?.datasets.length ?? 0,
      units: scheme?.units.length ?? 0,
      assumptions: scheme?.assumptions.length ?? 0,
      openQuestions: scheme === null ? 0 : openQuestions(scheme).length,
      examples: examples.length,
      failedExamples: examples.filter(failed).length,
      errors: problems.filter((each) => each.severity === 'error').length,
      warnings: problems.filter((each) => each.severity === 'warning').length,
    },
    problems: problems.map((each) => problemDocument(each, language)),
    examples: examples.map(({ problems: own, ...outcome }) => ({ ...outcome, ok: !hasErrors(own) })),
  };
}

function summary(checked: CheckedScheme, language: Language): string {
  const { counts, scheme, ok } = checkDocument(checked, language);
  const words = scheme === null ? unreadableWords : ok ? goodWords : badWords;
  return `${say(words, language, { scheme: scheme ?? '', ...counts })}\n`;
}

const goodWords: Words = {
  zh: '方案“{scheme}”检查通过：{tables} 张表、{indicators} 项指标、{datasets} 个数据集；{examples} 个算例全部相符；待裁定问题 {openQuestions} 个，提示 {warnings} 条。',
  en: 'The scheme “{scheme}” is good: {tables} tables, {indicators} indicators, {datasets} datasets; all {examples} worked examples agree; {openQuestions} open questions, {warnings} warnings.',
};
const badWords: Words = {
  zh: '方案“{scheme}”有 {errors} 处错误：{examples} 个算例中 {failedExamples} 个不符；提示 {warnings} 条。',
  en: 'The scheme “{scheme}” has {errors} errors: {failedExamples} of {examples} worked examples fail; {warnings} warnings.',
};
const unreadableWords: Words = {
  zh: '方案有 {errors} 处错误，尚不能计分。',
  en: 'The scheme has {errors} errors and cannot be scored yet.',
};
