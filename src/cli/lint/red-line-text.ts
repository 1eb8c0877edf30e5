import type { LintedScheme } from '../../app/lint-scheme.ts';
import type { Language } from '../../core/problem/problem.ts';
import type { RedLineFinding, RedLineHit } from '../../core/redline/red-line.ts';
import { severityText } from '../problems.ts';
import { say, type Words } from '../words.ts';
import { placeText } from './property-text.ts';

/** Indicator by indicator: what forbids it, the clause, the words that show it, what to do instead. */
export function redLineLines({ scheme, redLines }: LintedScheme, language: Language): readonly string[] {
  const ids = [...new Set(redLines.map((each) => `${each.table} ${each.indicator.id}`))];
  return ids.flatMap((id) => {
    const group = redLines.filter((each) => `${each.table} ${each.indicator.id}` === id);
    const [first] = group;
    if (first === undefined) return [];
    return [
      `  ${placeText(scheme, first)}${first.indicator.name}`,
      ...group.flatMap((each) => findingLines(each, language)),
    ];
  });
}

function findingLines({ redLine, hits }: RedLineFinding, language: Language): readonly string[] {
  const document =
    redLine.documentNumber === null ? redLine.source : `${redLine.source}》(${redLine.documentNumber})`;
  const source = redLine.documentNumber === null ? `《${document}》` : `《${document}`;
  const words = { source, clause: redLine.clause, forbids: redLine.forbids, instead: redLine.instead };
  const shown = hits.map((each) => hitText(each, language)).join(language === 'zh' ? '、' : ', ');
  return [
    `    ${severityText(redLine.severity, language)}${say(forbidWords, language, words)}`,
    `      ${say(hitsWords, language, { hits: shown })}`,
    `      ${say(insteadWords, language, words)}`,
  ];
}

function hitText({ word, where, quote }: RedLineHit, language: Language): string {
  return say(hitWords, language, { word, where: say(whereWords[where], language), quote });
}

const forbidWords: Words = { zh: '{forbids}——{source}{clause}', en: '{forbids} — {source} {clause}' };
const hitsWords: Words = { zh: '依据词语：{hits}', en: 'words found: {hits}' };
const insteadWords: Words = { zh: '改进办法：{instead}', en: 'instead: {instead}' };
const hitWords: Words = { zh: '“{word}”({where}：{quote})', en: '“{word}” ({where}: {quote})' };
const whereWords: Readonly<Record<RedLineHit['where'], Words>> = {
  name: { zh: '名称', en: 'name' },
  path: { zh: '上级指标', en: 'group' },
  description: { zh: '说明', en: 'description' },
  formula: { zh: '公式', en: 'formula' },
  dataset: { zh: '数据集', en: 'dataset' },
};
