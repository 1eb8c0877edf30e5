import type { Generated } from '../../app/generate/generate.ts';
import { generateForScheme } from '../../app/generate-scheme.ts';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Invocation, RunCommand } from '../command.ts';
import type { Host } from '../host.ts';
import { printRows, renderJson } from '../printer.ts';
import { printProblems } from '../problems.ts';
import { startProgress } from '../progress.ts';
import { report, wholeNumber } from '../report.ts';
import { say, type Words } from '../words.ts';

const mostUnits = 1_000_000;
const mostRows = 10_000_000_000;
const defaultSeed = '1';

/** `generate`: synthetic facts for a scheme. */
export const runGenerate: RunCommand = async (invocation, host) => {
  const { values, options, language } = invocation;
  const units = wholeNumber(options.units, 1, mostUnits);
  const rows = wholeNumber(options.rows, 1, mostRows);
  if (units === undefined || rows === undefined) {
    const wrong = [
      ...(units === undefined ? [notANumber('--units', options.units, mostUnits)] : []),
      ...(rows === undefined ? [notANumber('--rows', options.rows, mostRows)] : []),
    ];
    printProblems(host.err, wrong, language);
    return 2;
  }
  const progress = await startProgress(host);
  const made = await generateForScheme({
    schemeFolder: values[0] ?? '',
    out: options.out ?? '',
    units,
    rows,
    seed: options.seed ?? defaultSeed,
    onProgress: ({ dataset, rows: done, expected }) =>
      progress.step(say(progressWords, language, { dataset, done, expected })),
  });
  progress.done();
  return report(made, invocation, host, (all) => print(all, invocation, host));
};

const notANumber = (option: string, text: string | undefined, high: number): Problem =>
  problem('option-not-a-number', { option, text: text ?? '', low: '1', high: String(high) });

function print(made: Generated, { format, language, options }: Invocation, host: Host): void {
  const out = options.out ?? '';
  if (format === 'json') {
    host.out.write(renderJson({ synthetic: true, out, ...made }));
    return;
  }
  const rows = Object.entries(made.datasets).map(([dataset, count]) => ({ dataset, rows: count }));
  const columns = [
    { name: 'dataset', title: say(datasetWords, language), align: 'left' as const },
    { name: 'rows', title: say(rowsWords, language), align: 'right' as const },
  ];
  printRows(host.out, 'table', { columns, rows });
  host.err.write(`${say(doneWords, language, { out, units: made.units, rows: made.rows })}\n`);
}

const progressWords: Words = {
  zh: '{dataset}：{done} / 约 {expected} 行',
  en: '{dataset}: {done} of about {expected} rows',
};
const datasetWords: Words = { zh: '数据集', en: 'dataset' };
const rowsWords: Words = { zh: '行数', en: 'rows' };
const doneWords: Words = {
  zh: '已在“{out}”生成合成数据：{units} 个单位，{rows} 行。合成数据不代表任何单位的真实情况。',
  en: 'Synthetic facts are in “{out}”: {units} units, {rows} rows. They say nothing about any real unit.',
};
