import type { ProblemEntry } from './entry.ts';

export const decisionProblems = {
  'publication-period-wrong': {
    severity: 'error',
    zh: { what: '公示结束的时间必须晚于开始，并且尚未过去。', fix: '请核对公示的起止时间。' },
    en: {
      what: 'The publication must end after it begins, and not in the past.',
      fix: 'Check both moments.',
    },
  },
  'publication-period-short': {
    severity: 'error',
    zh: {
      what: '公示到 {to} 结束，早于申诉期最后一天 {appealTo}。',
      fix: '请延长公示，或减少申诉天数；申诉天数为 0 时，公示期内均可申诉。',
    },
    en: {
      what: 'The publication ends on {to}, before the last day for appeals, {appealTo}.',
      fix: 'Make it longer, or the days for appeals fewer; with 0 days an appeal may be lodged throughout.',
    },
  },
  'publication-missing': {
    severity: 'error',
    zh: {
      what: '还有 {count} 项没有得分，例如“{unit}”的“{indicator}”。',
      fix: '请补齐；确需先行公示的，请逐项查看后明确接受为暂定结果。',
    },
    en: {
      what: '{count} items have no score yet, such as “{indicator}” of “{unit}”.',
      fix: 'Complete them; to publish all the same, look at the list and accept the result explicitly as provisional.',
    },
  },
  'publication-none': {
    severity: 'error',
    zh: { what: '考核“{campaign}”没有正在公示的结果。', fix: '请在公示期内查看或办理。' },
    en: {
      what: 'No result of “{campaign}” is on public view now.',
      fix: 'Come during the publication period.',
    },
  },
  'publication-unchanged': {
    severity: 'error',
    zh: { what: '结果与第 {number} 次公示相同，没有需要更正的内容。', fix: '有变化时再发布更正。' },
    en: {
      what: 'The result is the same as in publication {number}; there is nothing to correct.',
      fix: 'Publish a correction when something has changed.',
    },
  },
  'facts-moved': {
    severity: 'error',
    zh: {
      what: '计算之后数据、名单或方案又有变化，所依据的结果已经过时。',
      fix: '请重新计算并核对后再办理。',
    },
    en: {
      what: 'Facts, roster or scheme changed after this was computed, so it is out of date.',
      fix: 'Compute it again, look at it, and then go on.',
    },
  },
  'appeal-too-late': {
    severity: 'error',
    zh: { what: '公示已于 {to} 结束，不再受理申诉。', fix: '如有异议，请直接向考核办反映。' },
    en: {
      what: 'The publication ended at {to}; no more appeals are taken.',
      fix: 'Turn to the assessment office directly.',
    },
  },
  'appeal-open-exists': {
    severity: 'error',
    zh: { what: '本单位对“{indicator}”已有一件申诉正在办理。', fix: '请补充到那一件，或先撤回。' },
    en: {
      what: 'Your unit has an open appeal about “{indicator}” already.',
      fix: 'Wait for that one, or withdraw it first.',
    },
  },
  'appeal-state': {
    severity: 'error',
    zh: {
      what: '这件申诉的状态是 {state}，这一步只能在 {needed} 时进行。',
      fix: '请刷新后查看办理情况。',
    },
    en: { what: 'The appeal is {state}; this can be done only while it is {needed}.', fix: 'Load it again.' },
  },
  'appeal-answered-already': {
    severity: 'error',
    zh: { what: '“{lead}”已经答复过这件申诉。', fix: '请等待其他牵头考核单位答复，或由考核办决定。' },
    en: {
      what: '“{lead}” has answered this appeal already.',
      fix: 'Wait for the other leads, or for the decision.',
    },
  },
  'appeal-proposal-missing': {
    severity: 'error',
    zh: {
      what: '没有更正的数据，不能计算差异，也不能支持申诉。',
      fix: '请先填写要新增、替换或撤销的数据行。',
    },
    en: {
      what: 'Without corrected rows there is no difference to compute, and nothing to accept.',
      fix: 'Give the rows to add, replace or take away first.',
    },
  },
  'appeal-proposal-unfit': {
    severity: 'error',
    zh: {
      what: '更正的数据不符：数据集“{dataset}”不是本指标读取的，或第 {row} 行不是“{unit}”的数据。',
      fix: '更正只能涉及提出申诉的单位和指标。',
    },
    en: {
      what: 'The correction does not fit: the indicator does not read “{dataset}”, or row {row} is not of “{unit}”.',
      fix: 'A correction is about the unit and the indicator of the appeal only.',
    },
  },
  'appeal-difference-required': {
    severity: 'error',
    zh: {
      what: '支持申诉之前，必须先计算并查看对所有受影响单位的差异。',
      fix: '请计算差异，核对后连同其校验值一并提交。',
    },
    en: {
      what: 'Before an appeal is accepted, the difference for everyone affected has to be computed and seen.',
      fix: 'Compute the difference, look at it, and send its hash with the decision.',
    },
  },
  'appeal-difference-moved': {
    severity: 'error',
    zh: {
      what: '查看之后数据又有变化：所附差异 {given} 已不是当前的差异 {current}。',
      fix: '请重新计算差异，核对后再作决定。',
    },
    en: {
      what: 'Something changed after you looked: the difference {given} is no longer the present one, {current}.',
      fix: 'Compute the difference again, look at it, and then decide.',
    },
  },
  'result-period-running': {
    severity: 'error',
    zh: { what: '公示到 {to} 才结束。', fix: '请在公示期满之后定稿。' },
    en: { what: 'The publication runs until {to}.', fix: 'Finalise after it has ended.' },
  },
  'result-appeals-open': {
    severity: 'error',
    zh: { what: '还有 {count} 件申诉没有办结。', fix: '请先作出决定。' },
    en: { what: '{count} appeals are not decided.', fix: 'Decide them first.' },
  },
  'result-proposed-already': {
    severity: 'error',
    zh: { what: '已有一份定稿提请等待另一人确认。', fix: '请确认或撤回那一份。' },
    en: {
      what: 'A result waits for the second person already.',
      fix: 'Confirm that one, or withdraw it.',
    },
  },
  'result-not-proposed': {
    severity: 'error',
    zh: { what: '没有等待确认的定稿提请。', fix: '请先由一人提请，再由另一人确认。' },
    en: { what: 'No result waits to be confirmed.', fix: 'One person proposes it first, another confirms.' },
  },
  'result-hash-differs': {
    severity: 'error',
    zh: {
      what: '您确认的结果({given})不是提请定稿的结果({proposed})。',
      fix: '请核对提请的结果后再确认。',
    },
    en: {
      what: 'You confirm the result {given}, but {proposed} was proposed.',
      fix: 'Look at the proposed result, then confirm that one.',
    },
  },
  'result-same-person': {
    severity: 'error',
    zh: { what: '提请和确认必须是两个人，“{name}”已经提请。', fix: '请由另一人登录后确认。' },
    en: {
      what: 'Two different people are needed, and “{name}” has proposed this.',
      fix: 'Somebody else has to sign in and confirm.',
    },
  },
  'result-differs-from-published': {
    severity: 'error',
    zh: {
      what: '当前结果与第 {number} 次公示的结果不同。',
      fix: '请先发布更正，使公示的就是要定稿的结果。',
    },
    en: {
      what: 'The present result is not the one of publication {number}.',
      fix: 'Publish a correction first, so that what becomes final is what everybody saw.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
