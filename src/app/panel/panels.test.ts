import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addTestAccount } from '../../../test/support/test-accounts.ts';
import {
  codes,
  dayIn,
  good,
  openTestPlatform,
  type TestPlatform,
} from '../../../test/support/test-platform.ts';
import type { Actor } from '../../port/actor.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { acceptSubmission } from '../review/review-submission.ts';
import { startSubmission } from '../review/save-submission.ts';
import { submitSubmission } from '../review/submit-submission.ts';
import { closePanel } from './close-panel.ts';
import { type AskedVote, giveVote } from './give-vote.ts';
import { cancelPanel, makePanel, type NewPanelAsked } from './make-panel.ts';
import { type PanelView, panelMaterial } from './panel-view.ts';
import { readPanels, readPanelView } from './read-panels.ts';

let whole: TestPlatform;
let test: TestPlatform;
let experts: readonly Actor[];
beforeAll(async () => {
  whole = await openTestPlatform();
});
afterAll(() => whole.close());
beforeEach(async () => {
  test = await whole.fresh();
  const names = ['王评', '李评', '赵评', '钱评'];
  const grants = [{ role: 'expert' as const, scope: null }];
  experts = await Promise.all(names.map((name) => addTestAccount(test.pool, name, grants)));
});

const make = (more: Partial<NewPanelAsked> = {}, of: readonly Actor[] = experts) =>
  makePanel(test.platform, test.actors.office, {
    ...{ campaign: test.campaign, indicator: 'panel', title: '创新评审', units: [] },
    ...{ experts: of.map((each) => each.account), closesOn: dayIn(3), ...more },
  });

const vote = (
  actor: Actor,
  panel: string,
  unit: string,
  value: string | null,
  more: Partial<AskedVote> = {},
) =>
  giveVote(test.platform, actor, {
    ...{ panel, unit, state: value === null ? 'abstained' : 'given', value, reason: '理由充分' },
    ...{ revision: null, ...more },
  });

const close = (panel: string, acceptShort = false) =>
  closePanel(test.platform, test.actors.office, { panel, acceptShort });

async function score(unit: string): Promise<string | null | undefined> {
  const open = good(await test.inOffice((client) => findCampaign(client, test.office, test.campaign)));
  const result = good(await test.platform.scores.result(open, { asOf: null, knownAt: null }));
  const sheet = result.tables[0]?.units.find((each) => each.unit === unit);
  return sheet?.indicators.find((each) => each.id === 'panel')?.score;
}

/** One column of scores a unit, one row an expert; null abstains. */
async function voteAll(panel: string, table: readonly (readonly (string | null)[])[]): Promise<void> {
  for (const [i, row] of table.entries())
    for (const [j, value] of row.entries()) {
      const expert = experts[i];
      if (expert !== undefined) good(await vote(expert, panel, `u${j + 1}`, value));
    }
}

