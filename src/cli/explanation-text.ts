import type { ExplainedRecords, ExplainedScore } from '../app/explain-indicator.ts';
import type { Step } from '../core/explain/document.ts';
import type { Language } from '../core/problem/problem.ts';
import { printable, renderTable } from './table.ts';
import { say, type Words } from './words.ts';

/** An explanation for people: what the score is, the rule, how it was computed, the rows behind it. */
export function explanationText(score: ExplainedScore, language: Language): string {
  const parts = [
    headLines(score, language),
    scoreLines(score, language),
    [title(ruleWords, language), `  ${score.rule[language]}`, `  ${oneLine(score.formula)}`],
    [title(stepsWords, language), ...stepLines(score.derivation, 1, language)],
    factLines(score, language),
    questionLines(score, language),
  ];
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.map(printable).join('\n'));
  const records = score.records.map((page) => recordText(page, language));
  return `${[...text, ...records].join('\n\n')}\n`;
}

function headLines({ table, unit, indicator, asOf, knownAt }: ExplainedScore, language: Language): string[] {
  const no = indicator.no === null ? '' : `${indicator.no} `;
  return [
    `${table.caption} › ${no}${indicator.name}`,
    say(whoWords, language, {
      unit: unit.name,
      cohort: unit.cohort,
      leads: indicator.leads.join('、'),
      clause: indicator.clause,
    }),
    say(whenWords, language, { asOf, knownAt: knownAt ?? say(nowWords, language) }),
  ];
}

function scoreLines(score: ExplainedScore, language: Language): string[] {
  const { indicator, lost, rounding, reason, missing, policy } = score;
  const lines = [
    score.score === null
      ? say(noScoreWords[score.state], language, { points: indicator.points })
      : say(scoreWords, language, { score: score.score, points: indicator.points, lost: lost ?? '–' }),
  ];
  if (missing.length > 0) {
    const names = missing.map((each) => `${say(kindWords[each.kind] ?? plainKind, language)}“${each.name}”`);
    lines.push(say(missingWords, language, { names: names.join('、') }));
  }
  if (reason !== null) {
    lines.push(
      say(reasonWords, language, {
        reason,
        decidedBy: policy?.decidedBy ?? '–',
        effect: policy?.effect ?? '–',
      }),
    );
  }
  if (rounding !== null) lines.push(say(roundingWords, language, { ...rounding }));
  for (const { name, state } of score.vetoes) lines.push(say(vetoWords, language, { name, state }));
  return lines;
}

function stepLines(step: Step, depth: number, language: Language): string[] {
  const indent = '  '.repeat(depth);
  const value = step.value ?? say(stateWords[step.state], language);
  const lines = [`${indent}${oneLine(step.text)} = ${value}`];
  return [
    ...lines,
    ...step.parts
      .filter(({ role }) => role !== 'literal')
      .flatMap((part) => stepLines(part, depth + 1, language)),
  ];
}

function factLines({ aggregates }: ExplainedScore, language: Language): string[] {
  if (aggregates.length === 0) return [];
  const lines = aggregates.map((each) =>
    say(each.delivered ? factWords : undeliveredWords, language, {
      text: oneLine(each.text),
      value: each.value ?? say(stateWords[each.state], language),
      dataset: each.dataset,
      source: each.source,
    }),
  );
  return [title(factsTitle, language), ...lines.map((line) => `  ${line}`)];
}

function questionLines({ assumptions }: ExplainedScore, language: Language): string[] {
  if (assumptions.length === 0) return [];
  const lines = assumptions.map(({ id, taken, ruledBy, ruling }) =>
    say(ruling === null ? openWords : ruledWords, language, { id, taken, ruledBy, ruling: ruling ?? '' }),
  );
  return [title(questionsTitle, language), ...lines.map((line) => `  ${line}`)];
}

function recordText(page: ExplainedRecords, language: Language): string {
  const { dataset, columns, records, total } = page;
  const heading = say(recordsWords, language, { dataset, total, shown: records.length });
  if (records.length === 0) return printable(heading);
  const titles = [...columns, ...originTitles.map((words) => say(words, language))];
  const rows = records.map(({ cells, origin }) => [
    ...columns.map((column) => cells[column] ?? ''),
    `${origin.file}:${origin.line}`,
    origin.batch.slice(0, 12),
    origin.by ?? '',
    origin.knownAt ?? '',
  ]);
  const table = renderTable(
    titles.map((each) => ({ title: each, align: 'left' as const })),
    rows,
  );
  return `${printable(heading)}\n${table.trimEnd()}`;
}

