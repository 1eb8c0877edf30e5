import type { ProblemEntry } from './entry.ts';

/** What can be wrong with a file of red lines. */
export const redlineProblems = {
  'red-line-wrong': {
    severity: 'error',
    zh: { what: '红线规则有误：{reason}。', fix: '请按 docs/red-lines.md 的格式改正“{path}”。' },
    en: { what: 'A red line is wrong: {reason}.', fix: 'Correct “{path}” as docs/red-lines.md describes.' },
  },
  'red-line-repeated': {
    severity: 'error',
    zh: { what: '红线规则“{id}”出现了两次。', fix: '请为每条规则使用不同的编号。' },
    en: { what: 'The red line “{id}” stands here twice.', fix: 'Give each red line an id of its own.' },
  },
  'red-lines-unreadable': {
    severity: 'error',
    zh: {
      what: '红线规则文件夹“{folder}”读不出来({reason})。',
      fix: '请核对路径；文件夹中应有 .yaml 文件，格式见 docs/red-lines.md。',
    },
    en: {
      what: 'The folder of red lines “{folder}” cannot be read ({reason}).',
      fix: 'Check the path; it should hold .yaml files as docs/red-lines.md describes.',
    },
  },
  'red-line-day-invalid': {
    severity: 'error',
    zh: { what: '“{text}”不是日期。', fix: '请把 --on 写成 2026-06-01 这样的日期。' },
    en: { what: '“{text}” is not a day.', fix: 'Write --on as a day like 2026-06-01.' },
  },
} as const satisfies Record<string, ProblemEntry>;
