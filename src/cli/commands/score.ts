import { scoreFacts } from '../../app/score-facts.ts';
import type { Language } from '../../core/problem/problem.ts';
import type {
  GroupDocument,
  ResultDocument,
  TableDocument,
  UnitDocument,
} from '../../core/result/document.ts';
import type { Invocation, RunCommand } from '../command.ts';
import type { Host, Sink } from '../host.ts';
import { type PrintedRow, printRows, type RowSet, renderJson } from '../printer.ts';
import { startProgress } from '../progress.ts';
import { printRejects } from '../rejects.ts';
import { report } from '../report.ts';
import { renderTable, type TableColumn } from '../table.ts';
import { say, type Words } from '../words.ts';

/** `score`: scores, ranks and grades of a scheme over a folder of facts. */
export const runScore: RunCommand = async (invocation, host) => {
  const { values, options, language } = invocation;
  const progress = await startProgress(host);
  progress.step(say(scoringWords, language));
  const scored = await scoreFacts({
    schemeFolder: values[0] ?? '',
    factsFolder: options.facts ?? '',
    asOf: options['as-of'] ?? null,
    knownAt: options['known-at'] ?? null,
    table: options.table ?? null,
  });
  progress.done();
  return report(scored, invocation, host, ({ result, rejects }) => {
    printRejects(host.err, rejects, language);
    printResult(result, invocation, host);
  });
};

/** The ranking for people, one row per unit and indicator for programs, or the whole result as JSON. */
export function printResult(result: ResultDocument, { format, language }: Invocation, host: Host): void {
  if (format === 'json') host.out.write(renderJson(result));
  else if (format === 'table') for (const table of result.tables) printTable(host.out, table, language);
  else printRows(host.out, format, sheetRows(result));
  if (format !== 'json') host.err.write(`${notes(result, language).join('\n')}\n`);
}

/** One row per unit and indicator, for spreadsheets and pipes. */
function sheetRows(result: ResultDocument): RowSet {
  const rows = result.tables.flatMap((table) =>
    table.units.flatMap((unit) =>
      unit.indicators.map(
        (each): PrintedRow => ({
          table: table.id,
          unit: unit.unit,
          unit_name: unit.name,
          cohort: unit.cohort,
          total: unit.total,
          rank: unit.rank,
          grade: unit.grade,
          indicator: each.id,
          no: each.no,
          indicator_name: each.name,
          points: each.points,
          score: each.score,
          state: each.state,
          missing: each.missing,
        }),
      ),
    ),
  );
  return { columns: sheetColumns.map((name) => ({ name, title: name, align: 'left' })), rows };
}

const sheetColumns = [
  'table',
  'unit',
  'unit_name',
  'cohort',
  'total',
  'rank',
  'grade',
  'indicator',
  'no',
  'indicator_name',
  'points',
  'score',
  'state',
  'missing',
];

/** The ranking for people: best first, those without a total last. */
function printTable(out: Sink, table: TableDocument, language: Language): void {
  const groups = (table.units[0]?.groups ?? []).filter((each) => each.parent === null);
  const manyCohorts = new Set(table.units.map((each) => each.cohort)).size > 1;
  const shown: readonly RankingColumn[] = [
    { title: say(rankWords, language), align: 'right', cell: (unit) => String(unit.rank ?? '–') },
    { title: say(unitWords, language), align: 'left', cell: (unit) => unit.name },
    ...(manyCohorts ? [cohortColumn(language)] : []),
    ...groups.map((group) => groupColumn(group)),
    {
      title: `${say(totalWords, language)}(${table.total})`,
      align: 'right',
      cell: (unit) => unit.total ?? '–',
    },
    ...(table.units.some((each) => each.grade !== null) ? [gradeColumn(language)] : []),
    { title: say(stateWords, language), align: 'left', cell: (unit) => stateText(unit, language) },
  ];
  const rows = inOrder(table.units).map((unit) => shown.map(({ cell }) => cell(unit)));
  out.write(`${table.caption}\n${renderTable(shown, rows)}\n`);
}

