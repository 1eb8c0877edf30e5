import type { ProblemEntry } from './entry.ts';

export const scoreProblems = {
  'no-units': {
    severity: 'warning',
    zh: {
      what: '没有属于“{subject}”的被考评单位，表“{table}”是空的。',
      fix: '请在 units.csv 中补充该类单位。',
    },
    en: {
      what: 'There is no assessed unit of kind “{subject}”, so the table “{table}” is empty.',
      fix: 'Add units of this kind to units.csv.',
    },
  },
  'nobody-assessed': {
    severity: 'error',
    zh: {
      what: '考核期内没有一个被考评单位。',
      fix: '请核对 units.csv 的单位类别(kind)和有效期；方案考核的类别：{subjects}。',
    },
    en: {
      what: 'No unit is assessed in this period.',
      fix: 'Check the kinds and validity in units.csv; the scheme assesses: {subjects}.',
    },
  },
  'unknown-table': {
    severity: 'error',
    zh: { what: '方案中没有表“{table}”。', fix: '请从下列各表中选：{candidates}。' },
    en: { what: 'The scheme has no table “{table}”.', fix: 'Use one of: {candidates}.' },
  },
  'unknown-unit': {
    severity: 'error',
    zh: { what: '没有被考评单位“{unit}”。', fix: '请写单位代码或全称，例如：{candidates}。' },
    en: {
      what: 'There is no assessed unit “{unit}”.',
      fix: 'Give its id or full name, such as: {candidates}.',
    },
  },
  'unit-of-other-table': {
    severity: 'error',
    zh: { what: '表“{table}”不考评“{unit}”。', fix: '去掉 --table，或改用考评它的表：{tables}。' },
    en: {
      what: 'The table “{table}” does not assess “{unit}”.',
      fix: 'Leave --table out, or name the table that does: {tables}.',
    },
  },
  'ambiguous-unit': {
    severity: 'error',
    zh: { what: '“{unit}”可以指几个单位。', fix: '请写其中一个的代码：{candidates}。' },
    en: { what: '“{unit}” may mean several units.', fix: 'Give the id of one of them: {candidates}.' },
  },
  'unknown-indicator': {
    severity: 'error',
    zh: {
      what: '该单位的考核表中没有指标“{indicator}”。',
      fix: '请写指标代码、序号或名称，例如：{candidates}。',
    },
    en: {
      what: "The unit's table has no indicator “{indicator}”.",
      fix: 'Give an id, serial number or name, such as: {candidates}.',
    },
  },
  'ambiguous-indicator': {
    severity: 'error',
    zh: { what: '“{indicator}”可以指几项指标。', fix: '请写其中一项的代码：{candidates}。' },
    en: {
      what: '“{indicator}” may mean several indicators.',
      fix: 'Give the id of one of them: {candidates}.',
    },
  },
  'as-of-invalid': {
    severity: 'error',
    zh: { what: '截止日“{text}”不是日期。', fix: '请写成 2020-06-30，并确认这一天存在。' },
    en: {
      what: 'The as-of day “{text}” is not a date.',
      fix: 'Write it like 2020-06-30, a day that exists.',
    },
  },
  'as-of-before-period': {
    severity: 'error',
    zh: { what: '截止日 {day} 早于考核期开始的 {start}。', fix: '请用考核期内或以后的日期。' },
    en: {
      what: 'The as-of day {day} is before the period begins on {start}.',
      fix: 'Use a day in the period or after it.',
    },
  },
  'known-at-invalid': {
    severity: 'error',
    zh: {
      what: '知悉时点“{text}”不是日期或时刻。',
      fix: '请写成 2020-07-01 或 2020-07-01T08:00:00+08:00。',
    },
    en: {
      what: 'The known-at moment “{text}” is neither a date nor a moment.',
      fix: 'Write it like 2020-07-01 or 2020-07-01T08:00:00+08:00.',
    },
  },
  'option-not-a-number': {
    severity: 'error',
    zh: { what: '选项 {option} 的值“{text}”不是 {low} 到 {high} 之间的整数。', fix: '请改写成这样的整数。' },
    en: {
      what: 'The option {option} is “{text}”, not a whole number from {low} to {high}.',
      fix: 'Give such a number.',
    },
  },
  'dataset-declared-nowhere': {
    severity: 'error',
    zh: {
      what: '没有找到声明数据集“{dataset}”的方案。',
      fix: '请用 --scheme 指明方案文件夹；已有的数据集：{candidates}。',
    },
    en: {
      what: 'No scheme that declares the dataset “{dataset}” was found.',
      fix: 'Name the folder of the scheme with --scheme; datasets there are: {candidates}.',
    },
  },
  'dataset-declared-twice': {
    severity: 'error',
    zh: { what: '有几个方案声明了数据集“{dataset}”：{schemes}。', fix: '请用 --scheme 指明是哪一个。' },
    en: {
      what: 'Several schemes declare the dataset “{dataset}”: {schemes}.',
      fix: 'Say which one with --scheme.',
    },
  },
  'facts-scheme-label-invalid': {
    severity: 'error',
    zh: { what: '“{file}”没有写明方案：{reason}。', fix: '请用 --scheme 指明方案文件夹，或改正该文件。' },
    en: {
      what: '“{file}” does not say which scheme: {reason}.',
      fix: 'Name the folder of the scheme with --scheme, or correct the file.',
    },
  },
  'example-failed': {
    severity: 'error',
    zh: {
      what: '指标“{indicator}”的算例“{example}”应得 {expected}，实得 {got}。',
      fix: '请核对公式、算例数据和应得分。',
    },
    en: {
      what: 'The worked example “{example}” of “{indicator}” must give {expected} but gives {got}.',
      fix: 'Check the formula, the rows of the example and what it expects.',
    },
  },
  'example-expectation-invalid': {
    severity: 'error',
    zh: {
      what: '指标“{indicator}”的算例“{example}”的应得“{expected}”看不懂。',
      fix: '请写分数(如 1.25)、missing 或 not-applicable。',
    },
    en: {
      what: 'The worked example “{example}” of “{indicator}” expects “{expected}”, which is no score.',
      fix: 'Write a score such as 1.25, missing or not-applicable.',
    },
  },
  'example-dataset-unknown': {
    severity: 'error',
    zh: {
      what: '指标“{indicator}”的算例“{example}”用到没有声明的数据集“{dataset}”。',
      fix: '请从下列数据集中选：{candidates}。',
    },
    en: {
      what: 'The worked example “{example}” of “{indicator}” gives rows of “{dataset}”, which is not declared.',
      fix: 'Use one of: {candidates}.',
    },
  },
  'example-column-unknown': {
    severity: 'error',
    zh: {
      what: '指标“{indicator}”的算例“{example}”在“{dataset}”中写了没有声明的列“{column}”。',
      fix: '请从下列各列中选：{candidates}。',
    },
    en: {
      what: 'The worked example “{example}” of “{indicator}” gives “{dataset}” a column “{column}” that it does not have.',
      fix: 'Use one of: {candidates}.',
    },
  },
  'example-cell-needed': {
    severity: 'error',
    zh: {
      what: '指标“{indicator}”的算例“{example}”没有给出公式用到的“{dataset}”的“{column}”。',
      fix: '请在该行补上这一列。',
    },
    en: {
      what: 'The worked example “{example}” of “{indicator}” leaves out “{column}” of “{dataset}”, which the formula reads.',
      fix: 'Add the column to the row.',
    },
  },
  'score-outside-points': {
    severity: 'error',
    zh: {
      what: '指标“{indicator}”在算例“{example}”中得 {score}，超出 {low} 到 {high}。',
      fix: '请用 clamp(…, 0, full) 等把公式限制在分值以内。',
    },
    en: {
      what: '“{indicator}” gives {score} in the worked example “{example}”, outside {low} to {high}.',
      fix: 'Keep the formula within its points, with clamp(…, 0, full) for instance.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
