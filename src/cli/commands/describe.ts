import { type DescribedIndicator, describeScheme } from '../../app/describe-scheme.ts';
import type { Language } from '../../core/problem/problem.ts';
import type { Invocation, RunCommand } from '../command.ts';
import type { Host } from '../host.ts';
import { type PrintedRow, printRows, renderJson } from '../printer.ts';
import { report } from '../report.ts';
import { printable } from '../table.ts';
import { say, type Words } from '../words.ts';

/** `describe`: the rule of every indicator as a sentence. */
export const runDescribe: RunCommand = async (invocation, host) => {
  const { values, options, language } = invocation;
  const described = await describeScheme(values[0] ?? '', options.table ?? null, language);
  return report(described, invocation, host, (all) => print(all, invocation, host));
};

function print(all: readonly DescribedIndicator[], { format, language }: Invocation, host: Host): void {
  if (format === 'json') host.out.write(renderJson(all));
  else if (format === 'table') host.out.write(all.map((each) => paragraph(each, language)).join('\n'));
  else {
    const rows: readonly PrintedRow[] = all.map(({ assumptions, ...each }) => ({
      ...each,
      assumptions: assumptions.map(({ id }) => id),
    }));
    const columns = Object.keys(rows[0] ?? {}).map((name) => ({ name, title: name, align: 'left' as const }));
    printRows(host.out, format, { columns, rows });
  }
}

function paragraph(each: DescribedIndicator, language: Language): string {
  const { path, no, name, points, leads, sentence, clause, assumptions } = each;
  const title = say(titleWords, language, {
    path: path.join(' › '),
    no: no === null ? '' : `${no} `,
    name,
    points,
    leads: leads.join('、'),
  });
  const questions = assumptions
    .filter(({ open }) => open)
    .map(({ id, taken }) => say(questionWords, language, { id, taken }));
  return [title, sentence, ...questions, say(clauseWords, language, { clause })]
    .map((line, i) => `${i === 0 ? '' : '  '}${printable(line)}\n`)
    .join('');
}

const titleWords: Words = {
  zh: '{path} › {no}{name}({points} 分；牵头：{leads})',
  en: '{path} › {no}{name} ({points} points; lead: {leads})',
};
const questionWords: Words = {
  zh: '待裁定 {id}：暂按：{taken}',
  en: 'Open question {id}: for now, {taken}',
};
const clauseWords: Words = { zh: '依据：{clause}', en: 'Source: {clause}' };
