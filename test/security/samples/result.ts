import { quietly } from '../plant/quietly.ts';
import { inCampaign, ofOffice, published, type Rows } from '../sample.ts';
import type { World } from '../world.ts';

/** The period is over and no appeal is open. */
async function periodOver({ test, state }: World): Promise<void> {
  if (state !== 'published') return;
  await quietly(
    test.pool,
    `UPDATE zhunsheng.appeal SET state = 'withdrawn' WHERE state IN ('lodged', 'answered')`,
  );
  await quietly(test.pool, 'UPDATE zhunsheng.campaign SET public_to = clock_timestamp()');
}

export const resultRows: Rows = {
  'result.get': { owner: ofOffice, request: () => inCampaign },
  'result.hand-over': { owner: ofOffice, states: ['final'], absent: true, request: () => inCampaign },
  'result.propose': {
    ...{ owner: ofOffice, states: published, order: 7, before: periodOver },
    request: () => ({ ...inCampaign, body: { acceptMissing: true } }),
  },
  'result.withdraw': { owner: ofOffice, states: published, order: 8, request: () => inCampaign },
  'result.confirm': {
    ...{ owner: ofOffice, states: published, order: 9 },
    never: 'the proposal was withdrawn; that one of a hundred confirms is tested in one-effect',
    request: () => ({ ...inCampaign, body: { resultHash: 'a'.repeat(64) } }),
  },
};
