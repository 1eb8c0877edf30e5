import type { ProblemEntry } from './entry.ts';

export const decisionProblems = {} as const satisfies Readonly<Record<string, ProblemEntry>>;
