import type { ProblemEntry } from './entry.ts';

export const campaignProblems = {
  'scheme-path-invalid': {
    severity: 'error',
    zh: {
      what: '方案文件的路径“{path}”不能用。',
      fix: '路径由文件夹和文件名组成，如 tables/township.yaml，不能有空格、冒号或“..”。',
    },
    en: {
      what: 'The path “{path}” cannot be used for a file of a scheme.',
      fix: 'Use folders and a file name such as tables/township.yaml, without spaces, colons or “..”.',
    },
  },
  'scheme-zip-unreadable': {
    severity: 'error',
    zh: {
      what: '这个压缩包里读不出方案：{reason}。',
      fix: '请把方案文件夹(含 scheme.yaml)压缩为 zip 再上传。',
    },
    en: {
      what: 'No scheme can be read from this archive: {reason}.',
      fix: 'Pack the scheme folder, with its scheme.yaml, as a zip and send it again.',
    },
  },
  'scheme-reason-missing': {
    severity: 'error',
    zh: {
      what: '没有写明方案“{scheme}”为什么要有这一版，或为什么发布。',
      fix: '请写明理由，日后核对版本时要用。',
    },
    en: {
      what: 'Nothing says why there is this version of the scheme “{scheme}”, or why it is published.',
      fix: 'Give the reason; it is needed when versions are compared later.',
    },
  },
  'scheme-check-outdated': {
    severity: 'error',
    zh: {
      what: '检查之后程序有了新版本，检查结果不再有效。',
      fix: '请重新保存并检查方案，然后再发布。',
    },
    en: {
      what: 'The program changed since this version was checked, so the check no longer holds.',
      fix: 'Save and check the scheme again, then publish it.',
    },
  },
  'template-not-below': {
    severity: 'error',
    zh: {
      what: '方案只能下发给下级考核办公室，这里不是下级的有：{offices}。',
      fix: '请从下级考核办公室中选择接收单位。',
    },
    en: {
      what: 'A scheme is handed down to offices below only; not below, or none at all: {offices}.',
      fix: 'Choose receivers among the offices below yours.',
    },
  },
  'campaign-state': {
    severity: 'error',
    zh: {
      what: '考核“{campaign}”现在处于“{state}”，这一步只能在“{needed}”时进行。',
      fix: '考核依次为筹备(preparing)、采集(collecting)、公示(published)、定稿(final)，不能倒退；请核对所处的阶段。',
    },
    en: {
      what: 'The campaign “{campaign}” is {state}; this can be done only while it is {needed}.',
      fix: 'A campaign goes from preparing to collecting to published to final and never back; check where it stands.',
    },
  },
  'campaign-day-invalid': {
    severity: 'error',
    zh: { what: '“{text}”不是日期({name})。', fix: '请写成 2020-06-30 这样的日期。' },
    en: { what: '“{text}” is no day ({name}).', fix: 'Write a day as 2020-06-30.' },
  },
  'campaign-days-reversed': {
    severity: 'error',
    zh: {
      what: '采集日期的先后不对：开始 {opensOn}，按时截止 {dueOn}，锁定 {locksOn}。',
      fix: '开始不能晚于按时截止，按时截止不能晚于锁定。',
    },
    en: {
      what: 'The days of collection are out of order: opens {opensOn}, due {dueOn}, locks {locksOn}.',
      fix: 'Opening is not after the due day, and the due day not after the day of locking.',
    },
  },
  'campaign-opened-already': {
    severity: 'error',
    zh: { what: '采集已经开始，开始日期 {opensOn} 不能再改。', fix: '可以改的是按时截止日和锁定日。' },
    en: {
      what: 'Collection has been opened: its first day {opensOn} stays.',
      fix: 'The due day and the day of locking can still be moved.',
    },
  },
  'campaign-over-already': {
    severity: 'error',
    zh: { what: '锁定日 {locksOn} 已经过去，不能开始采集。', fix: '请先修改日程。' },
    en: {
      what: 'The day of locking, {locksOn}, is over: collection cannot open.',
      fix: 'Change the calendar first.',
    },
  },
  'campaign-table-without-units': {
    severity: 'error',
    zh: { what: '名单中没有“{table}”要考核的单位({kind})。', fix: '请先在名单中加入这一类单位。' },
    en: {
      what: 'There is no unit of the kind that the table “{table}” assesses ({kind}) on the roster.',
      fix: 'Add units of this kind to the roster first.',
    },
  },
  'campaign-reason-missing': {
    severity: 'error',
    zh: { what: '没有写明修改的理由。', fix: '请写明理由，它会记入审计日志。' },
    en: {
      what: 'The reason for the change is missing.',
      fix: 'Give the reason; it goes into the audit log.',
    },
  },
  'campaign-version-same': {
    severity: 'error',
    zh: { what: '考核用的已经是方案“{scheme}”第 {version} 版。', fix: '请选择另一版。' },
    en: {
      what: 'The campaign runs on version {version} of the scheme “{scheme}” already.',
      fix: 'Choose another version.',
    },
  },
  'campaign-dataset-changed': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”已有数据，新版方案却改动或取消了它({what})。',
      fix: '已有数据的数据集，其列、主键、单位列和时间列不能改；请另设一个数据集。',
    },
    en: {
      what: 'The dataset “{dataset}” has facts already, but the new version changes it or drops it ({what}).',
      fix: 'Columns, key, unit and time of a dataset with facts stay as they are; add another dataset instead.',
    },
  },
  'unit-kind-unknown': {
    severity: 'error',
    zh: { what: '没有考核“{kind}”这类单位的表(单位“{unit}”)。', fix: '单位类别应为：{kinds}。' },
    en: {
      what: 'No table assesses units of the kind “{kind}” (unit “{unit}”).',
      fix: 'The kind is one of {kinds}.',
    },
  },
  'unit-removal-late': {
    severity: 'error',
    zh: {
      what: '采集已经开始，单位“{unit}”不能从名单中删除。',
      fix: '请改为填写它的有效期止(valid_to)，历史得分才能保持不变。',
    },
    en: {
      what: 'Collection has been opened: the unit “{unit}” cannot be taken off the roster.',
      fix: 'Give its last valid day (valid_to) instead, so that earlier scores stay what they were.',
    },
  },
  'campaign-not-demo': {
    severity: 'error',
    zh: { what: '“{campaign}”不是演示数据，不能删除。', fix: '正式考核的数据要保留。' },
    en: { what: '“{campaign}” is no demonstration and is not removed.', fix: 'Real campaigns are kept.' },
  },
  'campaign-id-invalid': {
    severity: 'error',
    zh: {
      what: '“{id}”不能作考核的代码。',
      fix: '代码由小写字母、数字和连字符组成，如 2020，最长 63 个字符。',
    },
    en: {
      what: '“{id}” cannot be the id of a campaign.',
      fix: 'Use small letters, digits and hyphens, such as 2020; at most 63 characters.',
    },
  },
  'campaign-exists': {
    severity: 'error',
    zh: { what: '已有代码为“{campaign}”的考核。', fix: '请换一个代码。' },
    en: { what: 'There is a campaign “{campaign}” already.', fix: 'Choose another id.' },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
