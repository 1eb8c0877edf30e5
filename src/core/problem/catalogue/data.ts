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
  'upload-type-unknown': {
    severity: 'error',
    zh: { what: '不接受“{type}”类型的数据。', fix: '请上传 {known} 之一。' },
    en: { what: 'Data of the type “{type}” is not taken.', fix: 'Upload one of {known}.' },
  },
  'upload-too-large': {
    severity: 'error',
    zh: { what: '上传的数据超过上限 {limit}，没有接收。', fix: '请拆成几个批次，或改用 Parquet 文件。' },
    en: {
      what: 'The data handed in is larger than the limit of {limit}; nothing of it was kept.',
      fix: 'Split it into several batches, or hand it in as Parquet.',
    },
  },
  'upload-broken': {
    severity: 'error',
    zh: { what: '上传没有完整到达：{reason}。没有留下任何数据。', fix: '请重新上传。' },
    en: {
      what: 'The upload did not arrive whole: {reason}. Nothing of it was kept.',
      fix: 'Upload it again.',
    },
  },
  'mapping-column-unknown': {
    severity: 'error',
    zh: { what: '列名对应里的“{column}”不是数据集“{dataset}”的列。', fix: '数据集的列有：{columns}。' },
    en: {
      what: 'The mapping names “{column}”, which is no column of the dataset “{dataset}”.',
      fix: 'Its columns are: {columns}.',
    },
  },
  'dataset-judged': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”是评判，不能由牵头考核单位用文件导入。',
      fix: '请在评判页面逐项评判；回避和联合牵头的规定在那里一并执行。',
    },
    en: {
      what: 'The dataset “{dataset}” holds judgements, which a lead does not load from a file.',
      fix: 'Judge the items one by one: recusal and joint leads are seen to there.',
    },
  },
  'batch-not-an-upload': {
    severity: 'error',
    zh: {
      what: '第 {sequence} 批是审核、评判或裁决形成的，不能在这里撤销。',
      fix: '请在形成它的环节退回或更正。',
    },
    en: {
      what: 'Batch {sequence} came from a review, a judgement or a decision and is not undone here.',
      fix: 'Take it back where it was made.',
    },
  },
  'batch-overridden': {
    severity: 'error',
    zh: {
      what: '第 {sequence} 批的记录都已被后来的批次改写，撤销它不会改变任何数据。',
      fix: '如需更正，请撤销后来的批次或提交“替换”批次。',
    },
    en: {
      what: 'Later batches have the last word on every record of batch {sequence}: undoing it would change nothing.',
      fix: 'Undo the later batches, or load a batch that replaces.',
    },
  },
  'dataset-not-empty': {
    severity: 'error',
    zh: { what: '数据集“{dataset}”已有数据，不能整体沿用别处的数据。', fix: '如需补充，请上传缺少的部分。' },
    en: {
      what: 'The dataset “{dataset}” has data already and cannot take over another’s as a whole.',
      fix: 'Upload what is missing.',
    },
  },
  'reuse-not-possible': {
    severity: 'error',
    zh: {
      what: '考核“{campaign}”没有可以沿用的数据集“{dataset}”。',
      fix: '只能沿用本机构考核期重叠、列与主键一致且已有数据的数据集。',
    },
    en: {
      what: 'The campaign “{campaign}” has no dataset “{dataset}” to take over.',
      fix: 'It has to be one of the same office, of an overlapping period, with the same columns and key, and with data.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
