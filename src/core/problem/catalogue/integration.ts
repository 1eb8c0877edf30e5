import type { ProblemEntry } from './entry.ts';

export const integrationProblems = {} as const satisfies Readonly<Record<string, ProblemEntry>>;
