import type { ProblemEntry } from './entry.ts';

/** What can be wrong with a file of red lines. */
export const redlineProblems = {
  'red-line-wrong': {
    severity: 'error',
    zh: { what: '红线规则有误:{reason}。', fix: '请按 docs/red-lines.md 的格式改正“{path}”。' },
    en: { what: 'A red line is wrong: {reason}.', fix: 'Correct “{path}” as docs/red-lines.md describes.' },
  },
  'red-line-repeated': {
    severity: 'error',
    zh: { what: '红线规则“{id}”出现了两次。', fix: '请为每条规则使用不同的编号。' },
    en: { what: 'The red line “{id}” stands here twice.', fix: 'Give each red line an id of its own.' },
  },
} as const satisfies Record<string, ProblemEntry>;