const title = (words: Words, language: Language): string => say(words, language);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const whoWords: Words = {
  zh: '{unit}({cohort});牵头:{leads};依据:{clause}',
  en: '{unit} ({cohort}); lead: {leads}; source: {clause}',
};
const whenWords: Words = { zh: '截止日 {asOf},知悉时点 {knownAt}', en: 'As of {asOf}, known at {knownAt}' };
const nowWords: Words = { zh: '现在', en: 'now' };
const scoreWords: Words = {
  zh: '得 {score} 分,满分 {points} 分,失 {lost} 分。',
  en: '{score} of {points} points; {lost} lost.',
};
const noScoreWords: Readonly<Record<ExplainedScore['state'], Words>> = {
  scored: { zh: '已计分,满分 {points} 分。', en: 'Scored, of {points} points.' },
  missing: {
    zh: '缺数据,尚无得分(不是 0 分);满分 {points} 分。',
    en: 'No score yet: facts are missing (that is not 0); {points} points.',
  },
  'not-applicable': {
    zh: '不适用,不计入本单位的基数;{points} 分。',
    en: 'Not applicable: left out of the base; {points} points.',
  },
};
const missingWords: Words = { zh: '所缺:{names}。', en: 'Missing: {names}.' };
const plainKind: Words = { zh: '', en: '' };
const kindWords: Readonly<Record<string, Words>> = {
  dataset: { zh: '未报送的数据集', en: 'dataset not delivered ' },
  rows: { zh: '本单位未报送的数据集', en: 'no rows of this unit in ' },
  cell: { zh: '未填的列', en: 'blank column ' },
  attribute: { zh: '未知的单位属性', en: 'unknown attribute ' },
  target: { zh: '未定的目标值', en: 'no target for ' },
  sample: { zh: '样本不足的数据集', en: 'too few rows in ' },
  peers: { zh: '可比单位不足', en: 'too few units to compare for ' },
  denominator: { zh: '分母为零或为负', en: 'zero or negative denominator in ' },
  declared: { zh: '', en: '' },
};
const reasonWords: Words = {
  zh: '不适用:{reason};由{decidedBy}认定,按“{effect}”处理。',
  en: 'Not applicable: {reason}; decided by {decidedBy}, effect: {effect}.',
};
const roundingWords: Words = {
  zh: '舍入:{before} → {after}({decimals} 位小数,{mode}),差 {difference}。',
  en: 'Rounding: {before} → {after} ({decimals} decimals, {mode}), difference {difference}.',
};
const vetoWords: Words = { zh: '一票否决“{name}”:{state}。', en: 'Veto “{name}”: {state}.' };
const ruleWords: Words = { zh: '规则', en: 'Rule' };
const stepsWords: Words = { zh: '计算', en: 'Computation' };
const stateWords: Readonly<Record<Step['state'], Words>> = {
  known: { zh: '已知', en: 'known' },
  missing: { zh: '缺失', en: 'missing' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
};
const factsTitle: Words = { zh: '数据', en: 'Facts' };
const factWords: Words = {
  zh: '{text} = {value},来自“{dataset}”({source})',
  en: '{text} = {value}, from “{dataset}” ({source})',
};
const undeliveredWords: Words = {
  zh: '{text}:数据集“{dataset}”({source})尚未报送',
  en: '{text}: the dataset “{dataset}” ({source}) was not delivered',
};
const questionsTitle: Words = { zh: '暂定处理', en: 'Assumptions' };
const openWords: Words = {
  zh: '{id} 待{ruledBy}裁定:暂按:{taken}',
  en: '{id}, open, to be ruled by {ruledBy}: for now, {taken}',
};
const ruledWords: Words = { zh: '{id} 已裁定:{ruling}', en: '{id}, ruled: {ruling}' };
const recordsWords: Words = {
  zh: '“{dataset}”计入 {total} 条记录,列出 {shown} 条',
  en: '“{dataset}”: {total} records counted, {shown} shown',
};
const originTitles: readonly Words[] = [
  { zh: '文件:行', en: 'file:line' },
  { zh: '批次', en: 'batch' },
  { zh: '经办人', en: 'by' },
  { zh: '知悉时点', en: 'known at' },
];
