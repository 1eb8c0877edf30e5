import stringWidth from 'string-width';
import type { Step } from '../core/explain/document.ts';
import { functionNamed } from '../core/language/functions/catalogue.ts';
import type { Language } from '../core/problem/problem.ts';
import { say, type Words } from './words.ts';

/** Cells a step may take before it is called by its rule's short name. */
const widest = 72;

/** How a score was computed, in words: what is given as written, and full points, go without saying. */
export function stepLines(step: Step, depth: number, language: Language): readonly string[] {
  const inner = () => innerLines(step.parts, depth + 1, language);
  if (step.role === 'choice') return choiceLines(step, depth, language);
  if (step.role === 'case') return caseLines(step, depth, language);
  if (step.role === 'definition') return definitionLines(step, depth, language);
  return [`${indent(depth)}${nameOf(step, language)} = ${valueText(step, language)}`, ...inner()];
}

function innerLines(parts: readonly Step[], depth: number, language: Language): readonly string[] {
  return parts.filter(isWorthALine).flatMap((part) => stepLines(part, depth, language));
}

const isWorthALine = ({ role, text }: Step): boolean =>
  role !== 'literal' && role !== 'aggregate' && text !== 'full';

/** The condition, and the branch it led to. */
function choiceLines({ parts }: Step, depth: number, language: Language): readonly string[] {
  const [condition, ...branches] = parts;
  if (condition === undefined) return [];
  const asked = { condition: condition.words[language], value: valueText(condition, language) };
  return [
    `${indent(depth)}${say(choiceWords, language, asked)}`,
    ...innerLines(condition.parts, depth + 1, language),
    ...innerLines(branches, depth, language),
  ];
}

function caseLines(step: Step, depth: number, language: Language): readonly string[] {
  const [when, then] = step.parts;
  if (when === undefined || then === undefined) return [];
  const value = valueText(step, language);
  if (when.role === 'literal') {
    const line = `${when.text}${say(colon, language)}${nameOf(then, language)} = ${value}`;
    return [`${indent(depth)}${line}`, ...innerLines(followed(then), depth + 1, language)];
  }
  const award =
    then.role === 'literal' ? say(pointsWords, language, { points: then.text }) : then.words[language];
  const line = `${when.words[language]} → ${award}${say(colon, language)}${value}`;
  const parts = innerLines([...followed(when), ...followed(then)], depth + 1, language);
  return [`${indent(depth)}${line}`, ...parts];
}

/** The parts that a line about a step leaves open; a name is opened up, and so is a choice. */
const followed = (step: Step): readonly Step[] =>
  step.role === 'definition' || step.role === 'choice' ? [step] : step.parts;

/** A name, what it stands for, its value. */
function definitionLines(step: Step, depth: number, language: Language): readonly string[] {
  const [body] = step.parts;
  const value = valueText(step, language);
  if (body === undefined || body.role === 'choice') {
    return [`${indent(depth)}${step.text} = ${value}`, ...innerLines(step.parts, depth + 1, language)];
  }
  const line = `${step.text} = ${nameOf(body, language)} = ${value}`;
  return [`${indent(depth)}${line}`, ...innerLines(body.parts, depth + 1, language)];
}

/** The words of a step; a long one whose parts follow is called by its rule. */
function nameOf(step: Step, language: Language): string {
  const words = step.words[language] || step.text;
  if (stringWidth(words) <= widest || !step.parts.some(isWorthALine)) return words;
  const rule = functionNamed(/^([a-z_]+)\(/.exec(step.text)?.[1] ?? '');
  return rule === null ? words : (rule.summary[language].split(/[:,;:,;]/)[0] ?? words);
}

/** A value for people: yes and no, and a state where there is none. */
export function valueText({ state, value }: Pick<Step, 'state' | 'value'>, language: Language): string {
  return value === null ? say(stateWords[state], language) : cellText(value, language);
}

/** Text of a cell or value; a truth is yes or no. */
export function cellText(text: string, language: Language): string {
  const words = truthWords[text];
  return words === undefined ? text : say(words, language);
}

const indent = (depth: number): string => '  '.repeat(depth);

const colon: Words = { zh: '：', en: ': ' };
const choiceWords: Words = { zh: '判断：{condition}?{value}', en: 'Is it so that {condition}? {value}' };
const pointsWords: Words = { zh: '{points} 分', en: '{points} points' };
const truthWords: Readonly<Record<string, Words>> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
};
const stateWords: Readonly<Record<Step['state'], Words>> = {
  known: { zh: '已知', en: 'known' },
  missing: { zh: '缺失', en: 'missing' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
};