describe('a panel', () => {
  it('closes into facts under pseudonyms, and the rule’s trimmed mean makes the score', async () => {
    const { id } = good(await make());
    await voteAll(id, [
      ['60', '70', '80'],
      ['80', '70', '90'],
      ['95', '70', '85'],
      ['70', '70', null],
    ]);
    const closed = good(await close(id));
    expect(closed).toMatchObject({ state: 'closed', leastVotes: 3 });
    // u1: 60 and 95 are left out, (70 + 80) / 2 = 75 of a hundred for twenty points; u3: 85 alone is left.
    expect([await score('u1'), await score('u2'), await score('u3')]).toEqual(['15.00', '14.00', '17.00']);
    const names = new Set(closed.votes?.map((each) => each.expert));
    expect([...names].sort()).toEqual(['专家1', '专家2', '专家3', '专家4']);
    const { rows } = await test.pool.query('SELECT rows::int, by FROM zhunsheng.batch');
    expect(rows).toEqual([{ rows: 11, by: 'office-1' }]);
  });

  it('tells leniency, no variance, spread and what leaving one out would change', async () => {
    const { id } = good(await make({ units: ['u1', 'u2'] }));
    await voteAll(id, [
      ['60', '60'],
      ['70', '80'],
      ['80', '90'],
      ['90', '70'],
    ]);
    const { statistics } = good(await close(id));
    // Both units have the mean 75; whoever gave 60 twice is 15 below it.
    const strict = statistics?.experts.find((each) => each.mean === '60.000');
    expect(strict).toMatchObject({ votes: 2, leniency: '-15.000', spread: '0.000', noVariance: true });
    // Without 60 the trimmed mean of u1 goes from 75 to 80.
    expect(strict?.influence).toMatchObject({ by: '-5.000' });
    expect(statistics?.units).toEqual([
      { unit: 'u1', votes: 4, spread: '30.000', trimmedMean: '75.000' },
      { unit: 'u2', votes: 4, spread: '30.000', trimmedMean: '75.000' },
    ]);
  });

  it('needs as many experts as the rule needs votes, and they have to be experts', async () => {
    expect(codes(await make({}, experts.slice(0, 2)))).toEqual(['panel-too-few-experts']);
    const plain = await addTestAccount(test.pool, '旁人', [{ role: 'leader', scope: null }]);
    expect(codes(await make({}, [...experts.slice(0, 3), plain]))).toEqual(['panel-expert-unknown']);
    expect(codes(await make({ indicator: 'done' }))).toEqual(['panel-dataset-wrong']);
    expect(codes(await make({ units: ['u9'] }))).toEqual(['unit-not-assessed']);
    expect(codes(await make({ closesOn: dayIn(-1) }))).toEqual(['panel-closes-past']);
    for (const actor of [
      test.actors.lead('乙局'),
      test.actors.unit('u1'),
      experts[0] ?? test.actors.leader,
    ]) {
      const asked = { campaign: '2020', indicator: 'panel', title: 'x', units: [], experts: [] };
      expect(codes(await makePanel(test.platform, actor, { ...asked, closesOn: dayIn(1) }))).toEqual([
        'not-allowed',
      ]);
    }
  });

  it('is not closed while votes are open, nor with too few for a unit unless that is accepted', async () => {
    const { id } = good(await make({ units: ['u1'] }, experts.slice(0, 3)));
    await voteAll(id, [['60'], ['80']]);
    expect(codes(await close(id))).toEqual(['panel-votes-open']);
    good(await vote(experts[2] ?? test.actors.leader, id, 'u1', null));
    expect((await close(id)).problems).toMatchObject([
      { code: 'panel-too-few-votes', params: { needed: '3', units: '一镇' } },
    ]);
    good(await close(id, true));
    expect(await score('u1')).toBeNull();
    // A further panel of others; its votes are further records, and the rule has enough of them now.
    const more = good(await make({ units: ['u1'] }, [...(await fresh(3))]));
    expect(codes(await make({ units: ['u1'] }, experts.slice(0, 3)))).toContain('panel-expert-voted');
    for (const expert of others) good(await vote(expert, more.id, 'u1', '90'));
    const done = good(await close(more.id));
    expect(done.votes?.map((each) => each.expert)).toEqual(['专家4', '专家5', '专家6']);
    // 60 and one 90 are left out of 60, 80, 90, 90, 90: 260 / 3 of a hundred for twenty points.
    expect(await score('u1')).toBe('17.33');
  });

  let others: readonly Actor[] = [];
  async function fresh(count: number): Promise<readonly Actor[]> {
    const grants = [{ role: 'expert' as const, scope: null }];
    others = await Promise.all(
      Array.from({ length: count }, (_, i) => addTestAccount(test.pool, `补评${i}`, grants)),
    );
    return others;
  }

  it('closed by a hundred at once is closed once', async () => {
    const { id } = good(await make({ units: ['u1'] }));
    await voteAll(id, [['60'], ['80'], ['95'], ['70']]);
    const all = await Promise.all(Array.from({ length: 100 }, () => close(id)));
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(all.flatMap(codes))).toEqual(new Set(['panel-state']));
    expect((await test.pool.query('SELECT FROM zhunsheng.batch')).rowCount).toBe(1);
  });

  it('given up needs a reason, and takes no more votes', async () => {
    const { id } = good(await make());
    const cancel = (reason: string) => cancelPanel(test.platform, test.actors.office, { panel: id, reason });
    expect(codes(await cancel(''))).toEqual(['reason-required']);
    good(await cancel('人数不足'));
    expect(codes(await vote(experts[0] ?? test.actors.leader, id, 'u1', '60'))).toEqual(['panel-state']);
    expect(codes(await close(id))).toEqual(['panel-state']);
  });
});

