import type { ProblemEntry } from './entry.ts';

/** What can be wrong with the files of a scheme before their content is looked at. */
export const schemeTextProblems = {
  'scheme-folder-missing': {
    severity: 'error',
    zh: { what: '找不到方案文件夹“{folder}”：{reason}。', fix: '请检查路径；文件夹里至少要有 scheme.yaml。' },
    en: {
      what: 'The scheme folder “{folder}” cannot be opened: {reason}.',
      fix: 'Check the path; the folder holds at least a scheme.yaml.',
    },
  },
  'scheme-file-missing': {
    severity: 'error',
    zh: { what: '方案缺少文件 {file}。', fix: '请补上该文件，格式见 docs/scheme.md。' },
    en: { what: 'The scheme has no file {file}.', fix: 'Add it; its form is in docs/scheme.md.' },
  },
  'scheme-file-unknown': {
    severity: 'warning',
    zh: { what: '文件 {file} 不属于方案，没有读取。', fix: '请移到 {folders} 之一，或删去。' },
    en: {
      what: 'The file {file} is no part of a scheme and was not read.',
      fix: 'Move it to one of {folders}, or remove it.',
    },
  },
  'scheme-too-many-files': {
    severity: 'error',
    zh: { what: '方案文件夹里有超过 {limit} 个文件。', fix: '请检查是否指错了文件夹。' },
    en: {
      what: 'The scheme folder holds more than {limit} files.',
      fix: 'Check that it is the right folder.',
    },
  },
  'scheme-file-unreadable': {
    severity: 'error',
    zh: { what: '文件 {file} 读不出来：{reason}。', fix: '请检查文件与读取权限。' },
    en: {
      what: 'The file {file} cannot be read: {reason}.',
      fix: 'Check the file and the right to read it.',
    },
  },
  'file-not-utf8': {
    severity: 'error',
    zh: { what: '文件 {file} 不是 UTF-8 编码。', fix: '请用编辑器另存为 UTF-8。' },
    en: { what: 'The file {file} is not UTF-8.', fix: 'Save it as UTF-8 in your editor.' },
  },
  'file-too-large': {
    severity: 'error',
    zh: { what: '文件 {file} 有 {length} 个字符，超过上限 {limit}。', fix: '请拆成几个文件。' },
    en: {
      what: 'The file {file} has {length} characters; at most {limit} are read.',
      fix: 'Split it into several files.',
    },
  },
  'file-too-many-parts': {
    severity: 'error',
    zh: { what: '文件 {file} 的内容过多。', fix: '请拆成几个文件。' },
    en: { what: 'The file {file} holds too many parts.', fix: 'Split it into several files.' },
  },
  'text-unprintable': {
    severity: 'error',
    zh: {
      what: '文件 {file} 里有不能用的字符 {code}，多半是编码不对或不是文本文件。',
      fix: '请用 UTF-8 重新保存。',
    },
    en: {
      what: 'The file {file} holds the unusable character {code}: a wrong encoding, or no text file.',
      fix: 'Save it again as UTF-8 text.',
    },
  },
  'nested-too-deep': {
    severity: 'error',
    zh: { what: '嵌套超过 {limit} 层。', fix: '请检查括号与缩进；指标表用不到这么多层。' },
    en: {
      what: 'This nests deeper than {limit} levels.',
      fix: 'Check brackets and indentation; no table needs that many levels.',
    },
  },
  'yaml-anchor': {
    severity: 'error',
    zh: { what: '方案里不能用 YAML 引用“{text}”。', fix: '请把内容写全；文字以 & 或 * 开头的要加引号。' },
    en: {
      what: 'A scheme uses no YAML anchors or aliases (“{text}”).',
      fix: 'Write the content out; quote a text that begins with & or *.',
    },
  },
  'yaml-tag': {
    severity: 'error',
    zh: { what: '方案里不能用 YAML 标签或指令“{text}”。', fix: '请删去；文字以 ! 或 % 开头的要加引号。' },
    en: {
      what: 'A scheme uses no YAML tags or directives (“{text}”).',
      fix: 'Remove it; quote a text that begins with ! or %.',
    },
  },
  'yaml-syntax': {
    severity: 'error',
    zh: {
      what: '这里不合 YAML 语法：{reason}',
      fix: '请检查缩进、引号和括号；文字里有“: ”或“ #”的要加引号，公式请写成 formula: |- 另起一行。',
    },
    en: {
      what: 'This is not YAML: {reason}',
      fix: 'Check indentation, quotes and brackets; quote a text with “: ” or “ #” in it, and write a formula as formula: |- on lines of its own.',
    },
  },
  'key-repeated': {
    severity: 'error',
    zh: { what: '“{key}”在这里写了两次。', fix: '请只留一个。' },
    en: { what: '“{key}” stands here twice.', fix: 'Keep one.' },
  },
  'key-not-text': {
    severity: 'error',
    zh: { what: '“{key}”不能用作键。', fix: '键只能是一个词，且不能是 __proto__。' },
    en: { what: '“{key}” cannot be a key.', fix: 'A key is one word, other than __proto__.' },
  },
  'csv-syntax': {
    severity: 'error',
    zh: { what: '这一行的引号没有配对。', fix: '请补上引号；单元格里的引号写两个。' },
    en: {
      what: 'A quote on this line is not closed as it should be.',
      fix: 'Close it; a quote inside a quoted cell is written twice.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
