import type { LintedScheme } from '../../app/lint-scheme.ts';
import type { Request, UnitBurden } from '../../core/burden/burden.ts';
import type { Language } from '../../core/problem/problem.ts';
import { problemText } from '../problems.ts';
import { say, type Words } from '../words.ts';

/** What each kind of unit and each lead has to hand in, then what need not be asked. */
export function burdenLines({ burden }: LintedScheme, language: Language): readonly string[] {
  const leads = burden.leads.filter((each) => each.requests.length > 0);
  return [
    ...burden.units.map((each) => unitLine(each, language)),
    ...leads.map(({ lead, requests, columns }) => {
      const params = { lead, n: requests.length, columns, datasets: datasets(requests, language) };
      return say(leadWords, language, params);
    }),
    ...burden.findings.map((each) => `    ${problemText(each, language)}`),
  ];
}

function unitLine({ requests, ...counts }: UnitBurden, language: Language): string {
  const params = { ...counts, n: requests.length, datasets: datasets(requests, language) };
  return say(requests.length === 0 ? nothingWords : unitWords, language, params);
}

const datasets = (requests: readonly Request[], language: Language): string =>
  requests
    .map(({ dataset, columns }) => say(datasetWords, language, { dataset, n: columns.length }))
    .join(language === 'zh' ? '、' : ', ');

const unitWords: Words = {
  zh: '  {subjectName}({units} 个)：每个单位要报送 {n} 个数据集，每条记录共 {columns} 栏：{datasets}；{indicators} 项指标中 {unasked} 项不需单位报送。',
  en: '  {subjectName} ({units} units): each hands in {n} datasets, {columns} cells a record in all: {datasets}; {unasked} of {indicators} indicators ask nothing of it.',
};
const nothingWords: Words = {
  zh: '  {subjectName}({units} 个)：{indicators} 项指标都不需单位报送。',
  en: '  {subjectName} ({units} units): none of the {indicators} indicators asks anything of it.',
};
const leadWords: Words = {
  zh: '  {lead}：牵头提供 {n} 个数据集，每条记录共 {columns} 栏：{datasets}。',
  en: '  {lead}: hands in {n} datasets as lead, {columns} cells a record in all: {datasets}.',
};
const datasetWords: Words = { zh: '{dataset}({n} 栏)', en: '{dataset} ({n})' };
