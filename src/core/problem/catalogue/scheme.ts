import { cellProblems } from './cell.ts';
import type { ProblemEntry } from './entry.ts';

export const schemeProblems = {
  ...cellProblems,
  'points-mismatch': {
    severity: 'error',
    zh: { what: '“{name}”的分值是 {stated},下级合计是 {sum}。', fix: '请改正分值,使各级相等。' },
    en: {
      what: '“{name}” states {stated} points but its parts add up to {sum}.',
      fix: 'Correct the points so that both sums agree.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