describe('a vote', () => {
  const first = (): Actor => experts[0] ?? test.actors.leader;

  it('needs a reason and a good value; a draft may be incomplete', async () => {
    const { id } = good(await make());
    expect(codes(await vote(first(), id, 'u1', '60', { reason: ' ' }))).toEqual(['panel-value-missing']);
    expect(codes(await vote(first(), id, 'u1', '101'))).toEqual(['cell-above-max']);
    expect(codes(await vote(first(), id, 'u1', '60', { state: 'abstained' }))).toEqual([
      'panel-value-missing',
    ]);
    const draft = { state: 'draft' as const, reason: '' };
    good(await vote(first(), id, 'u1', '60', draft));
    expect(codes(await vote(first(), id, 'u9', '60'))).toEqual(['not-found']);
  });

  it('saved by two windows of one expert does not overwrite silently', async () => {
    const { id } = good(await make());
    const tries = Array.from({ length: 20 }, (_, i) => vote(first(), id, 'u1', String(i), { revision: 0 }));
    const done = await Promise.all(tries);
    expect(done.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(done.flatMap(codes))).toEqual(new Set(['revision-conflict']));
  });

  it('on a unit that the expert acts for can only be a recusal', async () => {
    const grants = [
      { role: 'expert' as const, scope: null },
      { role: 'unit' as const, scope: 'u1' },
    ];
    const partial = await addTestAccount(test.pool, '孙评', grants);
    const { id } = good(await make({}, [...experts, partial]));
    expect(codes(await vote(partial, id, 'u1', '100'))).toEqual(['panel-unit-own']);
    expect(codes(await vote(partial, id, 'u1', null))).toEqual(['panel-unit-own']);
    good(await vote(partial, id, 'u1', null, { state: 'recused', reason: '本单位' }));
    good(await vote(partial, id, 'u2', '60'));
  });

  it('is not taken after the last day, and then the panel can be closed without it', async () => {
    const { id } = good(await make({ units: ['u1'] }));
    await voteAll(id, [['60'], ['80'], ['95']]);
    good(await vote(experts[3] ?? first(), id, 'u1', '1', { state: 'draft' }));
    await test.pool.query(`UPDATE zhunsheng.panel SET closes_on = closes_on - 4`);
    expect(codes(await vote(experts[3] ?? first(), id, 'u1', '70'))).toEqual(['panel-time-over']);
    good(await close(id));
    expect(await score('u1')).toBe('16.00');
  });

  it('by somebody who does not sit on the panel is not found, by others not allowed', async () => {
    const { id } = good(await make({}, experts.slice(0, 3)));
    expect(codes(await vote(experts[3] ?? first(), id, 'u1', '60'))).toEqual(['not-found']);
    expect(codes(await vote(test.actors.office, id, 'u1', '60'))).toEqual(['not-allowed']);
    expect(codes(await vote(test.actors.token(first(), 'review'), id, 'u1', '60'))).toEqual([
      'token-scope-missing',
    ]);
  });
});

