import type { ExplainedScore } from '../app/explain-indicator.ts';
import type { Words } from './words.ts';

export const whoWords: Words = {
  zh: '{unit}({cohort})；牵头：{leads}；依据：{clause}',
  en: '{unit} ({cohort}); lead: {leads}; source: {clause}',
};
export const whenWords: Words = {
  zh: '截止日 {asOf}，知悉时点 {knownAt}',
  en: 'As of {asOf}, known at {knownAt}',
};
export const nowWords: Words = { zh: '现在', en: 'now' };
export const scoreWords: Words = {
  zh: '得 {score} 分，满分 {points} 分，失 {lost} 分。',
  en: '{score} of {points} points; {lost} lost.',
};
export const noScoreWords: Readonly<Record<ExplainedScore['state'], Words>> = {
  scored: { zh: '已计分，满分 {points} 分。', en: 'Scored, of {points} points.' },
  missing: {
    zh: '缺数据，尚无得分(不是 0 分)；满分 {points} 分。',
    en: 'No score yet: facts are missing (that is not 0); {points} points.',
  },
  'not-applicable': {
    zh: '不适用，不计入本单位的基数；{points} 分。',
    en: 'Not applicable: left out of the base; {points} points.',
  },
};
export const missingWords: Words = { zh: '所缺：{names}。', en: 'Missing: {names}.' };
export const plainKind: Words = { zh: '“{name}”', en: '“{name}”' };
export const andWords: Words = { zh: ';', en: '; ' };
export const kindWords: Readonly<Record<string, Words>> = {
  cell: { zh: '未填的列“{name}”', en: 'blank column “{name}”' },
  attribute: { zh: '未知的单位属性“{name}”', en: 'unknown attribute “{name}”' },
  target: { zh: '未定的目标值“{name}”', en: 'no target for “{name}”' },
  sample: { zh: '样本不足的数据集“{name}”', en: 'too few rows in “{name}”' },
  peers: { zh: '可比单位不足“{name}”', en: 'too few units to compare for “{name}”' },
  denominator: { zh: '分母为零或为负“{name}”', en: 'zero or negative denominator in “{name}”' },
  declared: { zh: '“{name}”', en: '“{name}”' },
};
/** Nothing at all came in, or nothing of this unit. */
export const owedWords: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  dataset: {
    system: { zh: '业务系统尚未提供数据集“{name}”', en: '“{name}” is still to come from its system' },
    lead: { zh: '牵头单位尚未提供数据集“{name}”', en: '“{name}” is still to come from the lead' },
    unit: { zh: '各单位均未报送数据集“{name}”', en: 'no unit has delivered “{name}”' },
    expert: { zh: '专家尚未评分(数据集“{name}”)', en: 'the experts have not scored yet (“{name}”)' },
    judged: { zh: '牵头单位尚未评判(数据集“{name}”)', en: 'the lead has not judged yet (“{name}”)' },
    unknown: { zh: '尚未报送的数据集“{name}”', en: 'dataset not delivered “{name}”' },
  },
  rows: {
    system: {
      zh: '业务系统中没有本单位的“{name}”数据',
      en: 'the system has no rows of this unit in “{name}”',
    },
    lead: {
      zh: '牵头单位尚未提供本单位的“{name}”数据',
      en: 'the lead has handed in no rows of this unit in “{name}”',
    },
    unit: { zh: '本单位未报送的数据集“{name}”', en: 'this unit has not delivered “{name}”' },
    expert: {
      zh: '专家尚未对本单位评分(数据集“{name}”)',
      en: 'the experts have not scored this unit yet (“{name}”)',
    },
    judged: {
      zh: '牵头单位尚未评判本单位(数据集“{name}”)',
      en: 'the lead has not judged this unit yet (“{name}”)',
    },
    unknown: { zh: '没有本单位数据的数据集“{name}”', en: 'no rows of this unit in “{name}”' },
  },
};
export const reasonWords: Words = {
  zh: '不适用：{reason}；由{decidedBy}认定，{effect}。',
  en: 'Not applicable: {reason}; decided by {decidedBy}, effect: {effect}.',
};
export const effectWords: Readonly<Record<string, Words>> = {
  full: { zh: '按满分计', en: 'full points' },
  zero: { zh: '按零分计', en: 'no points' },
  share: { zh: '按分值的 {share} 倍计', en: '{share} times the points' },
  rescale: { zh: '分值由同组其余指标分担', en: 'its points go to the other indicators of the group' },
  exclude: { zh: '不计入本单位的基数', en: 'left out of the base' },
};
export const modeWords: Readonly<Record<string, Words>> = {
  half_up: { zh: '四舍五入', en: 'half up' },
  half_even: { zh: '四舍六入五取偶', en: 'half to even' },
  half_down: { zh: '五舍六入', en: 'half down' },
  up: { zh: '只入不舍', en: 'away from zero' },
  down: { zh: '只舍不入', en: 'towards zero' },
  floor: { zh: '向下取', en: 'down' },
  ceiling: { zh: '向上取', en: 'up' },
};
export const roundingWords: Words = {
  zh: '舍入：{before} → {after}({mode}，保留 {decimals} 位小数)，差 {difference}。',
  en: 'Rounding: {before} → {after} ({mode}, {decimals} decimals), difference {difference}.',
};
export const vetoWords: Words = { zh: '一票否决“{name}”：{state}。', en: 'Veto “{name}”: {state}.' };
export const vetoStates: Readonly<Record<string, Words>> = {
  struck: { zh: '已触发，本项计零分', en: 'struck: no points' },
  clear: { zh: '未触发', en: 'not struck' },
  unknown: { zh: '缺数据，尚不能判断', en: 'not known yet: facts are missing' },
};
export const ruleWords: Words = { zh: '规则', en: 'Rule' };
export const stepsWords: Words = { zh: '计算', en: 'Computation' };
export const factsTitle: Words = { zh: '数据', en: 'Facts' };
export const undeliveredWords: Words = { zh: '未报送', en: 'not delivered' };
export const sourceWords: Words = { zh: '{dataset}({source})', en: '{dataset} ({source})' };
export const factColumns = [
  { title: { zh: '项', en: 'no.' }, align: 'left' },
  { title: { zh: '值', en: 'value' }, align: 'right' },
  { title: { zh: '数据集(来源)', en: 'dataset (source)' }, align: 'left' },
  { title: { zh: '含义', en: 'meaning' }, align: 'left' },
] as const;
export const questionsTitle: Words = { zh: '暂定处理', en: 'Assumptions' };
export const openWords: Words = {
  zh: '{id} 待{ruledBy}裁定：暂按：{taken}',
  en: '{id}, open, to be ruled by {ruledBy}: for now, {taken}',
};
export const ruledWords: Words = { zh: '{id} 已裁定：{ruling}', en: '{id}, ruled: {ruling}' };
