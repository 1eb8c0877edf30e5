import { least } from '../../quantity/rational.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, number } from './parameter.ts';
import { overPeers, peersMissing } from './peers.ts';

export const peerMinFunction: FunctionSpec = {
  name: 'peer_min',
  rows: [13],
  summary: { zh: '组别内的最小值', en: 'Smallest value in the cohort' },
  parameters: [first('x', number(), 'none', { zh: '数', en: 'the number' }), peersMissing],
  result: { kind: 'like', parameter: 'x' },
  example: 'peer_min(count(公文), peers_missing: ignore)',
  body: {
    kind: 'special',
    compute: (args, at) => overPeers(args, at, (values) => values.reduce(least)),
    range: (range, args) => ({ ...range(args.node('x')), nonZero: false }),
  },
  sentence: {
    zh: (say) => `组别内 ${say.of('x')} 的最小值`,
    en: (say) => `the smallest ${say.of('x')} in the cohort`,
  },
  overRecords: false,
  check: null,
};
