import type { Rows } from '../sample.ts';
import { idOf } from '../world.ts';

let files = 0;

export const evidenceRows: Rows = {
  'evidence.upload': {
    ...{ owner: 'each', place: 'home' },
    request: () => {
      files += 1;
      return { query: { name: '通知.txt' }, content: Buffer.from(`通知 ${files}\n`), type: 'text/plain' };
    },
  },
  'evidence.list': { owner: 'each', place: 'home', request: () => ({}) },
  // Handed in for 自办培训, which 乙局 reviews, and with an appeal that 甲局 answers.
  'evidence.download': {
    owner: { office: 'demo', unit: 'u1', leads: ['甲局', '乙局'] },
    request: (world) => ({ params: { sha256: idOf(world, 'evidence') } }),
  },
  // Nobody takes back what another has, the office neither.
  'evidence.delete': {
    ...{ owner: { office: 'demo', unit: 'u1' }, holder: 'u1', order: 4 },
    request: (world) => ({ params: { sha256: idOf(world, 'free') } }),
  },
};
