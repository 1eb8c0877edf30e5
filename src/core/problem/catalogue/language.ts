import type { ProblemEntry } from './entry.ts';

export const languageProblems = {
  'unknown-name': {
    severity: 'error',
    zh: { what: '公式中的名称“{name}”没有定义。', fix: '请改用已定义的名称:{candidates}。' },
    en: { what: 'The name “{name}” is not defined here.', fix: 'Use one that is: {candidates}.' },
  },
} as const satisfies Record<string, ProblemEntry>;
