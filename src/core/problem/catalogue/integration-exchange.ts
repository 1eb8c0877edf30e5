import type { ProblemEntry } from './entry.ts';

export const exchangeProblems = {
  'schedule-invalid': {
    severity: 'error',
    zh: {
      what: '计划“{text}”不是有效的定时写法。',
      fix: '请用五段式写法(分 时 日 月 周)，间隔不短于五分钟，例如“0 2 * * *”表示每天 2 点。',
    },
    en: {
      what: '“{text}” is not a valid schedule.',
      fix: 'Use five fields (minute hour day month weekday), not more often than every five minutes, such as “0 2 * * *” for 2 a.m. each day.',
    },
  },
  'job-not-dead': {
    severity: 'error',
    zh: {
      what: '任务正处于“{state}”状态，不能重新执行。',
      fix: '只有已放弃的任务可以重新执行。',
    },
    en: {
      what: 'The job is “{state}”, so it cannot be run again.',
      fix: 'Only a job that was given up can be run again.',
    },
  },
  'webhook-event-unknown': {
    severity: 'error',
    zh: {
      what: '没有可以订阅的事件“{event}”。',
      fix: '可以订阅：{known}。',
    },
    en: {
      what: 'There is no event “{event}” to subscribe to.',
      fix: 'These can be subscribed to: {known}.',
    },
  },
  'webhook-too-many': {
    severity: 'error',
    zh: {
      what: '每个考核办最多登记 {limit} 个推送地址。',
      fix: '请先删除不用的推送地址。',
    },
    en: {
      what: 'An office may register at most {limit} webhooks.',
      fix: 'Delete those that are no longer used.',
    },
  },
  'delivery-waiting': {
    severity: 'error',
    zh: {
      what: '该次推送还在等待发送，不必重发。',
      fix: '请稍后查看推送记录。',
    },
    en: {
      what: 'This delivery is still waiting to be sent.',
      fix: 'Look at the log again later.',
    },
  },
  'connector-dataset-unknown': {
    severity: 'error',
    zh: {
      what: '方案中没有数据集“{dataset}”。',
      fix: '请选择：{known}。',
    },
    en: {
      what: 'The scheme has no dataset “{dataset}”.',
      fix: 'Choose one of: {known}.',
    },
  },
  'connector-column-unknown': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”没有列“{column}”。',
      fix: '请改用：{known}。',
    },
    en: {
      what: 'The dataset “{dataset}” has no column “{column}”.',
      fix: 'Use one of: {known}.',
    },
  },
  'connector-column-missing': {
    severity: 'error',
    zh: {
      what: '没有说明列“{column}”从哪里取数。',
      fix: '请在对应关系中补上该列。',
    },
    en: {
      what: 'It is not said where the column “{column}” comes from.',
      fix: 'Add it to the mapping.',
    },
  },
  'connector-column-repeated': {
    severity: 'error',
    zh: {
      what: '列“{column}”对应了两次。',
      fix: '请只保留一个来源。',
    },
    en: {
      what: 'The column “{column}” is mapped twice.',
      fix: 'Keep one source for it.',
    },
  },
  'connector-source-column-missing': {
    severity: 'error',
    zh: {
      what: '取到的数据中没有“{column}”。',
      fix: '取到的列有：{found}。请改正查询或对应关系。',
    },
    en: {
      what: 'What was read has no “{column}”.',
      fix: 'It has: {found}. Correct the query or the mapping.',
    },
  },
  'connector-query-invalid': {
    severity: 'error',
    zh: {
      what: '查询语句不能使用：{reason}。',
      fix: '请只写一条 SELECT 语句，变化的起点用 :since。',
    },
    en: {
      what: 'The query cannot be used: {reason}.',
      fix: 'Write a single SELECT; use :since for where to start.',
    },
  },
  'connector-source-failed': {
    severity: 'error',
    zh: {
      what: '来源返回错误：{reason}。',
      fix: '请核对查询、账号权限和数据格式。',
    },
    en: {
      what: 'The source reported an error: {reason}.',
      fix: 'Check the query, the rights of the account and the form of the data.',
    },
  },
  'connector-too-many-rows': {
    severity: 'error',
    zh: {
      what: '来源的数据超过 {limit} 行。',
      fix: '请缩小取数范围，或提高本连接器的行数上限。',
    },
    en: {
      what: 'The source has more than {limit} rows.',
      fix: 'Ask for less, or raise the row limit of this connector.',
    },
  },
  'connector-items-missing': {
    severity: 'error',
    zh: {
      what: '答复的“{path}”处没有数据列表。',
      fix: '请改正列表所在的路径；整个答复就是列表时留空。',
    },
    en: {
      what: 'There is no list at “{path}” of the reply.',
      fix: 'Correct the path of the list; leave it blank when the whole reply is the list.',
    },
  },
  'connector-row-invalid': {
    severity: 'error',
    zh: {
      what: '第 {row} 行不是一条数据：{reason}。',
      fix: '请让来源每行给出一个平面对象，值为文字、数字或空。',
    },
    en: {
      what: 'Row {row} is no record: {reason}.',
      fix: 'Have the source give flat objects whose values are text, numbers or null.',
    },
  },
  'connector-running': {
    severity: 'error',
    zh: {
      what: '该连接器正在取数。',
      fix: '请等本次取数结束。',
    },
    en: {
      what: 'This connector is being pulled.',
      fix: 'Wait until it has finished.',
    },
  },
  'connector-interrupted': {
    severity: 'error',
    zh: {
      what: '取数中途中断，没有完成。',
      fix: '请查看服务器是否重新启动过，再取一次。',
    },
    en: {
      what: 'The pull was interrupted before it had finished.',
      fix: 'See whether the server was restarted, and pull again.',
    },
  },
  'secret-unreadable': {
    severity: 'error',
    zh: {
      what: '保存的口令不能解开，密钥文件可能已被更换。',
      fix: '请重新填写口令，或恢复原来的密钥文件。',
    },
    en: {
      what: 'The stored secret cannot be opened; the key file may have been replaced.',
      fix: 'Enter the secret again, or restore the former key file.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
