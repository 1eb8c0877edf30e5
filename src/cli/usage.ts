import type { CommanderError } from 'commander';
import type { Language } from '../core/problem/problem.ts';
import { printable } from './table.ts';
import { say, type Words } from './words.ts';

/** What is wrong with the command line, in one line, with what to type instead. */
export function usageText(error: CommanderError, language: Language): string {
  const [, first = '', second = ''] = /'([^']*)'(?:[^']*'([^']*)')?/.exec(error.message) ?? [];
  const words = usageWords[error.code] ?? usageWords.other;
  const hint = /\(Did you mean ([^?]*)\?\)/.exec(error.message)?.[1];
  const text = say(words ?? otherWords, language, { name: first, value: second, message: error.message });
  const guess = hint === undefined ? '' : say(guessWords, language, { hint });
  return printable(`${text}${guess} ${say(helpHint, language)}`);
}

const otherWords: Words = { zh: '用法不对：{message}。', en: 'Usage: {message}.' };
const helpHint: Words = { zh: '加 --help 查看用法。', en: 'See --help.' };
const guessWords: Words = { zh: '是否要用 {hint}?', en: ' Did you mean {hint}?' };

const usageWords: Readonly<Record<string, Words>> = {
  other: otherWords,
  'commander.unknownOption': { zh: '没有选项“{name}”。', en: 'There is no option “{name}”.' },
  'commander.unknownCommand': { zh: '没有命令“{name}”。', en: 'There is no command “{name}”.' },
  'commander.missingArgument': { zh: '缺少参数 <{name}>。', en: 'The argument <{name}> is missing.' },
  'commander.missingMandatoryOptionValue': { zh: '缺少选项 {name}。', en: 'The option {name} is missing.' },
  'commander.optionMissingArgument': {
    zh: '选项 {name} 后面缺少取值。',
    en: 'The option {name} needs a value.',
  },
  'commander.invalidArgument': {
    zh: '选项 {name} 的取值“{value}”不对。',
    en: 'The option {name} does not take “{value}”.',
  },
  'commander.conflictingOption': {
    zh: '选项 {name} 与 {value} 只能用一个。',
    en: 'The options {name} and {value} exclude each other.',
  },
  'commander.excessArguments': { zh: '参数多了。', en: 'There are too many arguments.' },
};
