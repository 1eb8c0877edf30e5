import type { ProblemEntry } from './entry.ts';

/** What a scheme asks of the assessed units that it need not ask. */
export const burdenProblems = {
  'burden-provider-unknown': {
    severity: 'warning',
    zh: {
      what: '数据集“{dataset}”没有写明由谁提供，不能计入负担统计。',
      fix: '请在数据集中写 provided_by:system 系统取得、lead 牵头单位、unit 被考评单位报送、expert 专家。',
    },
    en: {
      what: 'The dataset “{dataset}” does not say who provides it, so the burden cannot be counted.',
      fix: 'Write provided_by in the dataset: system, lead, unit or expert.',
    },
  },
  'burden-already-held': {
    severity: 'warning',
    zh: {
      what: '要求单位在“{dataset}”中填报“{column}”，而“{holder}”中已有同名数据。',
      fix: '请直接取用已有数据，不再要求填报；如果不是同一事实，请改用不同的列名。',
    },
    en: {
      what: 'Units are asked for “{column}” in “{dataset}”, but “{holder}” already holds a column of that name.',
      fix: 'Take it from there and stop asking; if it is another fact, give the column another name.',
    },
  },
  'burden-attribute-held': {
    severity: 'warning',
    zh: {
      what: '要求单位在“{dataset}”中填报“{column}”，而单位名册 units.csv 中已有这一项。',
      fix: '请直接取用单位名册，不再要求填报。',
    },
    en: {
      what: 'Units are asked for “{column}” in “{dataset}”, but the roster units.csv already has it.',
      fix: 'Take it from the roster and stop asking.',
    },
  },
  'burden-asked-twice': {
    severity: 'warning',
    zh: {
      what: '同一单位要在“{first}”和“{second}”中各填报一次“{column}”。',
      fix: '请只填报一次，一数一源；如果不是同一事实，请改用不同的列名。',
    },
    en: {
      what: 'The same units are asked for “{column}” both in “{first}” and in “{second}”.',
      fix: 'Ask once; if they are different facts, give the columns different names.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
