import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import type { Actor } from '../../port/actor.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { type AskedJudgement, makeJudgement } from './make-judgement.ts';
import { readJudgements } from './read-judgements.ts';
import { readRecusals } from './read-recusals.ts';
import { type AskedRecusal, recordRecusal } from './record-recusal.ts';
import { responsibleLeads } from './responsible.ts';

let whole: TestPlatform;
let test: TestPlatform;
beforeAll(async () => {
  whole = await openTestPlatform();
});
afterAll(() => whole.close());
beforeEach(async () => {
  test = await whole.fresh();
});

const judge = (actor: Actor, unit: string, score: string, more: Partial<AskedJudgement> = {}) =>
  makeJudgement(test.platform, actor, {
    ...{ campaign: test.campaign, indicator: 'help', dataset: '评判', unit, lead: null },
    ...{ cells: { 得分: score }, reason: '配合较好', revision: null, ...more },
  });

const recuse = (unit: string, lead: string, substitute: string | null, more: Partial<AskedRecusal> = {}) =>
  recordRecusal(test.platform, test.actors.office, {
    ...{ campaign: test.campaign, unit, indicator: null, lead, substitute },
    ...{ reason: '分管领导为近亲属', ended: false, revision: null, ...more },
  });

const all = { campaign: '2020', indicator: null, unit: null, missing: false };

async function help(unit: string): Promise<string | null | undefined> {
  const open = good(await test.inOffice((client) => findCampaign(client, test.office, test.campaign)));
  const result = good(await test.platform.scores.result(open, { asOf: null, knownAt: null }));
  const sheet = result.tables[0]?.units.find((each) => each.unit === unit);
  return sheet?.indicators.find((each) => each.id === 'help')?.score;
}

describe('a judgement', () => {
  it('of each joint lead is a fact of its own; the rule makes the score of both', async () => {
    const { lead } = test.actors;
    good(await judge(lead('甲局'), 'u1', '90'));
    // Thirty points of a hundred: 90 gives 27.
    expect(await help('u1')).toBe('27.00');
    const second = good(await judge(lead('乙局'), 'u1', '80.5'));
    expect(second).toMatchObject({ lead: '乙局', cells: { 项目: '任务配合度', 得分: '80.5' }, revision: 1 });
    // (90 + 80.5) / 2 = 85.25; of thirty points 25.575, rounded half up.
    expect(await help('u1')).toBe('25.58');
    good(await judge(lead('乙局'), 'u1', '70', { revision: 1 }));
    expect(await help('u1')).toBe('24.00');
  });

  it('needs a reason, a good value and its own item', async () => {
    const { lead } = test.actors;
    expect(codes(await judge(lead('甲局'), 'u1', '90', { reason: ' ' }))).toContain('reason-required');
    expect(codes(await judge(lead('甲局'), 'u1', '101'))).toEqual(['cell-above-max']);
    expect(codes(await judge(lead('甲局'), 'u1', ''))).toEqual(['cell-blank']);
    const other = await judge(lead('甲局'), 'u1', '90', { cells: { 得分: '90', 项目: '别的' } });
    expect(codes(other)).toEqual(['cell-not-a-choice', 'judgement-item-wrong']);
    expect(codes(await judge(lead('甲局'), 'u1', '90', { dataset: '事项' }))).toEqual([
      'judgement-dataset-wrong',
    ]);
  });

  it('cannot be given in the name of another lead, or of another unit’s row', async () => {
    const { lead } = test.actors;
    const cells = { 得分: '90', 评判单位: '乙局', 单位: 'u2', 评判时间: '2020-01-01' };
    const made = good(await judge(lead('甲局'), 'u1', '90', { cells }));
    expect(made).toMatchObject({ lead: '甲局', unit: 'u1' });
    expect(await help('u2')).toBeNull();
    expect(codes(await judge(lead('甲局'), 'u1', '90', { lead: '乙局' }))).toEqual(['recusal-lead-unknown']);
  });

  it('changed by several at once is changed by one', async () => {
    const { lead } = test.actors;
    good(await judge(lead('甲局'), 'u1', '90'));
    const tries = Array.from({ length: 20 }, (_, i) => judge(lead('甲局'), 'u1', String(i), { revision: 1 }));
    const done = await Promise.all(tries);
    expect(done.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(done.flatMap(codes))).toEqual(new Set(['revision-conflict']));
  });

  it('is refused to everybody but the lead responsible', async () => {
    const { actors } = test;
    const refusals = [
      await judge(actors.office, 'u1', '90'),
      await judge(actors.unit('u1'), 'u1', '90'),
      await judge(actors.leader, 'u1', '90'),
      await judge(actors.systemAdmin, 'u1', '90'),
      await judge(actors.lead('丙局'), 'u1', '90'),
      await judge(actors.token(actors.lead('甲局'), 'read'), 'u1', '90'),
    ];
    expect(refusals.flatMap(codes)).toEqual([
      ...Array(4).fill('not-allowed'),
      'not-found',
      'token-scope-missing',
    ]);
  });

  it('is locked with collection', async () => {
    test = await whole.fresh({ dueIn: -9, locksIn: -1 });
    expect(codes(await judge(test.actors.lead('甲局'), 'u1', '90'))).toEqual(['collection-locked']);
  });
});

