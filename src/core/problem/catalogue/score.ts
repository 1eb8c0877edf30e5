import type { ProblemEntry } from './entry.ts';

export const scoreProblems = {
  'no-units': {
    severity: 'error',
    zh: { what: '没有属于“{subject}”的被考评单位。', fix: '请在 units.csv 中补充该类单位。' },
    en: {
      what: 'There is no assessed unit of kind “{subject}”.',
      fix: 'Add units of this kind to units.csv.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
