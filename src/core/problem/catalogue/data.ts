import type { ProblemEntry } from './entry.ts';

export const dataProblems = {
  'rows-count': {
    severity: 'error',
    zh: { what: '一次提交了 {count} 行，应为 1 至 {limit} 行。', fix: '行数较多时请改为上传文件。' },
    en: {
      what: '{count} rows were handed in at once; 1 to {limit} are possible.',
      fix: 'Upload a file for more rows.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