describe('a lead that is assessed itself', () => {
  it('never judges itself, by whatever account', async () => {
    const { lead, unit } = test.actors;
    const own = lead('甲局');
    const other = lead('乙局');
    const tries: readonly [Actor, string][] = [
      [own, 'review-recused'],
      [{ ...own, grants: [...own.grants, { role: 'unit', scope: 'u3' }] }, 'review-recused'],
      [{ ...other, grants: [...other.grants, { role: 'unit', scope: 'u3' }] }, 'review-self'],
      [{ ...other, grants: [...other.grants, ...own.grants] }, 'review-self'],
      [unit('u3'), 'not-allowed'],
    ];
    for (const [actor, code] of tries) expect(codes(await judge(actor, 'u3', '100'))).toEqual([code]);
    expect(good(await judge(other, 'u3', '60')).lead).toBe('乙局');
    expect(await help('u3')).toBe('18.00');
  });

  it('is replaced by the lead that the office names, for one indicator or for all', async () => {
    const of = async (indicator: string) => {
      const open = good(await test.inOffice((client) => findCampaign(client, test.office, test.campaign)));
      return test.inOffice((client) => responsibleLeads(client, open, indicator, 'u3'));
    };
    expect(await of('done')).toEqual({ leads: [], recused: ['甲局'] });
    expect(await of('help')).toEqual({ leads: ['乙局'], recused: ['甲局'] });
    good(await recuse('u3', '甲局', '乙局', { indicator: 'done' }));
    expect(await of('done')).toEqual({ leads: ['乙局'], recused: ['甲局'] });
    good(await recuse('u3', '甲局', '乙局'));
    expect(await of('plus')).toEqual({ leads: ['乙局'], recused: ['甲局'] });
    // Ending the record does not make it judge itself.
    good(await recuse('u3', '甲局', null, { ended: true }));
    expect(await of('plus')).toEqual({ leads: [], recused: ['甲局'] });
  });

  it('and was recused after it had judged, has its judgement taken back', async () => {
    const { lead } = test.actors;
    good(await judge(lead('甲局'), 'u1', '90'));
    good(await judge(lead('乙局'), 'u1', '60'));
    good(await recuse('u1', '甲局', null, { indicator: 'help' }));
    expect(await help('u1')).toBe('18.00');
    expect(codes(await judge(lead('甲局'), 'u1', '90'))).toEqual(['review-recused']);
    good(await recuse('u1', '甲局', null, { indicator: 'help', ended: true }));
    good(await judge(lead('甲局'), 'u1', '90', { revision: 0 }));
    expect(await help('u1')).toBe('22.50');
  });

  it('shows in the queue as needing a substitute', async () => {
    const { office, lead, unit } = test.actors;
    const seen = good(await readRecusals(test.platform, office, test.campaign)).items;
    expect(seen.map((each) => [each.unit, each.indicator, each.needsSubstitute])).toEqual([
      ['u3', 'done', true],
      ['u3', 'help', false],
      ['u3', 'plus', true],
    ]);
    expect(good(await readRecusals(test.platform, lead('丙局'), test.campaign)).items).toEqual([]);
    expect(codes(await readRecusals(test.platform, unit('u3'), test.campaign))).toEqual(['not-allowed']);
    expect(codes(await recordRecusal(test.platform, lead('甲局'), {} as AskedRecusal))).toEqual([
      'not-allowed',
    ]);
  });
});

describe('what waits for judgement', () => {
  it('is every item of every responsible lead, until it is judged', async () => {
    const { office, lead } = test.actors;
    const missing = async (actor: Actor) =>
      good(await readJudgements(test.platform, actor, { ...all, missing: true })).map(
        ({ unit, lead: by, item }) => `${unit} ${by} ${item?.项目}`,
      );
    expect(await missing(office)).toEqual([
      'u1 甲局 任务配合度',
      'u1 乙局 任务配合度',
      'u2 甲局 任务配合度',
      'u2 乙局 任务配合度',
      'u3 乙局 任务配合度',
    ]);
    good(await judge(lead('乙局'), 'u3', '60'));
    expect(await missing(lead('乙局'))).toEqual(['u1 乙局 任务配合度', 'u2 乙局 任务配合度']);
    good(await recuse('u1', '乙局', null, { indicator: 'help' }));
    good(await recuse('u1', '甲局', null, { indicator: 'help' }));
    expect(await missing(office)).toContain('u1 null 任务配合度');
  });
});
