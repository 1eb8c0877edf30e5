import type { ProblemEntry } from './entry.ts';

export const factsProblems = {
  'dataset-file-unreadable': {
    severity: 'error',
    zh: { what: '数据文件“{file}”读不出来：{reason}。', fix: '请检查文件内容与格式。' },
    en: {
      what: 'The facts file “{file}” cannot be read: {reason}.',
      fix: 'Check the content and the format of the file.',
    },
  },
  'facts-folder-unreadable': {
    severity: 'error',
    zh: { what: '数据文件夹“{folder}”打不开：{reason}。', fix: '请检查路径是否正确、是否有读取权限。' },
    en: {
      what: 'The facts folder “{folder}” cannot be opened: {reason}.',
      fix: 'Check the path and the permission to read it.',
    },
  },
  'facts-dataset-unknown': {
    severity: 'error',
    zh: { what: '方案里没有名为“{name}”的数据集。', fix: '请改用方案里的数据集：{candidates}。' },
    en: { what: 'The scheme has no dataset called “{name}”.', fix: 'Use one of its datasets: {candidates}.' },
  },
  'facts-file-without-dataset': {
    severity: 'warning',
    zh: {
      what: '文件“{file}”不属于方案里的任何数据集，没有读。',
      fix: '文件名要与数据集同名，可用的名称：{candidates}。',
    },
    en: {
      what: 'The file “{file}” belongs to no dataset of the scheme and was not read.',
      fix: 'Name the file after its dataset; the names are: {candidates}.',
    },
  },
  'facts-two-files': {
    severity: 'error',
    zh: { what: '数据集“{dataset}”有不止一个文件：{files}。', fix: '每个数据集只留一个文件。' },
    en: {
      what: 'The dataset “{dataset}” has more than one file: {files}.',
      fix: 'Keep one file for each dataset.',
    },
  },
  'facts-format-unknown': {
    severity: 'error',
    zh: { what: '不认识文件“{file}”的格式。', fix: '请给 .csv、.jsonl、.parquet 或 .xlsx 文件。' },
    en: {
      what: 'The format of the file “{file}” is not known.',
      fix: 'Give a .csv, .jsonl, .parquet or .xlsx file.',
    },
  },
  'facts-file-empty': {
    severity: 'error',
    zh: { what: '文件“{file}”是空的，连表头都没有。', fix: '没有数据时也要保留表头一行。' },
    en: {
      what: 'The file “{file}” is empty: it has not even a header.',
      fix: 'Keep the header line even when there are no rows.',
    },
  },
  'facts-file-too-large': {
    severity: 'error',
    zh: { what: '文件“{file}”超过上限 {limit}。', fix: '请拆成几个批次，或改用 Parquet 文件。' },
    en: {
      what: 'The file “{file}” is larger than the limit of {limit}.',
      fix: 'Split it into several batches, or hand it in as Parquet.',
    },
  },
  'facts-encoding-unknown': {
    severity: 'error',
    zh: { what: '文件“{file}”的文字编码既不是 UTF-8，也不是 GB18030。', fix: '请另存为 UTF-8 编码的 CSV。' },
    en: {
      what: 'The text of the file “{file}” is neither UTF-8 nor GB18030.',
      fix: 'Save it as CSV in UTF-8.',
    },
  },
  'facts-columns-missing': {
    severity: 'error',
    zh: {
      what: '文件“{file}”缺少列：{columns}；现有的列：{found}。',
      fix: '请补上缺少的列，列名与数据集一致，次序不限。',
    },
    en: {
      what: 'The file “{file}” lacks the columns {columns}; it has: {found}.',
      fix: 'Add them under the names of the dataset, in any order.',
    },
  },
  'facts-columns-unknown': {
    severity: 'warning',
    zh: {
      what: '文件“{file}”里数据集没有声明的列没有读：{columns}。',
      fix: '如果是列名写错，请改正；如果确实多余，可以不管。',
    },
    en: {
      what: 'Columns of the file “{file}” that the dataset does not declare were not read: {columns}.',
      fix: 'Correct their names if they are misspelt; otherwise nothing needs to be done.',
    },
  },
  'facts-column-repeated': {
    severity: 'error',
    zh: { what: '文件“{file}”的表头里，列“{column}”出现了不止一次。', fix: '请只留一列。' },
    en: {
      what: 'The column “{column}” stands more than once in the header of “{file}”.',
      fix: 'Keep one of them.',
    },
  },
  'facts-too-many-columns': {
    severity: 'error',
    zh: {
      what: '文件“{file}”有 {count} 列，超过上限 {limit} 列。',
      fix: '请检查分隔符与换行，只保留需要的列。',
    },
    en: {
      what: 'The file “{file}” has {count} columns, more than the limit of {limit}.',
      fix: 'Check separators and line ends, and keep the columns that are needed.',
    },
  },
  'facts-row-too-long': {
    severity: 'error',
    zh: {
      what: '文件“{file}”第 {line} 行起的一条记录超过 {limit} 个字节。',
      fix: '请检查这一行的引号是否成对。',
    },
    en: {
      what: 'The record that starts on line {line} of “{file}” is longer than {limit} bytes.',
      fix: 'Check that its quotation marks come in pairs.',
    },
  },
  'facts-quote-unclosed': {
    severity: 'error',
    zh: {
      what: '文件“{file}”第 {line} 行的引号到文件末尾也没有合上。',
      fix: '请补上右引号；单元格里的引号要写两个。',
    },
    en: {
      what: 'The quotation mark opened on line {line} of “{file}” is never closed.',
      fix: 'Close it; a quotation mark inside a cell is written twice.',
    },
  },
  'facts-row-quote': {
    severity: 'error',
    zh: { what: '引号合上以后还有文字：“{text}”。', fix: '整个单元格加引号，里面的引号写两个。' },
    en: {
      what: 'Text follows the closing quotation mark: “{text}”.',
      fix: 'Put the whole cell in quotation marks and write those inside it twice.',
    },
  },
  'facts-row-ragged': {
    severity: 'error',
    zh: { what: '这一行有 {found} 格，表头有 {expected} 列。', fix: '请检查这一行多出或缺少的逗号。' },
    en: {
      what: 'The row has {found} cells, the header {expected} columns.',
      fix: 'Check the row for a comma too many or too few.',
    },
  },
  'facts-row-json': {
    severity: 'error',
    zh: {
      what: '这一行不是一个平铺的 JSON 对象：{reason}。',
      fix: '每行写一个对象，值只能是文字、数字、true、false 或 null。',
    },
    en: {
      what: 'The line is not a flat JSON object: {reason}.',
      fix: 'Write one object a line whose values are texts, numbers, true, false or null.',
    },
  },
  'facts-key-repeated': {
    severity: 'error',
    zh: { what: '主键“{key}”与第 {line} 行重复。', fix: '同一条记录只留一行。' },
    en: { what: 'The key “{key}” repeats that of line {line}.', fix: 'Keep one row for each record.' },
  },
  'facts-key-exists': {
    severity: 'error',
    zh: { what: '主键“{key}”的记录已经在以前的批次里。', fix: '要改正以前的记录，请用“替换”批次。' },
    en: {
      what: 'A record with the key “{key}” is already there from an earlier batch.',
      fix: 'To correct an earlier record, load a batch that replaces.',
    },
  },
  'facts-key-absent': {
    severity: 'error',
    zh: { what: '没有主键为“{key}”的记录可以撤回。', fix: '请核对主键。' },
    en: { what: 'There is no record with the key “{key}” to retract.', fix: 'Check the key.' },
  },
  'facts-rows-rejected': {
    severity: 'warning',
    zh: {
      what: '文件“{file}”有 {count} 行没有采用，其余照常采用。先看这几处：{first}。',
      fix: '请改正这些行后重新提交。',
    },
    en: {
      what: '{count} rows of “{file}” were rejected, the others were taken. The first of them: {first}.',
      fix: 'Correct these rows and hand them in again.',
    },
  },
  'facts-too-many-rejects': {
    severity: 'error',
    zh: {
      what: '文件“{file}”不合格的行超过 {limit} 行，整个文件不采用。先看这几处：{first}。',
      fix: '文件很可能给错了，或列的格式变了，请检查后重交。',
    },
    en: {
      what: 'More than {limit} rows of “{file}” were rejected, so the whole file was refused. The first of them: {first}.',
      fix: 'It is probably the wrong file, or the format of a column changed: check and hand it in again.',
    },
  },
  'facts-too-many-rows': {
    severity: 'error',
    zh: { what: '文件“{file}”超过 {limit} 行。', fix: '请拆成几个批次。' },
    en: { what: 'The file “{file}” has more than {limit} rows.', fix: 'Split it into several batches.' },
  },
  'facts-units-unknown': {
    severity: 'warning',
    zh: {
      what: '数据集“{dataset}”有 {count} 行的单位不在名单里，没有计入：{units}。',
      fix: '请核对单位编号，或在 units.csv 里补上。',
    },
    en: {
      what: '{count} rows of the dataset “{dataset}” name units that are not on the roster and count nowhere: {units}.',
      fix: 'Check the ids of the units, or add them to units.csv.',
    },
  },
  'facts-number-too-long': {
    severity: 'error',
    zh: {
      what: '数值 {number} 的位数超过 {digits} 位，无法精确计算。',
      fix: '请换一个更大的计量单位或减少小数位。',
    },
    en: {
      what: 'The number {number} has more than {digits} digits and cannot be computed exactly.',
      fix: 'Use a larger unit of measure or fewer decimals.',
    },
  },
  'facts-overflow': {
    severity: 'error',
    zh: {
      what: '汇总数据集“{dataset}”时数值超出 38 位，无法精确计算。',
      fix: '请检查有没有误填的极大数值，或换一个更大的计量单位。',
    },
    en: {
      what: 'While adding up the dataset “{dataset}” a number grew past 38 digits and cannot be exact.',
      fix: 'Look for mistyped huge numbers, or use a larger unit of measure.',
    },
  },
  'facts-too-many-values': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”里单位“{unit}”有超过 {limit} 个值要排序。',
      fix: '中位数、去掉高低分的平均只用于评分这类少量的值。',
    },
    en: {
      what: 'The unit “{unit}” has more than {limit} values to sort in the dataset “{dataset}”.',
      fix: 'Medians and trimmed means are for few values, such as ratings.',
    },
  },
  'facts-workday-range': {
    severity: 'error',
    zh: { what: '数据集“{dataset}”里有日期加工作日后超出 1900—2199 年。', fix: '请检查有没有误填的日期。' },
    en: {
      what: 'In the dataset “{dataset}” a date moved by workdays leaves the years 1900–2199.',
      fix: 'Look for mistyped dates.',
    },
  },
  'facts-zip-refused': {
    severity: 'error',
    zh: { what: '工作簿“{file}”不能打开：{reason}。', fix: '请在表格软件里另存为新的 .xlsx，或改交 CSV。' },
    en: {
      what: 'The workbook “{file}” cannot be opened: {reason}.',
      fix: 'Save it again as .xlsx from a spreadsheet program, or hand in CSV.',
    },
  },
  'facts-sheets': {
    severity: 'error',
    zh: {
      what: '工作簿“{file}”有多张有内容的工作表：{sheets}。',
      fix: '只留一张，或把要读的那张命名为“{dataset}”。',
    },
    en: {
      what: 'The workbook “{file}” has several sheets with content: {sheets}.',
      fix: 'Keep one, or name the one to read “{dataset}”.',
    },
  },
  'facts-batch-missing': {
    severity: 'error',
    zh: { what: '批次文件“{file}”不见了。', fix: '请从备份恢复这个文件；缺了它，过去的得分无法重算。' },
    en: {
      what: 'The batch file “{file}” is gone.',
      fix: 'Restore it from a backup: without it past scores cannot be computed again.',
    },
  },
  'facts-batch-damaged': {
    severity: 'error',
    zh: { what: '批次文件“{file}”的内容与它的名称(校验和)不符。', fix: '请从备份恢复这个文件。' },
    en: {
      what: 'The content of the batch file “{file}” does not match its name, which is its hash.',
      fix: 'Restore it from a backup.',
    },
  },
  'facts-log-damaged': {
    severity: 'error',
    zh: { what: '批次登记“{file}”第 {line} 行看不懂：{reason}。', fix: '请从备份恢复这个文件。' },
    en: {
      what: 'Line {line} of the batch log “{file}” cannot be understood: {reason}.',
      fix: 'Restore the file from a backup.',
    },
  },
  'facts-moment-invalid': {
    severity: 'error',
    zh: { what: '“{text}”不是带时区的时刻。', fix: '请写成 2020-07-01T08:00:00+08:00 这样。' },
    en: {
      what: '“{text}” is not a moment with a time zone.',
      fix: 'Write it like 2020-07-01T08:00:00+08:00.',
    },
  },
  'facts-known-at-earlier': {
    severity: 'error',
    zh: {
      what: '批次的知悉时刻 {knownAt} 早于已登记的 {latest}。',
      fix: '知悉时刻不能倒填；请用不早于它的时刻。',
    },
    en: {
      what: 'The batch says it was known at {knownAt}, before {latest} which is already recorded.',
      fix: 'That would change the past: give a moment that is not earlier.',
    },
  },
  'facts-batch-known': {
    severity: 'warning',
    zh: { what: '文件“{file}”的内容已经在批次 {batch} 里，没有再登记。', fix: '不用再做什么。' },
    en: {
      what: 'The content of “{file}” is already there as batch {batch}; nothing was recorded.',
      fix: 'Nothing needs to be done.',
    },
  },
  'facts-batch-empty': {
    severity: 'error',
    zh: { what: '文件“{file}”没有一行可以采用，没有登记批次。', fix: '请看被退回的行与原因，改正后重交。' },
    en: {
      what: 'No row of “{file}” could be taken, so no batch was recorded.',
      fix: 'See the rejected rows and their reasons, correct them and hand the file in again.',
    },
  },
  'facts-shape-changed': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”的列或主键与已入库的数据不一致。',
      fix: '请改回原来的列与主键，或把数据重新载入一个新的数据空间。',
    },
    en: {
      what: 'The columns or the key of the dataset “{dataset}” differ from those its stored facts have.',
      fix: 'Restore the former columns and key, or load the facts again into a space of their own.',
    },
  },
  'facts-busy': {
    severity: 'error',
    zh: {
      what: '数据文件夹“{folder}”正由另一个程序写入。',
      fix: '请稍后再试；如果确认没有程序在写，请删除“{lock}”。',
    },
    en: {
      what: 'Another program is writing to the facts folder “{folder}”.',
      fix: 'Try again later; if no program is writing, delete “{lock}”.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
