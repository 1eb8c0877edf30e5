import type { ProblemEntry } from './entry.ts';

export const reviewProblems = {
  'collection-not-open': {
    severity: 'error',
    zh: { what: '采集自 {opensOn} 开始，现在还不能填报。', fix: '请在开始之后再办理。' },
    en: {
      what: 'Collection opens on {opensOn}; nothing can be handed in yet.',
      fix: 'Come back from that day on.',
    },
  },
  'collection-locked': {
    severity: 'error',
    zh: { what: '采集已于 {locksOn} 结束后锁定。', fix: '如确需补报，请考核办调整锁定日期并说明原因。' },
    en: {
      what: 'Collection was locked at the end of {locksOn}.',
      fix: 'If it is really needed, the assessment office has to move that day, with a reason.',
    },
  },
  'reason-required': {
    severity: 'error',
    zh: { what: '没有写明理由。', fix: '请写明理由，便于对方改正和日后核查。' },
    en: { what: 'The reason is missing.', fix: 'Say why, so that others can act on it and check it later.' },
  },
  'unit-not-assessed': {
    severity: 'error',
    zh: {
      what: '“{unit}”不在本次考核的名单中，或“{what}”不考核这类单位。',
      fix: '请核对单位和指标。',
    },
    en: {
      what: '“{unit}” is not on this campaign’s roster, or “{what}” does not assess its kind.',
      fix: 'Check the unit and the indicator.',
    },
  },
  'submission-dataset-wrong': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”不由被考评单位填报，也不是可以附佐证材料的评判。',
      fix: '请从本单位的填报清单中选择。',
    },
    en: {
      what: 'The dataset “{dataset}” is neither handed in by units nor a judgement that takes evidence.',
      fix: 'Choose one from your unit’s list.',
    },
  },
  'submission-rows-not-taken': {
    severity: 'error',
    zh: {
      what: '“{dataset}”由牵头考核单位评判，这里只收说明和佐证材料，不收数据行。',
      fix: '请删去数据行，改写在说明中。',
    },
    en: {
      what: '“{dataset}” is judged by the lead: a note and evidence are taken here, rows are not.',
      fix: 'Remove the rows and say it in the note.',
    },
  },
  'submission-column-unknown': {
    severity: 'error',
    zh: { what: '第 {row} 行有数据集“{dataset}”没有的列“{column}”。', fix: '请按模板的列填写。' },
    en: {
      what: 'Row {row} has a column “{column}” that the dataset “{dataset}” does not.',
      fix: 'Use the columns of the template.',
    },
  },
  'submission-unit-other': {
    severity: 'error',
    zh: { what: '第 {row} 行填的是别的单位“{unit}”。', fix: '只能填报本单位的数据；单位一列可以不填。' },
    en: {
      what: 'Row {row} is about another unit, “{unit}”.',
      fix: 'Hand in your own unit’s rows only; the unit’s column may stay empty.',
    },
  },
  'submission-key-repeated': {
    severity: 'error',
    zh: { what: '第 {row} 行与前面的行主键相同({key})。', fix: '请合并或改正其中一行。' },
    en: { what: 'Row {row} has the same key as an earlier row ({key}).', fix: 'Merge them, or correct one.' },
  },
  'submission-open-exists': {
    severity: 'error',
    zh: {
      what: '“{unit}”的“{dataset}”已有一份尚未办结的填报。',
      fix: '请在那一份上继续填写，或先撤回。',
    },
    en: {
      what: '“{unit}” already has a report of “{dataset}” that is not settled.',
      fix: 'Go on with that one, or withdraw it first.',
    },
  },
  'submission-state': {
    severity: 'error',
    zh: {
      what: '这份填报现在的状态是 {state}，这一步只能在 {needed} 时进行。',
      fix: '请刷新后查看办理情况。',
    },
    en: { what: 'The report is {state}; this can be done only while it is {needed}.', fix: 'Load it again.' },
  },
  'submission-empty': {
    severity: 'error',
    zh: {
      what: '填报中没有数据行，也没有说明或佐证材料。',
      fix: '请填写；确实没有可报的，请在说明中写明“无”。',
    },
    en: {
      what: 'The report holds no rows, no note and no evidence.',
      fix: 'Fill it in; if there is nothing to report, say so in the note.',
    },
  },
  'submission-signed': {
    severity: 'error',
    zh: {
      what: '您已经签过这份填报；共同牵头的其他单位须由另外的人签署。',
      fix: '请由其他牵头考核单位的经办人办理。',
    },
    en: {
      what: 'You have signed this report already; joint leads are signed for by different people.',
      fix: 'Somebody of the other lead has to sign.',
    },
  },
  'submission-under-review': {
    severity: 'error',
    zh: { what: '“{lead}”已经签署，不能再撤回。', fix: '如需修改，请牵头考核单位退回。' },
    en: {
      what: '“{lead}” has signed already, so it cannot be withdrawn.',
      fix: 'Ask the lead to return it.',
    },
  },
  'submission-rows-stand': {
    severity: 'error',
    zh: { what: '这份填报的数据已被后来的批次改动，不能自动撤销。', fix: '请用批次撤销或更正办理。' },
    en: {
      what: 'The rows of this report were changed by later batches and cannot be taken back by themselves.',
      fix: 'Undo or correct those batches instead.',
    },
  },
  'review-recused': {
    severity: 'error',
    zh: {
      what: '“{lead}”对“{unit}”应当回避，不能审核或评判。',
      fix: '由考核办指定的其他牵头考核单位办理。',
    },
    en: {
      what: '“{lead}” is recused from “{unit}”: it neither reviews nor judges it.',
      fix: 'The lead that the assessment office names does it instead.',
    },
  },
  'review-self': {
    severity: 'error',
    zh: {
      what: '您代表“{unit}”，或本人经办过这一事项，不能自己审核、评判。',
      fix: '请由其他人办理。',
    },
    en: {
      what: 'You act for “{unit}” or worked on this yourself, so you cannot review or judge it.',
      fix: 'Somebody else has to.',
    },
  },
  'recusal-lead-unknown': {
    severity: 'error',
    zh: { what: '方案中没有牵头考核单位“{lead}”，或它不负责这一指标。', fix: '请按方案中的名称填写。' },
    en: {
      what: 'The scheme has no lead “{lead}”, or it is not responsible for this indicator.',
      fix: 'Use the name as the scheme writes it.',
    },
  },
  'recusal-substitute-unfit': {
    severity: 'error',
    zh: {
      what: '“{substitute}”不能代替“{lead}”：它不是方案中的牵头考核单位，或就是被考评单位本身，或同样应当回避。',
      fix: '请指定另一个牵头考核单位。',
    },
    en: {
      what: '“{substitute}” cannot stand in for “{lead}”: it is no lead of the scheme, is the assessed unit itself, or is recused too.',
      fix: 'Name another lead.',
    },
  },
  'judgement-dataset-wrong': {
    severity: 'error',
    zh: {
      what: '指标“{indicator}”没有由牵头考核单位评判的数据集“{dataset}”。',
      fix: '请从待评判清单中选择。',
    },
    en: {
      what: 'The indicator “{indicator}” reads no dataset “{dataset}” that its lead judges.',
      fix: 'Choose one from the list of what waits for judgement.',
    },
  },
  'judgement-item-wrong': {
    severity: 'error',
    zh: {
      what: '“{column}”应当是{choices}之一，这里是“{value}”。',
      fix: '每个指标只评判它所读取的事项。',
    },
    en: {
      what: '“{column}” should be one of {choices}, not “{value}”.',
      fix: 'Each indicator’s judgement is about what that indicator reads.',
    },
  },
  'judgement-given-by-other': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”没有评判单位一列，这一项已由“{lead}”评判。',
      fix: '请由该单位修改，或在方案中为每个评判单位设一列。',
    },
    en: {
      what: 'The dataset “{dataset}” has no column for who judged, and “{lead}” has judged this already.',
      fix: 'Let that lead change it, or give the dataset a column for the judge.',
    },
  },
  'panel-dataset-wrong': {
    severity: 'error',
    zh: {
      what: '指标“{indicator}”没有可由专家评分的数据集：须由专家提供，含专家、得分、理由各一列。',
      fix: '请核对方案中该指标读取的数据集。',
    },
    en: {
      what: 'The indicator “{indicator}” reads no dataset experts can score: provided by experts, with one column each for expert, score and reason.',
      fix: 'Check the datasets that the indicator reads.',
    },
  },
  'panel-expert-unknown': {
    severity: 'error',
    zh: { what: '“{account}”不是本办公室可用的专家账户。', fix: '请先由安全管理员授予专家角色。' },
    en: {
      what: '“{account}” is no active account of an expert in this office.',
      fix: 'Have the security administrator grant the role first.',
    },
  },
  'panel-expert-voted': {
    severity: 'error',
    zh: { what: '“{account}”在以前的评审组中已为“{unit}”评过分。', fix: '补评请另请专家。' },
    en: {
      what: '“{account}” gave “{unit}” a vote in an earlier panel.',
      fix: 'Name other experts for a further panel.',
    },
  },
  'panel-too-few-experts': {
    severity: 'error',
    zh: { what: '计分规则要求每个单位至少有 {needed} 位专家评分，现有 {given} 位。', fix: '请增加专家。' },
    en: {
      what: 'The rule needs at least {needed} votes for each unit; there are {given} experts.',
      fix: 'Name more experts.',
    },
  },
  'panel-state': {
    severity: 'error',
    zh: { what: '评审组的状态是 {state}，这一步只能在 {needed} 时进行。', fix: '请刷新后查看。' },
    en: { what: 'The panel is {state}; this can be done only while it is {needed}.', fix: 'Load it again.' },
  },
  'panel-time-over': {
    severity: 'error',
    zh: { what: '评分已于 {closesOn} 截止。', fix: '如需延长，请联系考核办另组评审。' },
    en: { what: 'Scoring ended with {closesOn}.', fix: 'Ask the assessment office for a new panel.' },
  },
  'panel-closes-past': {
    severity: 'error',
    zh: { what: '评分截止日 {closesOn} 已经过去，或晚于锁定日 {locksOn}。', fix: '请选择其间的日期。' },
    en: {
      what: 'The last day of scoring {closesOn} is past, or later than the lock on {locksOn}.',
      fix: 'Choose a day between.',
    },
  },
  'panel-votes-open': {
    severity: 'error',
    zh: {
      what: '还有 {open} 项评分没有完成，{closesOn} 以前不能结束评审。',
      fix: '请等待专家完成，或等到截止日之后。',
    },
    en: {
      what: '{open} votes are still open, and the panel runs until {closesOn}.',
      fix: 'Wait for the experts, or for that day to pass.',
    },
  },
  'panel-too-few-votes': {
    severity: 'error',
    zh: {
      what: '下列单位的有效评分不足 {needed} 票：{units}。',
      fix: '请另组评审补评；确需结束的，请明确接受这些单位暂无得分。',
    },
    en: {
      what: 'These units have fewer than {needed} votes: {units}.',
      fix: 'Set up another panel; to close all the same, accept explicitly that they have no score yet.',
    },
  },
  'panel-unit-own': {
    severity: 'error',
    zh: { what: '您与“{unit}”有关联，不能为它评分。', fix: '请对该单位选择回避。' },
    en: { what: 'You are connected with “{unit}” and cannot score it.', fix: 'Recuse yourself from it.' },
  },
  'panel-value-missing': {
    severity: 'error',
    zh: { what: '评分需要分值和理由；弃权或回避只需理由，不填分值。', fix: '请补充后提交，或先存为草稿。' },
    en: {
      what: 'A vote needs a score and a reason; abstaining or recusing needs a reason and no score.',
      fix: 'Complete it, or save it as a draft.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
