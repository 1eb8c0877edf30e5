import type { ProblemEntry } from './entry.ts';

export const factsProblems = {
  'dataset-file-unreadable': {
    severity: 'error',
    zh: { what: '数据文件“{file}”读不出来:{reason}。', fix: '请检查文件内容与格式。' },
    en: {
      what: 'The facts file “{file}” cannot be read: {reason}.',
      fix: 'Check the content and the format of the file.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
