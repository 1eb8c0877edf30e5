import { greatest } from '../../quantity/rational.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, number } from './parameter.ts';
import { overPeers, peersMissing } from './peers.ts';

export const peerMaxFunction: FunctionSpec = {
  name: 'peer_max',
  rows: [13],
  summary: { zh: '组别内的最大值', en: 'Largest value in the cohort' },
  parameters: [first('x', number(), 'none', { zh: '数', en: 'the number' }), peersMissing],
  result: { kind: 'like', parameter: 'x' },
  example: 'peer_max(count(公文), peers_missing: ignore)',
  body: {
    kind: 'special',
    compute: (args, at) => overPeers(args, at, (values) => values.reduce(greatest)),
    range: (range, args) => ({ ...range(args.node('x')), nonZero: false }),
  },
  sentence: {
    zh: (say) => `组别内 ${say.of('x')} 的最大值`,
    en: (say) => `the largest ${say.of('x')} in the cohort`,
  },
  overRecords: false,
  check: null,
};
