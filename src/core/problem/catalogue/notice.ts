import type { ProblemEntry } from './entry.ts';

export const noticeProblems = {
  'notice-too-large': {
    severity: 'error',
    zh: {
      what: '文件有 {size} 字节，超过上限 {limit} 字节。',
      fix: '请删去图片等无关内容，或只保留办法正文与指标表。',
    },
    en: {
      what: 'The document has {size} bytes, more than the limit of {limit}.',
      fix: 'Remove pictures and other unrelated content, or keep only the text and the indicator tables.',
    },
  },
  'notice-file-unreadable': {
    severity: 'error',
    zh: {
      what: '办法文件“{file}”打不开：{reason}。',
      fix: '请检查路径是否正确、是不是文件、有没有读取权限；从标准输入读取请写 - 。',
    },
    en: {
      what: 'The notice “{file}” cannot be opened: {reason}.',
      fix: 'Check that the path is right, is a file, and may be read; write - for standard input.',
    },
  },
  'notice-empty': {
    severity: 'error',
    zh: { what: '文件中没有文字。', fix: '请确认文件是办法原文；扫描件请先识别为文字。' },
    en: {
      what: 'The document holds no text.',
      fix: 'Check that it is the notice itself; recognise the text of a scan first.',
    },
  },
  'notice-format-unknown': {
    severity: 'error',
    zh: {
      what: '不认识这种文件：{reason}。',
      fix: '请改用 .docx、.xlsx、.html、.txt、.md 或 .doc，或粘贴文字。',
    },
    en: {
      what: 'This kind of file is not known: {reason}.',
      fix: 'Use .docx, .xlsx, .html, .txt, .md or .doc, or paste the text.',
    },
  },
  'notice-unreadable': {
    severity: 'error',
    zh: {
      what: '文件按 {format} 读不出来：{reason}。',
      fix: '文件可能不完整或已损坏，请重新导出后再试。',
    },
    en: {
      what: 'The file cannot be read as {format}: {reason}.',
      fix: 'It may be incomplete or damaged; export it again.',
    },
  },
  'notice-limit': {
    severity: 'error',
    zh: {
      what: '文件超过读取上限：{what}最多 {limit}。',
      fix: '请拆分文件，或只保留办法正文与指标表。',
    },
    en: {
      what: 'The document passes a limit of reading: {what}, at most {limit}.',
      fix: 'Split it, or keep only the text and the indicator tables.',
    },
  },
  'notice-no-table': {
    severity: 'error',
    zh: {
      what: '没有找到指标表。',
      fix: '请确认文件含有指标表，且表头写明指标与分值（如“序号、一级指标、分值、评分标准、牵头单位”）。',
    },
    en: {
      what: 'No indicator table was found.',
      fix: 'Check that the document has one and that its heading names indicators and points.',
    },
  },
  'notice-folder-used': {
    severity: 'error',
    zh: { what: '文件夹“{folder}”里已有内容。', fix: '请换一个空文件夹，以免覆盖已有的方案。' },
    en: {
      what: 'The folder “{folder}” is not empty.',
      fix: 'Choose an empty one, so that no scheme is overwritten.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
