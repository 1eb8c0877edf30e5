import type { ProblemEntry } from './entry.ts';

export const apiProblems = {} as const satisfies Readonly<Record<string, ProblemEntry>>;
