import type { ProblemEntry } from './entry.ts';
import { evidenceProblems } from './integration-evidence.ts';
import { exchangeProblems } from './integration-exchange.ts';
import { remoteProblems } from './integration-remote.ts';

export const integrationProblems = {
  ...evidenceProblems,
  ...remoteProblems,
  ...exchangeProblems,
} as const satisfies Readonly<Record<string, ProblemEntry>>;
