import type { ProblemEntry } from './entry.ts';

/** Why a cell of a table of facts, of units or of an example is refused. */
export const cellProblems = {
  'cell-blank': {
    severity: 'error',
    zh: {
      what: '“{column}”是空的。',
      fix: '请填写；确实可以不填的，请在方案中把该列设为可空(optional: true)。',
    },
    en: {
      what: '“{column}” is blank.',
      fix: 'Fill it in; if it may be unknown, make the column optional in the scheme (optional: true).',
    },
  },
  'cell-not-a-number': {
    severity: 'error',
    zh: {
      what: '“{column}”应为数字，实为“{text}”。',
      fix: '请写成 12、0.5 或 9.8e-05，不带单位、千分位逗号和百分号。',
    },
    en: {
      what: '“{column}” must be a number, not “{text}”.',
      fix: 'Write 12, 0.5 or 9.8e-05, without unit of measure, thousands separator or percent sign.',
    },
  },
  'cell-not-an-integer': {
    severity: 'error',
    zh: {
      what: '“{column}”应为整数，实为“{text}”。',
      fix: '请填整数；确有小数的，请把该列改为 number 并写明 decimals。',
    },
    en: {
      what: '“{column}” must be a whole number, not “{text}”.',
      fix: 'Give a whole number, or make the column a number with decimals in the scheme.',
    },
  },
  'cell-too-many-decimals': {
    severity: 'error',
    zh: {
      what: '“{column}”最多 {decimals} 位小数，实为“{text}”。',
      fix: '请按规定位数填报；系统不会代为舍入。',
    },
    en: {
      what: '“{column}” takes at most {decimals} decimals, not “{text}”.',
      fix: 'Hand in the number with that many decimals; it is never rounded on the way in.',
    },
  },
  'cell-number-too-long': {
    severity: 'error',
    zh: { what: '“{column}”的数字“{text}”过长。', fix: '连同小数位最多 38 位数字，请检查是否填错。' },
    en: {
      what: '“{column}” holds the number “{text}”, which is too long.',
      fix: 'A number has at most 38 digits, the decimals of its column included; check for a slip.',
    },
  },
  'cell-below-min': {
    severity: 'error',
    zh: { what: '“{column}”的值“{text}”小于下限 {limit}。', fix: '请填不小于 {limit} 的数。' },
    en: { what: '“{column}” holds “{text}”, below its minimum {limit}.', fix: 'Give at least {limit}.' },
  },
  'cell-above-max': {
    severity: 'error',
    zh: { what: '“{column}”的值“{text}”大于上限 {limit}。', fix: '请填不大于 {limit} 的数。' },
    en: { what: '“{column}” holds “{text}”, above its maximum {limit}.', fix: 'Give at most {limit}.' },
  },
  'cell-not-a-date': {
    severity: 'error',
    zh: {
      what: '“{column}”应为日期，实为“{text}”。',
      fix: '请写成 2020-06-30 或 2020/6/30，并确认这一天存在。',
    },
    en: {
      what: '“{column}” must be a date, not “{text}”.',
      fix: 'Write 2020-06-30 or 2020/6/30, a day that exists.',
    },
  },
  'cell-not-a-moment': {
    severity: 'error',
    zh: {
      what: '“{column}”应为日期时间，实为“{text}”。',
      fix: '请写成 2020-06-30 09:30:00，可带时区如 +08:00。',
    },
    en: {
      what: '“{column}” must be a date with a time, not “{text}”.',
      fix: 'Write 2020-06-30 09:30:00, with an offset such as +08:00 if you have one.',
    },
  },
  'cell-not-a-truth': {
    severity: 'error',
    zh: { what: '“{column}”应为“是”或“否”，实为“{text}”。', fix: '请填 是、否、true、false、1 或 0。' },
    en: {
      what: '“{column}” must be yes or no, not “{text}”.',
      fix: 'Write true, false, 1, 0, 是 or 否.',
    },
  },
  'cell-not-a-choice': {
    severity: 'error',
    zh: { what: '“{column}”没有“{text}”这一选项。', fix: '请从下列选项中选填：{choices}。' },
    en: { what: '“{column}” has no choice “{text}”.', fix: 'Use one of: {choices}.' },
  },
  'cell-text-too-long': {
    severity: 'error',
    zh: { what: '“{column}”的文字过长：“{text}”。', fix: '最多 2000 字，请精简或改放附件。' },
    en: {
      what: '“{column}” holds too long a text: “{text}”.',
      fix: 'Keep it within 2,000 characters; put longer text into an attachment.',
    },
  },
  'cell-text-unprintable': {
    severity: 'error',
    zh: {
      what: '“{column}”含有控制字符或乱码：“{text}”。',
      fix: '请检查文件编码(UTF-8 或 GB18030)并重新导出。',
    },
    en: {
      what: '“{column}” holds control or undecodable characters: “{text}”.',
      fix: 'Check the encoding of the file (UTF-8 or GB18030) and export it again.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