describe('what experts look at', () => {
  it('is what the units reported for the indicator and their leads accepted, and no more', async () => {
    const { unit, lead } = test.actors;
    const open = good(await test.inOffice((client) => findCampaign(client, test.office, test.campaign)));
    const row = { 场次: '1', 日期: '2020-05-06', 人数: '20' };
    for (const id of ['u1', 'u2']) {
      const report = { campaign: '2020', dataset: '培训', unit: id, rows: [row], note: id, evidence: [] };
      const made = good(await startSubmission(test.platform, unit(id), report));
      good(await submitSubmission(test.platform, unit(id), { submission: made.id, revision: null }));
      if (id === 'u1')
        good(await acceptSubmission(test.platform, lead('乙局'), { submission: made.id, revision: null }));
    }
    const of = (indicator: string, units: readonly string[]) =>
      test.inOffice((client) => panelMaterial(client, open, { indicator, units }));
    expect(await of('training', ['u1', 'u2', 'u3'])).toEqual([
      { unit: 'u1', dataset: '培训', rows: [{ ...row, 单位: 'u1' }], note: 'u1' },
    ]);
    expect(await of('training', ['u2'])).toEqual([]);
    expect(await of('panel', ['u1'])).toEqual([]);
  });
});

describe('blindness', () => {
  const text = (view: unknown): string => JSON.stringify(view);

  it('holds for any votes: before closing nobody is shown another’s vote, and never a name with one', async () => {
    const { id } = good(await make());
    const marks = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(marks, async (numbers) => {
        const secret = (i: number, j: number) => `理由<${i}-${j}-${numbers[i * 3 + j]}>`;
        for (const [i, expert] of experts.entries())
          for (const j of [0, 1, 2]) {
            const value = String((numbers[i * 3 + j] ?? 0) / 10);
            good(await vote(expert, id, `u${j + 1}`, value, { reason: secret(i, j) }));
          }
        const office = good(await readPanelView(test.platform, test.actors.office, id));
        expect(text(office)).not.toContain('理由<');
        expect([office.votes, office.statistics, office.own]).toEqual([null, null, null]);
        for (const [i, expert] of experts.entries()) {
          const own = text(good(await readPanelView(test.platform, expert, id)));
          for (const [k, other] of experts.entries()) {
            expect(own.includes(secret(k, 0))).toBe(k === i);
            if (k !== i) expect(own).not.toContain(other.account);
            expect(own).not.toContain(other.name);
          }
        }
      }),
      { numRuns: 5 },
    );
    const closed = good(await close(id));
    for (const { account, name } of experts)
      expect(text([closed.votes, closed.statistics])).not.toMatch(new RegExp(`${account}|${name}`));
    const own: PanelView = good(await readPanelView(test.platform, experts[0] ?? test.actors.leader, id));
    expect([own.votes, own.statistics, own.experts]).toEqual([null, null, null]);
    expect(own.own).toHaveLength(3);
  });

  it('keeps panels from units, leads, leaders and administrators altogether', async () => {
    const { id } = good(await make());
    const { unit, lead, leader, systemAdmin, securityAdmin, auditAdmin } = test.actors;
    for (const actor of [unit('u1'), lead('乙局'), leader, systemAdmin, securityAdmin, auditAdmin]) {
      expect(codes(await readPanelView(test.platform, actor, id))).toEqual(['not-allowed']);
      expect(codes(await readPanels(test.platform, actor, test.campaign))).toEqual(['not-allowed']);
    }
    expect(codes(await readPanelView(test.platform, test.actors.expert(9), id))).toEqual(['not-found']);
    expect(good(await readPanels(test.platform, test.actors.expert(9), test.campaign))).toEqual([]);
  });

  it('leaves neither unit nor score of a vote in the audit log, nor a pseudonym beside an account', async () => {
    const { id } = good(await make({ units: ['u1'] }));
    await voteAll(id, [['61.5'], ['61.5'], ['61.5'], ['61.5']]);
    good(await close(id));
    const { rows } = await test.pool.query('SELECT actor, subject, details FROM zhunsheng.audit_entry');
    expect(JSON.stringify(rows)).not.toMatch(/61\.5|专家\d/);
  });
});
