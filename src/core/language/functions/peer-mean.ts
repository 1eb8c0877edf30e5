import { divide, rational, sum } from '../../quantity/rational.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, number } from './parameter.ts';
import { overPeers, peersMissing } from './peers.ts';

export const peerMeanFunction: FunctionSpec = {
  name: 'peer_mean',
  rows: [13],
  summary: { zh: '组别内的平均值', en: 'Mean value in the cohort' },
  parameters: [first('x', number(), 'none', { zh: '数', en: 'the number' }), peersMissing],
  result: { kind: 'like', parameter: 'x' },
  example: 'peer_mean(count(公文), peers_missing: ignore)',
  body: {
    kind: 'special',
    compute: (args, at) => overPeers(args, at, (values) => divide(sum(values), rational(values.length))),
    range: (range, args) => ({ ...range(args.node('x')), nonZero: false }),
  },
  sentence: {
    zh: (say) => `组别内 ${say.of('x')} 的平均值`,
    en: (say) => `the mean ${say.of('x')} in the cohort`,
  },
  overRecords: false,
  check: null,
};
