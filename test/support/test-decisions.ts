import { findCampaign } from '../../src/app/campaign/find-campaign.ts';
import { answerAppeal } from '../../src/app/decision/answer-appeal.ts';
import { confirmResult } from '../../src/app/decision/confirm-result.ts';
import { compareAppeal, decideAppeal } from '../../src/app/decision/decide-appeal.ts';
import { lodgeAppeal } from '../../src/app/decision/lodge-appeal.ts';
import { proposeResult } from '../../src/app/decision/propose-result.ts';
import { type AskedPublication, openPublication } from '../../src/app/decision/publish-result.ts';
import type { Actor } from '../../src/port/actor.ts';
import type { AmendingRows } from '../../src/port/store-decision.ts';
import { sheetsOf } from './test-facts.ts';
import { dayIn, good, type TestPlatform } from './test-platform.ts';

export const campaign = '2020';

/** The fourth matter of 一镇 was done after all. */
export const fixed: AmendingRows = {
  dataset: '事项',
  action: 'replace',
  rows: [{ 编号: '4', 交办日期: '2020-06-01', 已办结: '是' }],
};

/** Steps from publication to the final result, with what does not matter to a test filled in. */
export function deciding(test: () => TestPlatform) {
  const publish = (more: Partial<AskedPublication> = {}) =>
    openPublication(test().platform, test().actors.office, {
      ...{ campaign, from: null, to: `${dayIn(10)}T00:00:00+08:00`, appealDays: 5, acceptMissing: false },
      ...more,
    });

  const lodge = (actor: Actor, unit: string, indicator = 'done') =>
    lodgeAppeal(test().platform, actor, { campaign, unit, indicator, ground: '第四件已办结', evidence: [] });

  const answer = (actor: Actor, appeal: string, proposal: AmendingRows | null = fixed) =>
    answerAppeal(test().platform, actor, { appeal, text: '经核实，确已办结', proposal });

  const compare = (appeal: string, proposal: AmendingRows | null = null) =>
    compareAppeal(test().platform, test().actors.office, { appeal, proposal });

  const decide = (appeal: string, differenceHash: string | null, verdict: 'accept' | 'reject' = 'accept') =>
    decideAppeal(test().platform, test().actors.office, {
      appeal,
      verdict,
      reason: '情况属实',
      differenceHash,
    });

  /** An appeal of 一镇, answered, and the hash of its difference. */
  async function compared(): Promise<{ readonly id: string; readonly hash: string }> {
    const { id } = good(await lodge(test().actors.unit('u1'), 'u1'));
    good(await answer(test().actors.lead('甲局'), id));
    return { id, hash: good(await compare(id)).differenceHash ?? '' };
  }

  async function totals(): Promise<Record<string, string | null>> {
    const open = good(await test().inOffice((client) => findCampaign(client, test().office, campaign)));
    const result = good(await test().platform.scores.result(open, { asOf: null, knownAt: null }));
    return Object.fromEntries([...sheetsOf(result)].map(([unit, sheet]) => [unit, sheet.total]));
  }

  const endPeriod = () => test().pool.query('UPDATE zhunsheng.campaign SET public_to = clock_timestamp()');
  const propose = (actor: Actor = test().actors.office) =>
    proposeResult(test().platform, actor, { campaign, reason: '', acceptMissing: false });
  const confirm = (resultHash: string, actor: Actor = test().actors.office2) =>
    confirmResult(test().platform, actor, { campaign, resultHash });
  return { publish, lodge, answer, compare, decide, compared, totals, endPeriod, propose, confirm };
}
