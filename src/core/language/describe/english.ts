import type { AggregateNode, Comparison, During } from '../syntax.ts';
import type { AggregatePhrases, Tongue } from './tongue.ts';

const numbers: Readonly<Record<Comparison, string>> = {
  '=': 'is', '<>': 'is not', '<': 'is below', '<=': 'is at most', '>': 'is above', '>=': 'is at least',
}; // biome-ignore format: one glance
const times: Readonly<Record<Comparison, string>> = {
  '=': 'is', '<>': 'is not', '<': 'is before', '<=': 'is not after', '>': 'is after', '>=': 'is not before',
}; // biome-ignore format: one glance

/** Plain English, with the scheme's own names as they are. */
export const english: Tongue = {
  names: {
    full: 'full points',
    target: 'the target',
    as_of: 'the as-of day',
    period_start: 'the first day of the period',
    period_end: 'the day after the period',
    missing: 'missing',
    not_applicable: 'not applicable',
  },
  truth: (value) => (value ? 'yes' : 'no'),
  quoted: (text) => `“${text}”`,
  duration: (amount, unit) => `${amount} ${unit}`,
  not: (phrase) => `not (${phrase})`,
  both: (phrases) => phrases.join(' and '),
  either: (phrases) => phrases.join(' or '),
  compare: (left, op, right, isTime) => `${left} ${(isTime ? times : numbers)[op]} ${right}`,
  state: (node, operand) => `${operand} is ${node.negated ? 'not ' : ''}${node.state}`,
  within: (node, operand, choices) =>
    `${operand} is ${node.negated ? 'none' : 'one'} of ${choices.join(', ')}`,
  choose: (condition, then, otherwise) => `if ${condition}: ${then}; otherwise: ${otherwise}`,
  aggregate,
  records,
  points: (amount) => `${amount} points`,
  partOfFull: (percent) => `${percent} of full points`,
  full: (points) => (points === '' ? 'full points' : `full points (${points})`),
  award: (amount) => amount,
  nothing: 'no points',
  notApplicable: (reason) => (reason === '' ? 'not applicable' : `not applicable (${reason})`),
  missing: (what) => (what === '' ? 'missing' : `missing (${what})`),
  present: (records) => `there are ${records}`,
  absent: (records) => `there are no ${records}`,
  counted: (amount) => `counted as ${amount}`,
  scored: (phrase) => `points: ${phrase}`,
};

const folds: Readonly<Record<Exclude<AggregateNode['fold'], 'count'>, string>> = {
  sum: 'the sum of',
  mean: 'the mean of',
  least: 'the smallest',
  greatest: 'the largest',
  median: 'the median of',
  distinct: 'the number of different',
  latest: 'the latest',
  trimmed_mean: 'the trimmed mean of',
  daily_mean: 'the mean over days of',
  monthly_mean: 'the mean over months of',
};

function aggregate(node: AggregateNode, { value, where, option }: AggregatePhrases): string {
  const what = node.fold === 'count' ? 'the number of' : `${folds[node.fold]} ${value} in`;
  const trimmed =
    node.fold === 'trimmed_mean'
      ? ` (without the ${option('drop_high', '1')} highest and ${option('drop_low', '1')} lowest)`
      : '';
  return `${what} ${records(node, where)}${trimmed}`;
}

function records(node: AggregateNode, where: string | null): string {
  const whose = where === null ? '' : ` where ${where}`;
  return `${node.dataset} records${whose}${windows(node.during)}`;
}

function windows(during: During): string {
  switch (during.kind) {
    case 'period':
      return '';
    case 'last_year':
      return ' in the same period of last year';
    case 'ever':
      return ' at any time';
    case 'last':
      return ` in the last ${during.amount} ${during.unit}`;
    case 'between':
      return ` from ${during.from} to before ${during.to}`;
  }
}
