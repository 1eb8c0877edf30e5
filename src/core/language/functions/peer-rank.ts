import { fromNumber } from '../../quantity/decimal.ts';
import { add, compare, divide, one, type Rational, rational } from '../../quantity/rational.ts';
import { range } from '../bounds/range.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { first, must, number, word } from './parameter.ts';
import { overPeers, peersMissing } from './peers.ts';

export const peerRankFunction: FunctionSpec = {
  name: 'peer_rank',
  rows: [14],
  summary: { zh: '组别内的名次，第一名是 1', en: 'Rank in the cohort, the first being 1' },
  parameters: [
    first('x', number(), 'none', { zh: '数', en: 'the number' }),
    must('first', word('highest', 'lowest'), 'none', { zh: '谁排第一：最高或最低', en: 'who comes first' }),
    must('ties', word('min', 'average', 'dense', 'max'), 'none', { zh: '并列的名次', en: 'rank of equals' }),
    peersMissing,
  ],
  result: { kind: 'number', quantity: 'plain' },
  example: 'peer_rank(count(公文), first: highest, ties: min, peers_missing: ignore)',
  body: {
    kind: 'special',
    compute: (args, at) => overPeers(args, at, (values, own) => rank(values, own, args)),
    range: () => range(one, null),
  },
  sentence: {
    zh: (say) => `${say.of('x')}在组别内的名次(${say.word('first') === 'highest' ? '从高到低' : '从低到高'})`,
    en: (say) => `the rank of ${say.of('x')} in the cohort (${say.word('first')} first)`,
  },
  overRecords: false,
  check: null,
};

function rank(values: readonly Rational[], own: Rational, args: Arguments): Rational {
  const direction = args.word('first') === 'highest' ? 1 : -1;
  const ahead = values.filter((each) => direction * compare(each, own) > 0);
  const equal = values.filter((each) => compare(each, own) === 0).length;
  const best = fromNumber(ahead.length + 1);
  const worst = fromNumber(ahead.length + equal);
  switch (args.word('ties')) {
    case 'max':
      return worst;
    case 'average':
      return divide(add(best, worst), rational(2));
    case 'dense':
      return fromNumber(new Set(ahead.map((each) => `${each.num}/${each.den}`)).size + 1);
    default:
      return best;
  }
}
