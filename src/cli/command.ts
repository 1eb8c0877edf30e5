import type { Language } from '../core/problem/problem.ts';
import type { ExitCode, Host } from './host.ts';
import type { Format } from './printer.ts';
import type { Words } from './words.ts';

/** What a command looks like from outside. Light: the work is loaded only when the command is run. */
export interface CommandSpec {
  /** One word, or a group and a word: `facts load`. */
  readonly name: string;
  readonly summary: Words;
  readonly parameters: readonly Parameter[];
  readonly options: readonly Option[];
  /** What each exit code means here. */
  readonly exits: Words;
  readonly formats: readonly Format[];
  load(): Promise<RunCommand>;
}

export interface Parameter {
  /** As in usage: `<scheme>`, `<file...>`. */
  readonly usage: string;
  readonly words: Words;
}

export interface Option {
  /** As in usage: `--facts <dir>`. */
  readonly usage: string;
  readonly words: Words;
  readonly required?: true;
  readonly choices?: readonly string[];
}

export type RunCommand = (invocation: Invocation, host: Host) => Promise<ExitCode>;

/** A command line understood. */
export interface Invocation {
  /** Positional arguments; a variadic one is spread. */
  readonly values: readonly string[];
  /** Options by name without dashes: `as-of`. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  readonly format: Format;
}
