import type { ProblemEntry } from './entry.ts';

export const campaignProblems = {} as const satisfies Readonly<Record<string, ProblemEntry>>;
