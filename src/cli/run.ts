import { CommanderError } from 'commander';
import type { Language } from '../core/problem/problem.ts';
import type { CommandSpec, Invocation } from './command.ts';
import type { ExitCode, Host } from './host.ts';
import { buildProgram } from './program.ts';
import { printable } from './table.ts';
import { usageText } from './usage.ts';
import { say, type Words } from './words.ts';

/** Runs a command line (without the program's own name) and says how it went. Never throws. */
export async function runCommandLine(
  args: readonly string[],
  version: string,
  host: Host,
): Promise<ExitCode> {
  const language = languageOf(args);
  let exit: ExitCode = 0;
  const dispatch = async (spec: CommandSpec, invocation: Invocation) => {
    const run = await spec.load();
    exit = await run(invocation, host);
  };
  try {
    const program = buildProgram(language, version, host, dispatch);
    if (args.length === 0) return showHelp(program.helpInformation(), host);
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    return error instanceof CommanderError ? stopped(error, language, host) : crashed(error, language, host);
  }
}

function showHelp(text: string, host: Host): ExitCode {
  host.err.write(text);
  return 2;
}

/** Help and version are not errors; everything else commander stops at is a wrong command line. */
function stopped(error: CommanderError, language: Language, host: Host): ExitCode {
  if (error.exitCode === 0) return 0;
  if (error.code !== 'commander.help') host.err.write(`${usageText(error, language)}\n`);
  return 2;
}

/** A bug or a broken disk: one line, and where it came from only on demand. */
function crashed(error: unknown, language: Language, host: Host): ExitCode {
  const message = printable(error instanceof Error ? error.message : String(error)).slice(0, 500);
  host.err.write(`${say(isOfSystem(error) ? systemWords : crashWords, language, { message })}\n`);
  if (host.debug && error instanceof Error) host.err.write(`${error.stack ?? ''}\n`);
  return 2;
}

/** Refused by the operating system: a path that is a folder, no permission, a full disk. */
const isOfSystem = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && 'code' in error;

/** The language has to be known before the command line is understood, for the help itself. */
function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  const value =
    at >= 0 ? args[at + 1] : args.find((each) => each.startsWith('--lang='))?.slice('--lang='.length);
  return value === 'en' ? 'en' : 'zh';
}

const systemWords: Words = {
  zh: '文件读写失败：{message}。请检查路径、权限和磁盘空间。',
  en: 'A file could not be read or written: {message}. Check the path, the permissions and the disk.',
};
const crashWords: Words = {
  zh: '程序内部错误：{message}。这不是您的操作所致，请用 ZHUNSHENG_DEBUG=1 重新运行，并把输出报给维护者。',
  en: 'Internal error: {message}. This is a fault of the program: run again with ZHUNSHENG_DEBUG=1 and report the output.',
};
