import type { ProblemEntry } from './entry.ts';

export const accountProblems = {} as const satisfies Readonly<Record<string, ProblemEntry>>;
