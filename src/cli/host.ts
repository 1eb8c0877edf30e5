import type { StartServing } from './serving.ts';

/** What a command needs of the machine it runs on. Composed in `main`, so that a test can hold it in its hand. */
export interface Host {
  /** Rows: what the command was asked for. */
  readonly out: Sink;
  /** Notes, problems, progress. */
  readonly err: Sink;
  /** Bytes handed in by a pipe. */
  stdin(): AsyncIterable<Uint8Array>;
  /** The clock: ISO 8601 with zone. */
  now(): string;
  /** Who runs the command, as far as the machine knows. */
  readonly person: string | null;
  /** Starts the server in this process. */
  readonly serve: StartServing;
  /** Environment variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Show where an unexpected error came from. */
  readonly debug: boolean;
  /** Folders that hold the schemes that come with the product. */
  builtInSchemes(): Promise<readonly string[]>;
  /** Folder of the red lines that come with the product. */
  builtInRedLines(): Promise<string>;
}

export interface Sink {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in character cells; null when it is not a terminal. */
  readonly columns: number | null;
}

/** 0: done. 1: done, and there is something to look at. 2: not done, because of how it was asked or what was given. */
export type ExitCode = 0 | 1 | 2;
