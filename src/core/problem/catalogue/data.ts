import type { ProblemEntry } from './entry.ts';

export const dataProblems = {} as const satisfies Readonly<Record<string, ProblemEntry>>;
