import type { LintedScheme } from '../../app/lint-scheme.ts';
import type { Language } from '../../core/problem/problem.ts';
import { formatDay } from '../../core/quantity/day.ts';
import { printable } from '../table.ts';
import { say, type Words } from '../words.ts';
import { burdenLines } from './burden-text.ts';
import { propertyLines } from './property-text.ts';
import { redLineLines } from './red-line-text.ts';

/** The findings for people: three parts, each in the order of the notice. */
export function lintText(linted: LintedScheme, language: Language): string {
  const { scheme, on, properties, redLines, burden } = linted;
  const title = { scheme: scheme.title, day: formatDay(on) };
  const lines = [
    say(titleWords, language, title),
    '',
    say(propertyTitle, language, { n: properties.findings.length }),
    ...propertyLines(linted, language),
    '',
    say(redLineTitle, language, { n: redLines.length, ...title }),
    ...redLineLines(linted, language),
    '',
    say(burdenTitle, language, { n: burden.findings.length }),
    ...burdenLines(linted, language),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

const titleWords: Words = {
  zh: '方案“{scheme}”发布前检查(按 {day} 有效的规定)',
  en: 'Scheme “{scheme}”, checked before publication (by the rules in force on {day})',
};
const propertyTitle: Words = { zh: '一、计分规则：{n} 处', en: '1. Rules: {n}' };
const redLineTitle: Words = { zh: '二、红线：{n} 处', en: '2. Red lines: {n}' };
const burdenTitle: Words = { zh: '三、基层负担：{n} 处', en: '3. Burden: {n}' };
