import type { ProblemEntry } from './entry.ts';

export const generateProblems = {
  'generator-setting-unknown': {
    severity: 'error',
    zh: {
      what: '生成设置“{path}”中没有“{key}”这一项。',
      fix: '请删除它，或对照 docs/generator.md 改正写法。',
    },
    en: {
      what: 'The generator settings have no “{key}” in “{path}”.',
      fix: 'Remove it, or correct it after docs/generator.md.',
    },
  },
  'generator-setting-invalid': {
    severity: 'error',
    zh: { what: '生成设置“{path}”的值不合要求。', fix: '请按 docs/generator.md 填写，例如 {example}。' },
    en: {
      what: 'The value of the generator setting “{path}” cannot be used.',
      fix: 'Write it as docs/generator.md says, for example {example}.',
    },
  },
  'generator-name-unknown': {
    severity: 'error',
    zh: { what: '生成设置“{path}”提到的“{name}”在方案中没有。', fix: '请改用方案中的名称：{candidates}。' },
    en: {
      what: 'The generator setting “{path}” names “{name}”, which the scheme does not have.',
      fix: 'Use a name of the scheme: {candidates}.',
    },
  },
  'generator-spread-unclear': {
    severity: 'error',
    zh: { what: '“{path}”没有写清怎样取值。', fix: '请只用一种写法：{choices}。' },
    en: { what: '“{path}” does not say how values are drawn.', fix: 'Use exactly one of: {choices}.' },
  },
  'generator-spread-unfit': {
    severity: 'error',
    zh: { what: '“{path}”的取值方式“{spread}”不能用于{type}列。', fix: '请改用：{choices}。' },
    en: {
      what: '“{path}” draws by “{spread}”, which does not fit a column of type {type}.',
      fix: 'Use one of: {choices}.',
    },
  },
  'generator-column-fixed': {
    severity: 'error',
    zh: { what: '“{path}”由程序填写(单位或时间列)，不能设置取值。', fix: '请删除这一项；时间用 rows 设置。' },
    en: {
      what: '“{path}” is filled by the program (the unit or the time of a row) and takes no setting.',
      fix: 'Remove it; the time of rows is set under rows.',
    },
  },
  'generator-column-not-blank': {
    severity: 'error',
    zh: {
      what: '“{path}”设置了留空，但该列必填。',
      fix: '请删除 blank 和 when，或在方案中把该列改为 optional。',
    },
    en: {
      what: '“{path}” is left blank by the settings, but the column is required.',
      fix: 'Remove blank and when, or make the column optional in the scheme.',
    },
  },
  'generator-columns-circular': {
    severity: 'error',
    zh: { what: '数据集“{dataset}”的生成设置中，{columns} 互相依赖。', fix: '请让其中一列不依赖其他列。' },
    en: {
      what: 'In the generator settings of the dataset “{dataset}”, {columns} depend on each other.',
      fix: 'Let one of them not depend on the others.',
    },
  },
  'generator-option-invalid': {
    severity: 'error',
    zh: { what: '选项 {option} 的值“{value}”不合要求。', fix: '请填 {least} 到 {most} 之间的整数。' },
    en: {
      what: 'The option {option} cannot be “{value}”.',
      fix: 'Give a whole number from {least} to {most}.',
    },
  },
  'generator-folder-in-use': {
    severity: 'error',
    zh: {
      what: '文件夹“{folder}”中已有文件，而且不是本程序生成的合成数据。',
      fix: '请换一个空文件夹，以免覆盖真实数据。',
    },
    en: {
      what: 'The folder “{folder}” holds files that are not synthetic facts made by this program.',
      fix: 'Choose an empty folder, so that real facts are not overwritten.',
    },
  },
  'generator-folder-unusable': {
    severity: 'error',
    zh: { what: '文件夹“{folder}”不能使用({reason})。', fix: '请换一个可以写入的文件夹。' },
    en: {
      what: 'The folder “{folder}” cannot be used ({reason}).',
      fix: 'Choose a folder that can be written.',
    },
  },
  'generator-rows-below-least': {
    severity: 'warning',
    zh: {
      what: '要求约 {rows} 行，但名册、清单等固定内容就需要约 {least} 行。',
      fix: '请减少单位数(--units)或增大 --rows。',
    },
    en: {
      what: 'About {rows} rows were asked for, but registers and checklists alone need about {least}.',
      fix: 'Ask for fewer units (--units) or more rows (--rows).',
    },
  },
  'generator-rows-above-most': {
    severity: 'warning',
    zh: {
      what: '要求约 {rows} 行，但按各数据集的主键，现有单位最多约 {most} 行。',
      fix: '请增加单位数(--units)。',
    },
    en: {
      what: 'About {rows} rows were asked for, but the keys of the datasets allow about {most} for these units.',
      fix: 'Ask for more units (--units).',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
