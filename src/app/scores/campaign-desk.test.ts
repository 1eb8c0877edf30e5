import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit, plan, sample, step, units } from '../../../test/support/committed-sample.ts';
import { day } from '../../../test/support/sample-scheme.ts';
import { good } from '../../../test/support/test-platform.ts';
import { assessedUnits } from '../../core/score/score.ts';
import { openCommitted } from '../../facts/open-committed.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import { type CampaignDesk, startDesk } from './campaign-desk.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhunsheng-desk-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const view = { scheme: sample, units, at: { asOf: day('2020-12-31'), knownAt: null } };

/** What a desk answers that never saw anything before. */
async function afresh(folder: string, desk: CampaignDesk): Promise<unknown> {
  const facts = good(await openCommitted(sample, folder, desk.facts.commits()));
  try {
    return good(await facts.measure(plan, assessedUnits(sample, units, view.at.asOf), view.at));
  } finally {
    await facts.close();
  }
}

describe('a desk that follows the commits', () => {
  it('answers as one that reads everything anew, whatever came and wherever it was merged', async () => {
    let folders = 0;
    const steps = fc.array(fc.tuple(step, fc.boolean()), { minLength: 2, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const folder = join(root, String(folders++));
        const desk = startDesk(sample, good(await openCommitted(sample, folder, [])), 0);
        try {
          for (const [each, look] of all) {
            const made = await commit(folder, desk.facts.commits(), each);
            if (made === null) continue;
            good(await desk.take([made as CommittedBatch]));
            // Sometimes several batches come before anybody looks, sometimes they are merged meanwhile.
            if (!look) await desk.facts.merge('事项', { batches: 2, rows: 1_000 });
            else expect(good(await desk.answers(view)).table).toEqual(await afresh(folder, desk));
          }
          expect(good(await desk.answers(view)).table).toEqual(await afresh(folder, desk));
        } finally {
          await desk.close();
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('does not ask again what was known at a moment', async () => {
    const folder = join(root, 'moment');
    const desk = startDesk(sample, good(await openCommitted(sample, folder, [])), 0);
    const first = await commit(folder, [], { action: 'append', rows: { 1: 5 } });
    good(await desk.take([first as CommittedBatch]));
    const then = { ...view, at: { ...view.at, knownAt: first?.knownAt ?? '' } };
    const before = good(await desk.answers(then));
    const second = await commit(folder, desk.facts.commits(), { action: 'append', rows: { 2: 5 } });
    good(await desk.take([second as CommittedBatch]));
    expect(good(await desk.answers(then))).toBe(before);
    await desk.close();
  });
});
