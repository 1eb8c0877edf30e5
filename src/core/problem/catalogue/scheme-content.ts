import type { ProblemEntry } from './entry.ts';

/** What can be wrong with the content of a scheme: things that do not add up, fit or exist. */
export const schemeContentProblems = {
  'points-mismatch': {
    severity: 'error',
    zh: { what: '“{name}”的分值是 {stated}，下级合计是 {sum}。', fix: '请改正分值，使各级相等。' },
    en: {
      what: '“{name}” states {stated} points but its parts add up to {sum}.',
      fix: 'Correct the points so that both sums agree.',
    },
  },
  'mean-points-differ': {
    severity: 'error',
    zh: {
      what: '“{name}”的分值是 {points}，但上级“{group}”按均值合成，分值是 {groupPoints}。',
      fix: '按均值合成时，各下级的分值都与上级相同，轻重写在 weights 里。',
    },
    en: {
      what: '“{name}” has {points} points, but “{group}”, a mean, has {groupPoints}.',
      fix: 'Parts of a mean all have the points of the whole; say which weighs more in weights.',
    },
  },
  'weights-count': {
    severity: 'error',
    zh: { what: '“{name}”有 {children} 个下级，却写了 {weights} 个权重。', fix: '请一一对应。' },
    en: {
      what: '“{name}” has {children} parts but {weights} weights.',
      fix: 'Give one weight for each part.',
    },
  },
  'weights-not-positive': {
    severity: 'error',
    zh: { what: '“{name}”有权重不大于零。', fix: '权重都要大于零；不计入的下级请删去。' },
    en: {
      what: '“{name}” has a weight that is not above zero.',
      fix: 'Every weight is above zero; remove parts that do not count.',
    },
  },
  'weights-not-whole': {
    severity: 'error',
    zh: {
      what: '“{name}”的百分比权重合计是 {sum}%，不是 100%。',
      fix: '请改正权重，并且要么都写百分比、要么都不写。',
    },
    en: {
      what: 'The weights of “{name}” add up to {sum}%, not 100%.',
      fix: 'Correct them; write all as percents, or none.',
    },
  },
  'role-inside': {
    severity: 'error',
    zh: {
      what: '“{name}”的类别是 {role}，但它所在的“{group}”是 {groupRole}。',
      fix: '加分、减分组里的各项类别与组相同；请移到组外或改正类别。',
    },
    en: {
      what: '“{name}” is {role}, but stands inside “{group}”, which is {groupRole}.',
      fix: 'All parts of a bonus or deduction group share its role; move this one or correct its role.',
    },
  },
  'cap-out-of-reach': {
    severity: 'warning',
    zh: { what: '“{name}”的上限是 {points}，各项合计只有 {sum}，到不了上限。', fix: '请核对分值。' },
    en: {
      what: '“{name}” is capped at {points}, but its parts add up to only {sum}.',
      fix: 'Check the points; the cap cannot be reached.',
    },
  },
  'limits-reversed': {
    severity: 'error',
    zh: { what: '下限 {low} 大于上限 {high}。', fix: '请改正其中一个。' },
    en: { what: 'The lower limit {low} is above the upper limit {high}.', fix: 'Correct one of them.' },
  },
  'id-repeated': {
    severity: 'error',
    zh: { what: '“{id}”用了两次，第一次在 {first}。', fix: '编号和名称不能重复，请改其中一个。' },
    en: { what: '“{id}” is used twice, first at {first}.', fix: 'Rename one of them.' },
  },
  'name-reserved': {
    severity: 'error',
    zh: { what: '“{name}”在公式里另有含义，不能用作名称。', fix: '请换一个名称。' },
    en: { what: '“{name}” has a meaning of its own in formulas.', fix: 'Choose another name.' },
  },
  'column-unknown': {
    severity: 'error',
    zh: { what: '数据集“{dataset}”没有“{name}”这一列。', fix: '请改用：{candidates}。' },
    en: { what: 'The dataset “{dataset}” has no column “{name}”.', fix: 'Use: {candidates}.' },
  },
  'column-optional': {
    severity: 'error',
    zh: { what: '“{name}”用作主键、单位列或时间列，不能可空。', fix: '请去掉 optional，或换一列。' },
    en: {
      what: '“{name}” is a key, unit or time column and may not be optional.',
      fix: 'Remove optional, or choose another column.',
    },
  },
  'column-type': {
    severity: 'error',
    zh: { what: '“{name}”的类型是 {type}，这里要用 {expected}。', fix: '请改类型，或换一列。' },
    en: { what: '“{name}” is of type {type}; {expected} is needed here.', fix: 'Change it, or use another.' },
  },
  'setting-unfit': {
    severity: 'error',
    zh: { what: '“{name}”的类型是 {type}，不能写 {setting}。', fix: '请删去 {setting}，或改类型。' },
    en: {
      what: '“{name}” is of type {type} and takes no {setting}.',
      fix: 'Remove {setting}, or change the type.',
    },
  },
  'choices-needed': {
    severity: 'error',
    zh: { what: '选项列“{name}”没有写选项。', fix: '请写 choices: [甲, 乙]。' },
    en: { what: 'The choice column “{name}” has no choices.', fix: 'Write choices: [a, b].' },
  },
  'period-reversed': {
    severity: 'error',
    zh: { what: '起始日 {from} 晚于截止日 {to}。', fix: '请改正日期。' },
    en: { what: 'It begins on {from}, after its end on {to}.', fix: 'Correct the dates.' },
  },
  'calendar-too-short': {
    severity: 'error',
    zh: { what: '工作日历只到 {from} 至 {to} 之前，没有覆盖考核期 {start} 至 {end}。', fix: '请补全日历。' },
    en: {
      what: 'The work calendar runs from {from} to before {to} and does not cover the period {start} to {end}.',
      fix: 'Complete the calendar.',
    },
  },
  'calendar-day-outside': {
    severity: 'error',
    zh: { what: '{day} 不在日历的起止之内。', fix: '请改正日期，或放宽日历的 from 和 to。' },
    en: { what: '{day} lies outside the calendar.', fix: 'Correct it, or widen from and to.' },
  },
  'calendar-day-repeated': {
    severity: 'error',
    zh: { what: '{day} 写了两次，或既是假日又是上班的周末。', fix: '请只留一处。' },
    en: { what: '{day} stands here twice, or is both a day off and a day worked.', fix: 'Keep one.' },
  },
  'calendar-not-weekend': {
    severity: 'error',
    zh: { what: '{day} 不是周六或周日，不必写入 working_weekends。', fix: '请核对日期。' },
    en: {
      what: '{day} is no Saturday or Sunday, so it is no working weekend.',
      fix: 'Check the date.',
    },
  },
  'dataset-unknown': {
    severity: 'error',
    zh: { what: '方案里没有数据集“{name}”。', fix: '请改用：{candidates}。' },
    en: { what: 'The scheme has no dataset “{name}”.', fix: 'Use: {candidates}.' },
  },
  'attribute-unknown': {
    severity: 'error',
    zh: {
      what: '单位没有“{name}”这一属性。',
      fix: '请改用：{candidates}；或在 scheme.yaml 的 attributes 中增加。',
    },
    en: {
      what: 'Units have no attribute “{name}”.',
      fix: 'Use: {candidates}; or add it to attributes in scheme.yaml.',
    },
  },
  'indicator-unknown': {
    severity: 'error',
    zh: { what: '没有编号为“{id}”的指标。', fix: '请改用：{candidates}。' },
    en: { what: 'There is no indicator “{id}”.', fix: 'Use: {candidates}.' },
  },
  'unit-unknown': {
    severity: 'error',
    zh: { what: 'units.csv 里没有单位“{unit}”。', fix: '请改用：{candidates}。' },
    en: { what: 'There is no unit “{unit}” in units.csv.', fix: 'Use: {candidates}.' },
  },
  'units-column-missing': {
    severity: 'error',
    zh: { what: '{file} 缺少“{column}”这一列。', fix: '请在表头补上该列；不知道的值可以留空。' },
    en: {
      what: '{file} has no column “{column}”.',
      fix: 'Add it to the header; unknown values may be blank.',
    },
  },
  'units-column-unknown': {
    severity: 'error',
    zh: { what: '{file} 的“{column}”列不是方案里的属性，或写了两次。', fix: '请改用：{candidates}。' },
    en: {
      what: 'The column “{column}” of {file} is no attribute of the scheme, or stands there twice.',
      fix: 'Use: {candidates}.',
    },
  },
  'units-row-length': {
    severity: 'error',
    zh: { what: '这一行有 {cells} 格，表头有 {columns} 格。', fix: '请对齐；含逗号的单元格要加双引号。' },
    en: {
      what: 'This row has {cells} cells, the header {columns}.',
      fix: 'Make them agree; a cell with a comma goes into double quotes.',
    },
  },
  'units-empty': {
    severity: 'error',
    zh: { what: '{file} 里没有单位。', fix: '请至少填写一个被考评单位。' },
    en: { what: '{file} lists no unit.', fix: 'List at least one assessed unit.' },
  },
  'units-too-many': {
    severity: 'error',
    zh: { what: '{file} 里的单位超过 {limit} 个。', fix: '请拆成几个方案。' },
    en: { what: '{file} lists more than {limit} units.', fix: 'Split the scheme.' },
  },
  'subject-without-units': {
    severity: 'warning',
    zh: {
      what: '“{caption}”考核 {subject} 类单位,units.csv 里没有。',
      fix: '请在 units.csv 补充，或改正 subject。',
    },
    en: {
      what: '“{caption}” assesses units of kind {subject}, but units.csv has none.',
      fix: 'Add them to units.csv, or correct subject.',
    },
  },
  'unit-kind-unused': {
    severity: 'warning',
    zh: { what: '单位类别“{kind}”没有对应的考核表。', fix: '请核对 units.csv 的 kind，或增加考核表。' },
    en: {
      what: 'No table assesses units of kind “{kind}”.',
      fix: 'Check kind in units.csv, or add a table.',
    },
  },
  'table-missing': {
    severity: 'error',
    zh: { what: '方案里没有考核指标表。', fix: '请在 tables/ 里放至少一张表。' },
    en: { what: 'The scheme has no table of indicators.', fix: 'Put at least one into tables/.' },
  },
  'target-mixed': {
    severity: 'error',
    zh: { what: '“{name}”的目标值有的写百分比、有的不写。', fix: '请统一写法。' },
    en: { what: 'Some targets of “{name}” are percents and some are not.', fix: 'Write them all alike.' },
  },
  'target-empty': {
    severity: 'error',
    zh: { what: '“{name}”写了 target，却没有任何目标值。', fix: '请写 default、by_unit 或 by_period。' },
    en: { what: '“{name}” has a target without any value.', fix: 'Give default, by_unit or by_period.' },
  },
  'policy-missing': {
    severity: 'error',
    zh: {
      what: '“{name}”可能不适用，却没有写不适用时怎么办。',
      fix: '请在 not_applicable 下写 then 和 decided_by。',
    },
    en: {
      what: '“{name}” can be not applicable, but does not say what happens then.',
      fix: 'Write not_applicable with then and decided_by.',
    },
  },
  'policy-unneeded': {
    severity: 'error',
    zh: {
      what: '“{name}”的公式不会出现不适用，却写了 not_applicable。',
      fix: '请删去，或在公式里写明何时不适用。',
    },
    en: {
      what: '“{name}” has a not_applicable policy, but its formula is always applicable.',
      fix: 'Remove the policy, or say in the formula when it does not apply.',
    },
  },
  'share-unfit': {
    severity: 'error',
    zh: { what: '“{name}”的 share 与 then 不配。', fix: 'then: share 时必须写 share，其他情形不写。' },
    en: {
      what: 'share and then of “{name}” do not go together.',
      fix: 'Give share with then: share, and only then.',
    },
  },
  'grade-order': {
    severity: 'error',
    zh: {
      what: '等次“{name}”没有按分数和比例从高到低排列。',
      fix: '请从最好的等次写起，分数递减，累计比例递增。',
    },
    en: {
      what: 'The grade “{name}” is out of order.',
      fix: 'Begin with the best: bounds go down, quotas (this grade or better) go up.',
    },
  },
  'grade-unknown': {
    severity: 'error',
    zh: { what: '没有“{name}”这一等次。', fix: '请改用：{candidates}。' },
    en: { what: 'There is no grade “{name}”.', fix: 'Use: {candidates}.' },
  },
  'veto-target-unknown': {
    severity: 'error',
    zh: { what: '本表没有编号为“{id}”的指标或分组。', fix: '请改用：{candidates}。' },
    en: { what: 'This table has no indicator or group “{id}”.', fix: 'Use: {candidates}.' },
  },
  'assumption-unknown': {
    severity: 'error',
    zh: { what: '没有编号为“{id}”的假定。', fix: '请改用：{candidates}；或在 assumptions.yaml 中增加。' },
    en: { what: 'There is no assumption “{id}”.', fix: 'Use: {candidates}; or add it to assumptions.yaml.' },
  },
  'assumption-unused': {
    severity: 'warning',
    zh: { what: '假定“{id}”没有指标引用。', fix: '请在有关指标的 assumptions 中写上，或删去。' },
    en: {
      what: 'No indicator rests on the assumption “{id}”.',
      fix: 'Name it in assumptions of the indicators concerned, or remove it.',
    },
  },
  'ruling-choice-unknown': {
    severity: 'error',
    zh: { what: '裁定选了“{choice}”，不在可选做法之中。', fix: '请从中选一：{choices}。' },
    en: { what: 'The ruling chose “{choice}”, which was no choice.', fix: 'Choose one of: {choices}.' },
  },
  'followed-choice-unknown': {
    severity: 'error',
    zh: { what: '“follows”写的“{follows}”，不在可选做法之中。', fix: '请照抄其中一种：{choices}。' },
    en: {
      what: '“follows” says “{follows}”, which is none of the choices.',
      fix: 'Copy one of them: {choices}.',
    },
  },
  'change-indicator-unknown': {
    severity: 'error',
    zh: {
      what: '裁定要改指标“{id}”的公式，方案里没有这项指标。',
      fix: '请在 changes 中写方案里有的指标编号。',
    },
    en: {
      what: 'The ruling changes the formula of “{id}”, which the scheme does not have.',
      fix: 'Let `changes` name an indicator of the scheme.',
    },
  },
  'ruling-not-followed': {
    severity: 'warning',
    zh: {
      what: '“{id}”裁定为“{choice}”，方案仍照“{follows}”计分，结果仍是暂定。',
      fix: '请照裁定改公式，再把“follows”改成裁定选的做法。',
    },
    en: {
      what: '“{id}” was ruled “{choice}”, yet the scheme still follows “{follows}”: results stay provisional.',
      fix: 'Change the formulas to the ruling, then let “follows” say the choice made.',
    },
  },
  'ruling-replaced': {
    severity: 'warning',
    zh: { what: '“{id}”已由{by}于{on}裁定，新的裁定代替了它。', fix: '请确认是有意改定。' },
    en: {
      what: '“{id}” had been ruled by {by} on {on}; the new ruling replaces that one.',
      fix: 'Make sure that this is meant.',
    },
  },
  'examples-few': {
    severity: 'warning',
    zh: { what: '“{name}”有 {count} 个算例，至少要 2 个。', fix: '请补算例：一个得满分的，一个扣分的。' },
    en: {
      what: '“{name}” has {count} worked examples; at least 2 are wanted.',
      fix: 'Add one with full marks and one without.',
    },
  },
  'example-expect': {
    severity: 'error',
    zh: {
      what: '算例应得“{text}”，不在 {low} 到 {high} 之间。',
      fix: '请写得分，或 missing、not-applicable。',
    },
    en: {
      what: 'The example expects “{text}”, which is not between {low} and {high}.',
      fix: 'Give a score, or missing or not-applicable.',
    },
  },
  'example-times': {
    severity: 'error',
    zh: { what: 'times 应是 1 到 100000 的整数，实为“{text}”。', fix: '请写整数，或删去(即 1)。' },
    en: {
      what: 'times must be a whole number from 1 to 100,000, not “{text}”.',
      fix: 'Give a whole number, or leave it out (1).',
    },
  },
  'example-target-unneeded': {
    severity: 'error',
    zh: { what: '算例写了目标值，但“{name}”没有目标值。', fix: '请删去，或给指标加上 target。' },
    en: {
      what: 'The example gives a target, but “{name}” has none.',
      fix: 'Remove it, or give the indicator a target.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
