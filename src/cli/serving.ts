import type { Problem, Result } from '../core/problem/problem.ts';

/** How the server is to be started. */
export interface AskedServing {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  /** Load the demonstration into an installation that never had one. */
  readonly demo: boolean;
}

/** A server under way. */
export interface Serving {
  /** Where people reach it from this machine. */
  readonly url: string;
  /** Path of the page with which the installation is set up; null once it has accounts. */
  readonly setupLink: string | null;
  /** How many accounts of the demonstration may be entered; null without one. */
  readonly demoAccounts: number | null;
  /** What is wrong though the server runs: a broken audit log, little space. */
  readonly problems: readonly Problem[];
  /** Fulfilled when the server has stopped, as it was asked to. */
  readonly ended: Promise<void>;
}

export type StartServing = (asked: AskedServing) => Promise<Result<Serving>>;
