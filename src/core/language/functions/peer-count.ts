import { fromZero } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, number } from './parameter.ts';
import { countPeers } from './peers.ts';

export const peerCountFunction: FunctionSpec = {
  name: 'peer_count',
  rows: [13, 14],
  summary: { zh: '组别内有数据的单位数', en: 'Number of units in the cohort that have a value' },
  parameters: [first('x', number(), 'none', { zh: '数', en: 'the number' })],
  result: { kind: 'number', quantity: 'count' },
  example: 'peer_count(count(公文))',
  body: { kind: 'special', compute: (args, at) => countPeers(args, at), range: () => fromZero },
  sentence: {
    zh: (say) => `组别内有 ${say.of('x')} 数据的单位数`,
    en: (say) => `the number of units in the cohort with ${say.of('x')}`,
  },
  overRecords: false,
  check: null,
};
