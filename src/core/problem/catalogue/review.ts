import type { ProblemEntry } from './entry.ts';

export const reviewProblems = {} as const satisfies Readonly<Record<string, ProblemEntry>>;