interface RankingColumn extends TableColumn {
  cell(unit: UnitDocument): string;
}

const cohortColumn = (language: Language): RankingColumn => ({
  title: say(cohortWords, language),
  align: 'left',
  cell: (unit) => unit.cohort,
});

const gradeColumn = (language: Language): RankingColumn => ({
  title: say(gradeWords, language),
  align: 'left',
  cell: (unit) => unit.grade ?? '–',
});

const groupColumn = ({ id, name, points }: GroupDocument): RankingColumn => ({
  title: `${name}(${points})`,
  align: 'right',
  cell: (unit) => unit.groups.find((each) => each.id === id)?.score ?? '–',
});

function inOrder(units: readonly UnitDocument[]): readonly UnitDocument[] {
  const place = ({ rank }: UnitDocument) => (rank === null ? Number.POSITIVE_INFINITY : Number(rank));
  return [...units].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

function stateText(unit: UnitDocument, language: Language): string {
  if (unit.state === 'scored') return '';
  if (unit.state === 'not-applicable') return say(notApplicableWords, language);
  const names = unit.missing.slice(0, 3).join('、') + (unit.missing.length > 3 ? '…' : '');
  return say(missingWords, language, { names, partial: unit.partial });
}

function notes(result: ResultDocument, language: Language): readonly string[] {
  const { asOf, knownAt, resultHash } = result;
  const lines = [say(standpointWords, language, { asOf, knownAt: knownAt ?? say(nowWords, language) })];
  if (result.provisional) lines.push(say(provisionalWords, language, { n: result.openQuestions.length }));
  for (const table of result.tables) {
    const { caption, counts, leftOut } = table;
    if (counts.missing > 0) lines.push(say(countWords, language, { caption, n: counts.missing }));
    if (leftOut.length > 0) {
      lines.push(
        say(leftOutWords, language, { caption, names: leftOut.map((each) => each.name).join('、') }),
      );
    }
  }
  return [...lines, say(hashWords, language, { resultHash })];
}

const scoringWords: Words = { zh: '正在计分……', en: 'scoring …' };
const rankWords: Words = { zh: '名次', en: 'rank' };
const unitWords: Words = { zh: '单位', en: 'unit' };
const cohortWords: Words = { zh: '组别', en: 'cohort' };
const totalWords: Words = { zh: '总分', en: 'total' };
const gradeWords: Words = { zh: '等次', en: 'grade' };
const stateWords: Words = { zh: '缺失', en: 'missing' };
const notApplicableWords: Words = { zh: '不适用', en: 'not applicable' };
const missingWords: Words = { zh: '{names}(已知部分 {partial})', en: '{names} ({partial} so far)' };
const nowWords: Words = { zh: '现在', en: 'now' };
const standpointWords: Words = {
  zh: '截止日 {asOf}，知悉时点 {knownAt}。',
  en: 'As of {asOf}, known at {knownAt}.',
};
const provisionalWords: Words = {
  zh: '本结果为暂定：有 {n} 个问题待裁定，或已裁定而公式未照改(--json 的 openQuestions 逐一列出)。',
  en: 'This result is provisional: {n} questions are open, or ruled and not yet followed (openQuestions in --json lists them).',
};
const countWords: Words = {
  zh: '“{caption}”有 {n} 个得分因缺数据而缺失；缺失不是 0 分。',
  en: '“{caption}”: {n} scores are missing for want of facts; missing is not 0.',
};
const leftOutWords: Words = {
  zh: '“{caption}”未计下列单位(考核期内不存在)：{names}。',
  en: '“{caption}” leaves out units that did not exist in the period: {names}.',
};
const hashWords: Words = { zh: '结果校验值 {resultHash}', en: 'Result hash {resultHash}' };
