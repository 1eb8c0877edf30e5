import type { AggregateNode, Comparison, During } from '../syntax.ts';
import type { AggregatePhrases, Tongue } from './tongue.ts';

const numbers: Readonly<Record<Comparison, string>> = {
  '=': '等于', '<>': '不等于', '<': '低于', '<=': '不超过', '>': '超过', '>=': '不低于',
}; // biome-ignore format: one glance
const times: Readonly<Record<Comparison, string>> = {
  '=': '为', '<>': '不是', '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于',
}; // biome-ignore format: one glance
const units: Readonly<Record<string, string>> = {
  days: '天',
  workdays: '个工作日',
  months: '个月',
  years: '年',
};

/** Plain official Chinese. */
export const chinese: Tongue = {
  names: {
    full: '满分',
    target: '目标值',
    as_of: '考评日',
    period_start: '考评期首日',
    period_end: '考评期满次日',
    missing: '缺数据',
    not_applicable: '不适用',
  },
  truth: (value) => (value ? '是' : '否'),
  quoted: (text) => `“${text}”`,
  duration: (amount, unit) => `${amount}${units[unit] ?? unit}`,
  not: negated,
  both: (phrases) =>
    [phrases.slice(0, -1).join('、'), ...phrases.slice(-1)].filter((each) => each !== '').join('且'),
  either: (phrases) => phrases.join('或者'),
  compare(left, op, right, isTime) {
    if (right.startsWith('“') && op === '=') return `${left}为${right}`;
    if (right.startsWith('“') && op === '<>') return `${left}不是${right}`;
    return `${left}${(isTime ? times : numbers)[op]}${right}`;
  },
  state(node, operand) {
    if (node.state === 'applicable') return node.negated ? `${operand}不适用` : `${operand}适用`;
    return (node.state === 'known') !== node.negated ? `已有${operand}` : `没有${operand}`;
  },
  within: (node, operand, choices) => `${operand}${node.negated ? '不属于' : '属于'}${choices.join('、')}`,
  choose: (condition, then, otherwise) => `${condition}的，${then}；否则，${otherwise}`,
  aggregate,
  records,
  points: (amount) => `${amount}分`,
  partOfFull: (percent) => `满分的${percent}`,
  full: (points) => (points === '' ? '满分' : `满分${points}分`),
  award: (amount) => `得${amount}`,
  nothing: '不得分',
  notApplicable: (reason) => (reason === '' ? '视为不适用' : `视为不适用(${reason})`),
  missing: (what) => (what === '' ? '视为缺数据' : `视为缺数据(${what})`),
  present: (records) => `有${records}`,
  absent: (records) => `没有${records}`,
  counted: (amount) => `按${amount}计`,
  scored: (phrase) => `得分为 ${phrase}`,
};

function negated(phrase: string): string {
  if (phrase.startsWith('已')) return `未${phrase.slice(1)}`;
  return /^[\p{L}\d]+$/u.test(phrase) ? `非${phrase}` : `不符合“${phrase}”`;
}

function aggregate(node: AggregateNode, { value, where, option }: AggregatePhrases): string {
  const whose = records(node, where);
  switch (node.fold) {
    case 'count':
      return `${whose}数`;
    case 'sum':
      return `${whose}的${value}合计`;
    case 'mean':
      return `${whose}的${value}平均值`;
    case 'least':
      return `${whose}的${value}最小值`;
    case 'greatest':
      return `${whose}的${value}最大值`;
    case 'median':
      return `${whose}的${value}中位数`;
    case 'distinct':
      return `${whose}中不同${value}的个数`;
    case 'latest':
      return `最近一条${whose}的${value}`;
    case 'trimmed_mean':
      return `${whose}的${value}去掉${option('drop_high', '1')}个最高和${option('drop_low', '1')}个最低后的平均值`;
    case 'daily_mean':
      return `${whose}中每日 ${value} 的平均值`;
    case 'monthly_mean':
      return `${whose}中每月 ${value} 的平均值`;
  }
}

function records(node: AggregateNode, where: string | null): string {
  return `${windows(node.during)}${where === null ? '' : `${where}的`}${node.dataset}`;
}

function windows(during: During): string {
  switch (during.kind) {
    case 'period':
      return '';
    case 'last_year':
      return '上年同期';
    case 'ever':
      return '历年';
    case 'last':
      return `近${during.amount}${units[during.unit] ?? ''}`;
    case 'between':
      return `${during.from}起至${during.to}(不含当日)`;
  }
}
