import type { ProblemEntry } from './entry.ts';

/** A value of the wrong form in a scheme file. */
export const schemeShapeProblems = {
  'key-unknown': {
    severity: 'error',
    zh: { what: '这里没有“{key}”这一项。', fix: '可以写的有：{candidates}。' },
    en: { what: '“{key}” is not known here.', fix: 'Known are: {candidates}.' },
  },
  'key-missing': {
    severity: 'error',
    zh: { what: '缺少“{key}”。', fix: '请补上“{key}”。' },
    en: { what: '“{key}” is missing.', fix: 'Add “{key}”.' },
  },
  'value-not-text': {
    severity: 'error',
    zh: { what: '“{key}”应是一段文字。', fix: '请写成 {key}: 文字，不要写成列表或分项。' },
    en: { what: '“{key}” must be a text.', fix: 'Write {key}: text, not a list or a mapping.' },
  },
  'value-not-a-list': {
    severity: 'error',
    zh: { what: '“{key}”应是列表。', fix: '请写成 [甲, 乙]，或每项一行以“- ”开头。' },
    en: { what: '“{key}” must be a list.', fix: 'Write [a, b], or one item a line beginning with “- ”.' },
  },
  'value-not-a-mapping': {
    severity: 'error',
    zh: { what: '“{key}”应分项写。', fix: '请写成“名称: 值”，每项一行。' },
    en: { what: '“{key}” must be a mapping.', fix: 'Write “name: value”, one a line.' },
  },
  'value-empty': {
    severity: 'error',
    zh: { what: '“{key}”是空的。', fix: '请填写，或整项删去。' },
    en: { what: '“{key}” is empty.', fix: 'Fill it in, or remove it.' },
  },
  'value-too-long': {
    severity: 'error',
    zh: { what: '“{key}”太长，最多 {limit}。', fix: '请精简或拆开。' },
    en: { what: '“{key}” is too long; at most {limit}.', fix: 'Shorten or split it.' },
  },
  'value-not-a-number': {
    severity: 'error',
    zh: { what: '“{key}”应是数字，实为“{text}”。', fix: '请写成 12、0.5 或 92%。' },
    en: { what: '“{key}” must be a number, not “{text}”.', fix: 'Write 12, 0.5 or 92%.' },
  },
  'value-not-positive': {
    severity: 'error',
    zh: { what: '“{key}”应是大于零的数，实为“{text}”。', fix: '请写大于零的数；没有分值的行不要列为指标。' },
    en: {
      what: '“{key}” must be a number above zero, not “{text}”.',
      fix: 'Give a number above zero; a row without points is no indicator.',
    },
  },
  'value-not-whole': {
    severity: 'error',
    zh: { what: '“{key}”应是 {low} 到 {high} 的整数，实为“{text}”。', fix: '请写范围内的整数。' },
    en: {
      what: '“{key}” must be a whole number from {low} to {high}, not “{text}”.',
      fix: 'Give a whole number within that range.',
    },
  },
  'value-not-a-part': {
    severity: 'error',
    zh: { what: '“{key}”应在 0 到 100% 之间，实为“{text}”。', fix: '请写成 30% 或 0.3。' },
    en: { what: '“{key}” must lie between 0 and 100%, not “{text}”.', fix: 'Write 30% or 0.3.' },
  },
  'value-not-a-date': {
    severity: 'error',
    zh: { what: '“{key}”应是日期，实为“{text}”。', fix: '请写成 2020-06-30，并确认这一天存在。' },
    en: { what: '“{key}” must be a date, not “{text}”.', fix: 'Write 2020-06-30, a day that exists.' },
  },
  'value-not-a-zone': {
    severity: 'error',
    zh: { what: '“{key}”应是时区，实为“{text}”。', fix: '请写成 "+08:00"(加引号)。' },
    en: { what: '“{key}” must be a clock offset, not “{text}”.', fix: 'Write "+08:00", in quotes.' },
  },
  'value-not-a-truth': {
    severity: 'error',
    zh: { what: '“{key}”应是 true 或 false，实为“{text}”。', fix: '请写 true 或 false。' },
    en: { what: '“{key}” must be true or false, not “{text}”.', fix: 'Write true or false.' },
  },
  'value-not-a-choice': {
    severity: 'error',
    zh: { what: '“{key}”不能写“{text}”。', fix: '请从下列各项中选：{choices}。' },
    en: { what: '“{key}” cannot be “{text}”.', fix: 'Use one of: {choices}.' },
  },
  'name-unusable': {
    severity: 'error',
    zh: { what: '“{text}”不能用作名称。', fix: '名称最多 60 个字，不含反引号和换行。' },
    en: {
      what: '“{text}” cannot be a name.',
      fix: 'A name has at most 60 characters, no backquote and no line break.',
    },
  },
  'id-unusable': {
    severity: 'error',
    zh: {
      what: '“{text}”不能用作编号。',
      fix: '编号以文字或数字开头，只含文字、数字和 - _ . / ( )，最多 80 个字。',
    },
    en: {
      what: '“{text}” cannot be an id.',
      fix: 'An id begins with a letter or digit, has only letters, digits and - _ . / ( ), and at most 80 of them.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
