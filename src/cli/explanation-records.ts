import type { ExplainedRecords, ExplainedScore } from '../app/explain-indicator.ts';
import type { Language } from '../core/problem/problem.ts';
import { cellText } from './explanation-steps.ts';
import { printable, renderTable } from './table.ts';
import { say, type Words } from './words.ts';

/** The raw records behind a score, those that cost points first; the same rows are listed once. */
export function recordTexts({ records, unit }: ExplainedScore, language: Language): readonly string[] {
  const shown = merged([
    ...records.filter((each) => !each.counted),
    ...records.filter((each) => each.counted),
  ]);
  return shown.map((page) => recordText(page, isListedInParts(page, records), unit.unit, language));
}

/** Whether a page's rows are split up by another page: left out of one count, and the rest of this one in it. */
function isListedInParts(page: ExplainedRecords, all: readonly ExplainedRecords[]): boolean {
  return page.counted && all.some((each) => each.within !== null && page.labels.includes(each.within));
}

/** Pages of the same rows become one; only where all rows are at hand can that be seen. */
function merged(pages: readonly ExplainedRecords[]): readonly ExplainedRecords[] {
  const found = new Map<string, ExplainedRecords>();
  for (const page of pages) {
    const before = found.get(identityOf(page));
    const labels = [...new Set([...(before?.labels ?? []), ...page.labels])];
    found.set(identityOf(page), { ...(before ?? page), labels });
  }
  return [...found.values()];
}

function identityOf(page: ExplainedRecords): string {
  const { dataset, counted, within, records, total, question } = page;
  if (records.length < total) return question;
  return JSON.stringify([dataset, counted, within, records.map(({ origin }) => [origin.file, origin.line])]);
}

function recordText(page: ExplainedRecords, brief: boolean, unit: string, language: Language): string {
  const { dataset, records, total, counted, within } = page;
  const words = counted ? (brief ? briefWords : countedWords) : within === null ? leftOutWords : withinWords;
  const labels = page.labels.join('');
  const heading = say(words, language, { dataset, labels, total, within: within ?? '' });
  const more = say(shownWords, language, { shown: records.length });
  if (brief || total === 0) return printable(heading);
  return `${printable(records.length < total ? heading + more : heading)}\n${rowsText(page, unit, language)}`;
}

/** Columns that say nothing are left out: the unit itself, and a person or moment that no row has. */
function rowsText({ columns, records }: ExplainedRecords, unit: string, language: Language): string {
  const told = columns.filter((column) => records.some(({ cells }) => cells[column] !== unit));
  const own = told.map((column) => ({
    title: column,
    cells: records.map(({ cells }) => cellText(cells[column] ?? '', language)),
  }));
  const origins = originColumns
    .map(({ title, cell }) => ({ title: say(title, language), cells: records.map(cell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const all = [...own, ...origins];
  const rows = records.map((_, i) => all.map(({ cells }) => cells[i] ?? ''));
  const text = renderTable(
    all.map(({ title }) => ({ title, align: 'left' })),
    rows,
  );
  return text.trimEnd().replace(/^/gm, '  ');
}

const originColumns: readonly {
  readonly title: Words;
  readonly cell: (row: ExplainedRecords['records'][number]) => string;
}[] = [
  { title: { zh: '文件：行', en: 'file:line' }, cell: ({ origin }) => `${origin.file}:${origin.line}` },
  { title: { zh: '批次', en: 'batch' }, cell: ({ origin }) => origin.batch.slice(0, 12) },
  { title: { zh: '经办人', en: 'by' }, cell: ({ origin }) => origin.by ?? '' },
  { title: { zh: '知悉时点', en: 'known at' }, cell: ({ origin }) => origin.knownAt ?? '' },
];

const countedWords: Words = {
  zh: '“{dataset}”计入{labels}：{total} 条',
  en: '“{dataset}” counted in {labels}: {total} records',
};
const briefWords: Words = {
  zh: '“{dataset}”计入{labels}：{total} 条(不另列)',
  en: '“{dataset}” counted in {labels}: {total} records (not listed again)',
};
const withinWords: Words = {
  zh: '“{dataset}”未计入{labels}(只计入{within})：{total} 条',
  en: '“{dataset}” not counted in {labels} (only in {within}): {total} records',
};
const leftOutWords: Words = {
  zh: '“{dataset}”未计入{labels}(不符合条件)：{total} 条',
  en: '“{dataset}” not counted in {labels} (condition not met): {total} records',
};
const shownWords: Words = { zh: '，列出 {shown} 条', en: ', {shown} shown' };
