import type { FunctionSpec } from './function-spec.ts';
import { first, like, number } from './parameter.ts';
import { fill } from './template.ts';

export const changeFunction: FunctionSpec = {
  name: 'change',
  rows: [6],
  summary: { zh: '增减量：本期 − 基期', en: 'Change: now − base' },
  parameters: [
    first('now', number(), 'up', { zh: '本期', en: 'this period' }),
    first('base', like('now'), 'down', { zh: '基期', en: 'base period' }),
  ],
  result: { kind: 'like', parameter: 'now' },
  example: 'change(30, 20)',
  body: {
    kind: 'expand',
    expand: (args) => fill('now - base', { now: args.node('now'), base: args.node('base') }, args.call.span),
  },
  sentence: {
    zh: (say) => `${say.of('now')}比${say.of('base')}的增减量`,
    en: (say) => `the change of ${say.of('now')} over ${say.of('base')}`,
  },
  overRecords: false,
  check: null,
};
