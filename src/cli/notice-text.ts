import type { Language } from '../core/problem/problem.ts';
import type { ImportJson, TableJson } from '../notice/import-json.ts';
import type { Question } from '../notice/ledger/question.ts';
import { renderTable, type TableColumn } from './table.ts';
import { say, type Words } from './words.ts';

/** A notice as read, for people: what it is, each table with its indicators, and the questions. */
export function noticeText(notice: ImportJson, language: Language): string {
  const { title, issuer, documentNumber, date, appliesTo, tables, questions } = notice;
  const none = say(noneWords, language);
  const head = [
    title ?? say(untitledWords, language),
    say(headWords, language, { issuer: issuer ?? none, number: documentNumber ?? none, date: date ?? none }),
    say(appliesWords, language, { units: appliesTo.length === 0 ? none : appliesTo.join('、') }),
  ];
  const asked = questions.length === 0 ? [] : ['', say(askedWords, language, { n: questions.length })];
  return [
    ...head,
    ...tables.flatMap((table) => ['', tableTitle(table, language), indicatorRows(table, language).trimEnd()]),
    ...asked,
    ...questions.map((each) => questionText(each, language)),
    '',
  ].join('\n');
}

function tableTitle({ caption, total, dimensions }: TableJson, language: Language): string {
  const indicators = dimensions.reduce((sum, each) => sum + each.indicators.length, 0);
  return say(tableWords, language, { caption, total: total ?? say(noneWords, language), indicators });
}

function indicatorRows({ dimensions }: TableJson, language: Language): string {
  const titles = columnTitles[language];
  const columns: TableColumn[] = titles.map((title, i) => ({
    title,
    align: i === 0 || i === 3 ? 'right' : 'left',
  }));
  const rows = dimensions.flatMap(({ name, points, indicators }) =>
    indicators.map((each) => [
      each.no === null ? '' : String(each.no),
      points === null ? (name ?? '') : `${name ?? ''}(${points})`,
      each.name,
      each.points ?? '',
      [...each.leads, ...each.cooperating.map((unit) => `(${unit})`)].join('、'),
      each.suggestion === null ? '' : each.suggestion.formula.replace(/\s+/g, ' '),
    ]),
  );
  return renderTable(columns, rows);
}

function questionText({ id, code, where, quote, message, choices }: Question, language: Language): string {
  const place = where.line === null ? '' : say(lineWords, language, { line: String(where.line) });
  const lines = [
    `${id} [${code}]${place} ${message}`,
    ...(quote === '' ? [] : [say(quoteWords, language, { quote })]),
    ...choices.map(({ text, effect }, i) => `    ${String.fromCharCode(65 + i)}. ${text} — ${effect}`),
  ];
  return lines.join('\n');
}

const columnTitles: Readonly<Record<Language, readonly string[]>> = {
  zh: ['序号', '一级指标', '指标', '分值', '牵头(配合)', '建议公式'],
  en: ['no', 'dimension', 'indicator', 'points', 'leads (cooperating)', 'suggested formula'],
};
const noneWords: Words = { zh: '未写明', en: 'not stated' };
const untitledWords: Words = { zh: '(没有标题)', en: '(no title)' };
const headWords: Words = {
  zh: '印发单位：{issuer}；文号：{number}；日期：{date}',
  en: 'issuer: {issuer}; document number: {number}; date: {date}',
};
const appliesWords: Words = { zh: '考核对象：{units}', en: 'assessed: {units}' };
const tableWords: Words = {
  zh: '{caption}：总分 {total}，{indicators} 项指标',
  en: '{caption}: total {total}, {indicators} indicators',
};
const askedWords: Words = { zh: '疑问 {n} 个，请逐项裁定:', en: '{n} questions to settle:' };
const lineWords: Words = { zh: ' 第 {line} 行', en: ' line {line}' };
const quoteWords: Words = { zh: '    原文：{quote}', en: '    quote: {quote}' };
