import { Command, Option as CommanderOption } from 'commander';
import type { Language } from '../core/problem/problem.ts';
import type { CommandSpec, Invocation } from './command.ts';
import type { Host } from './host.ts';
import type { Format } from './printer.ts';
import { commandSpecs } from './specs.ts';
import { say, type Words } from './words.ts';

/** Runs a command that was understood. */
export type Dispatch = (spec: CommandSpec, invocation: Invocation) => Promise<void>;

/** The commander program in one language. Its errors are thrown, never exits. */
export function buildProgram(language: Language, version: string, host: Host, dispatch: Dispatch): Command {
  const program = quiet(new Command('zhunsheng'), language, host)
    .description(say(aboutWords, language))
    .version(version, '-V, --version', say(versionWords, language))
    .helpCommand(false);
  for (const spec of commandSpecs) addCommand(program, spec, language, host, dispatch);
  return program;
}

function addCommand(
  program: Command,
  spec: CommandSpec,
  language: Language,
  host: Host,
  dispatch: Dispatch,
): void {
  const [name = '', sub] = spec.name.split(' ');
  const parent = sub === undefined ? program : groupOf(program, name, language, host);
  const command = quiet(parent.command(sub ?? name), language, host).description(say(spec.summary, language));
  for (const each of spec.parameters) command.argument(each.usage, say(each.words, language));
  for (const each of spec.options) {
    const option = new CommanderOption(each.usage, say(each.words, language));
    if (each.choices !== undefined) option.choices(each.choices);
    command.addOption(option.makeOptionMandatory(each.required === true));
  }
  addOutputOptions(command, spec, language);
  command.addHelpText(
    'after',
    `\n${say(exitWords, language)}\n  ${say(spec.exits, language).replaceAll(/[;;] ?/g, '\n  ')}\n`,
  );
  command.action(async (...given: unknown[]) => {
    const values = given.slice(0, spec.parameters.length).flat().map(String);
    await dispatch(spec, invocation(values, command.opts(), spec, host, language));
  });
}

function groupOf(program: Command, name: string, language: Language, host: Host): Command {
  const found = program.commands.find((each) => each.name() === name);
  if (found !== undefined) return found;
  return quiet(program.command(name), language, host)
    .description(say(groupWords[name] ?? { zh: '', en: '' }, language))
    .helpCommand(false);
}

function addOutputOptions(command: Command, spec: CommandSpec, language: Language): void {
  command.addOption(new CommanderOption('--json', say(jsonWords, language)).conflicts(['csv', 'format']));
  if (spec.formats.includes('csv')) {
    command.addOption(new CommanderOption('--csv', say(csvWords, language)).conflicts('format'));
  }
  command.addOption(
    new CommanderOption('--format <format>', say(formatWords, language)).choices(spec.formats),
  );
  command.addOption(new CommanderOption('--lang <language>', say(langWords, language)).choices(['zh', 'en']));
}

function invocation(
  values: readonly string[],
  parsed: Readonly<Record<string, unknown>>,
  spec: CommandSpec,
  host: Host,
  language: Language,
): Invocation {
  const options: Record<string, string | undefined> = {};
  for (const each of spec.options) {
    const name = /--([a-z-]+)/.exec(each.usage)?.[1] ?? '';
    const value = parsed[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
    options[name] = typeof value === 'string' ? value : value === true ? 'true' : undefined;
  }
  return { values, options, language, format: formatOf(parsed, spec, host) };
}

/** Asked for, else a table for a person and one JSON value a line for a pipe. */
function formatOf(parsed: Readonly<Record<string, unknown>>, spec: CommandSpec, host: Host): Format {
  if (parsed.json === true) return 'json';
  if (parsed.csv === true) return 'csv';
  const asked = spec.formats.find((each) => each === parsed.format);
  if (asked !== undefined) return asked;
  return host.out.isTerminal || !spec.formats.includes('ndjson') ? 'table' : 'ndjson';
}

/** Help in our language, errors thrown to the caller instead of printed. */
function quiet(command: Command, language: Language, host: Host): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', say(helpWords, language))
    .configureOutput({
      writeOut: (text) => host.out.write(text),
      writeErr: (text) => host.err.write(text),
      outputError: () => undefined,
    })
    .configureHelp({
      optionDescription: (option) => optionText(option, language),
      styleTitle: (title) => (language === 'zh' ? (titlesZh[title] ?? title) : title),
    });
}

function optionText(option: CommanderOption, language: Language): string {
  const { description, mandatory, argChoices } = option;
  const needed = mandatory ? say(requiredWords, language) : '';
  const choices =
    argChoices === undefined ? '' : say(choicesWords, language, { choices: argChoices.join(' | ') });
  return `${description}${needed}${choices}`;
}

const titlesZh: Readonly<Record<string, string>> = {
  'Usage:': '用法:',
  'Arguments:': '参数:',
  'Options:': '选项:',
  'Commands:': '命令:',
};

const requiredWords: Words = { zh: '(必填)', en: ' (required)' };
const choicesWords: Words = { zh: '({choices})', en: ' ({choices})' };
const aboutWords: Words = {
  zh: '准绳：把考核办法变成可执行的方案，按事实精确计分，每一分都能查到原始记录。',
  en: 'Zhunsheng: government assessments, scored exactly and explained down to the raw record.',
};
const groupWords: Readonly<Record<string, Words>> = {
  facts: { zh: '数据入库', en: 'facts: loading batches' },
  audit: { zh: '审计记录', en: 'the audit log' },
};
const versionWords: Words = { zh: '显示版本', en: 'print the version' };
const helpWords: Words = { zh: '显示帮助', en: 'show help' };
const exitWords: Words = { zh: '退出码:', en: 'Exit codes:' };
const jsonWords: Words = { zh: '输出 JSON(等同 --format json)', en: 'print JSON (same as --format json)' };
const csvWords: Words = { zh: '输出 CSV(等同 --format csv)', en: 'print CSV (same as --format csv)' };
const formatWords: Words = {
  zh: '输出格式(默认：终端上为表格，管道中为逐行 JSON 或文本)',
  en: 'output format (default: a table on a terminal, lines of JSON or text in a pipe)',
};
const langWords: Words = { zh: '语言，默认 zh', en: 'language, zh by default' };
