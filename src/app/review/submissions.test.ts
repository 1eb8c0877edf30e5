import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codes,
  dayIn,
  good,
  openTestPlatform,
  type TestPlatform,
} from '../../../test/support/test-platform.ts';
import type { Actor } from '../../port/actor.ts';
import { readSubmission, readSubmissions } from './read-submissions.ts';
import { recordRecusal } from './record-recusal.ts';
import { reopenSubmission } from './reopen-submission.ts';
import { acceptSubmission, returnSubmission, reviewSubmissions } from './review-submission.ts';
import { saveSubmission, startSubmission } from './save-submission.ts';
import { submitSubmission, withdrawSubmission } from './submit-submission.ts';

let whole: TestPlatform;
let test: TestPlatform;
beforeAll(async () => {
  whole = await openTestPlatform();
});
afterAll(() => whole.close());
beforeEach(async () => {
  test = await whole.fresh();
});

const training = (n: number) => ({ 场次: String(n), 日期: '2020-05-06', 人数: '20' });
const rows = [training(1), training(2)];
const list = { states: null, unit: null, dataset: null, after: null, limit: 100 };

const start = (actor: Actor, unit: string, more: object = {}) =>
  startSubmission(test.platform, actor, {
    ...{ campaign: test.campaign, dataset: '培训', unit, rows, note: '', evidence: [] },
    ...more,
  });
const at = (submission: string, revision: number | null = null) => ({ submission, revision });

async function submitted(unit = 'u1', more: object = {}): Promise<string> {
  const actor = test.actors.unit(unit);
  const { id } = good(await start(actor, unit, more));
  good(await submitSubmission(test.platform, actor, at(id)));
  return id;
}

/** The score of 自办培训 of a unit. */
async function score(unit: string): Promise<string | null | undefined> {
  const { findCampaign } = await import('../campaign/find-campaign.ts');
  const open = good(await test.inOffice((client) => findCampaign(client, test.office, test.campaign)));
  const result = good(await test.platform.scores.result(open, { asOf: null, knownAt: null }));
  const sheet = result.tables[0]?.units.find((each) => each.unit === unit);
  return sheet?.indicators.find((each) => each.id === 'training')?.score;
}

describe('a report', () => {
  it('goes from draft to submitted to accepted, and only then are its rows facts', async () => {
    const { unit, lead } = test.actors;
    const draft = good(await start(unit('u1'), 'u1'));
    expect(draft).toMatchObject({ state: 'draft', revision: 1, onTime: null, round: 0, leads: ['乙局'] });
    expect(draft.rows[0]).toEqual({ 单位: 'u1', ...training(1) });
    const handed = good(await submitSubmission(test.platform, unit('u1'), at(draft.id, 1)));
    expect(handed).toMatchObject({ state: 'submitted', onTime: true, round: 1 });
    expect(await score('u1')).toBeNull();
    const accepted = good(await acceptSubmission(test.platform, lead('乙局'), at(draft.id, handed.revision)));
    expect(accepted).toMatchObject({ state: 'accepted', signed: ['乙局'] });
    expect(accepted.steps.map((each) => each.kind)).toEqual(['submitted', 'signed', 'accepted']);
    // Two of the four trainings that the target asks for: half of ten points.
    expect(await score('u1')).toBe('5.00');
  });

  it('is only of the own unit: rows of another are refused, and so is another’s actor', async () => {
    const { unit } = test.actors;
    expect(codes(await start(unit('u1'), 'u1', { rows: [{ ...training(1), 单位: 'u2' }] }))).toEqual([
      'submission-unit-other',
    ]);
    expect(codes(await start(unit('u1'), 'u2'))).toEqual(['not-found']);
    expect(codes(await start(test.actors.office, 'u1'))).toEqual(['not-allowed']);
    const { id } = good(await start(unit('u1'), 'u1'));
    const other = unit('u2');
    for (const refusal of [
      await readSubmission(test.platform, other, id),
      await submitSubmission(test.platform, other, at(id)),
      await withdrawSubmission(test.platform, other, at(id)),
      await saveSubmission(test.platform, other, { ...at(id), rows, note: '', evidence: [] }),
      await readSubmission(test.platform, test.actors.stranger, id),
    ])
      expect(codes(refusal)).toEqual(['not-found']);
  });

  it('names every wrong cell by row and column when it is handed in, not while it is a draft', async () => {
    const { unit } = test.actors;
    const bad = [training(1), { 场次: '1', 日期: '5月6日', 人数: '-1' }, { 场次: '3' }];
    const { id } = good(await start(unit('u1'), 'u1', { rows: bad }));
    const refusal = await submitSubmission(test.platform, unit('u1'), at(id));
    expect(refusal.problems.map((each) => [each.code, each.at?.line ?? null, each.params.column])).toEqual([
      ['cell-not-a-date', 2, '日期'],
      ['cell-below-min', 2, '人数'],
      ['cell-blank', 3, '日期'],
      ['cell-blank', 3, '人数'],
      ['submission-key-repeated', null, undefined],
    ]);
  });

  it('is not saved over somebody else’s change', async () => {
    const { unit } = test.actors;
    const { id } = good(await start(unit('u1'), 'u1'));
    const save = (note: string) =>
      saveSubmission(test.platform, unit('u1'), { ...at(id, 1), rows, note, evidence: [] });
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => save(`第${i}人`)));
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(all.flatMap(codes))).toEqual(new Set(['revision-conflict']));
  });

  it('is one at a time for each dataset and unit', async () => {
    const { unit } = test.actors;
    const begun = await Promise.all(Array.from({ length: 10 }, () => start(unit('u1'), 'u1')));
    expect(begun.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(begun.flatMap(codes))).toEqual(new Set(['submission-open-exists']));
  });

  it('can hold nothing to report, if it says so', async () => {
    const { unit, lead } = test.actors;
    const { id } = good(await start(unit('u1'), 'u1', { rows: [] }));
    expect(codes(await submitSubmission(test.platform, unit('u1'), at(id)))).toEqual(['submission-empty']);
    good(await saveSubmission(test.platform, unit('u1'), { ...at(id), rows: [], note: '无', evidence: [] }));
    good(await submitSubmission(test.platform, unit('u1'), at(id)));
    expect(good(await acceptSubmission(test.platform, lead('乙局'), at(id))).state).toBe('accepted');
  });

  it('is refused for a dataset that is not the unit’s to report', async () => {
    expect(codes(await start(test.actors.unit('u1'), 'u1', { dataset: '事项' }))).toEqual([
      'submission-dataset-wrong',
    ]);
    expect(codes(await start(test.actors.unit('u1'), 'u1', { dataset: '评判' }))).toEqual([
      'submission-rows-not-taken',
    ]);
  });
});

describe('returning', () => {
  it('needs a reason, keeps the history, and the report comes first in its unit’s list', async () => {
    const { unit, lead } = test.actors;
    const id = await submitted();
    const back = (reason: string) => returnSubmission(test.platform, lead('乙局'), { ...at(id), reason });
    expect(codes(await back('  '))).toEqual(['reason-required']);
    expect(good(await back('人数与签到表不符'))).toMatchObject({
      state: 'returned',
      reason: '人数与签到表不符',
    });
    good(await start(unit('u1'), 'u1', { dataset: '评判', rows: [], note: '见附件' }));
    const items = good(await readSubmissions(test.platform, unit('u1'), { ...list, campaign: '2020' })).items;
    expect(items.map((each) => [each.dataset, each.state])).toEqual([
      ['培训', 'returned'],
      ['评判', 'draft'],
    ]);
    const fixed = [training(1)];
    good(await saveSubmission(test.platform, unit('u1'), { ...at(id), rows: fixed, note: '', evidence: [] }));
    const again = good(await submitSubmission(test.platform, unit('u1'), at(id)));
    expect(again.steps.map((each) => [each.round, each.kind, each.rows?.length ?? null])).toEqual([
      [1, 'submitted', 2],
      [1, 'returned', null],
      [2, 'submitted', 1],
    ]);
  });

  it('shows others what was handed in, not what the unit is writing', async () => {
    const { unit, lead, office } = test.actors;
    const id = await submitted();
    good(await returnSubmission(test.platform, lead('乙局'), { ...at(id), reason: '请补充' }));
    good(
      await saveSubmission(test.platform, unit('u1'), { ...at(id), rows: [], note: '草稿', evidence: [] }),
    );
    for (const actor of [lead('乙局'), office]) {
      const seen = good(await readSubmission(test.platform, actor, id));
      expect([seen.rows.length, seen.note]).toEqual([2, '']);
    }
    const { id: draft } = good(await start(unit('u2'), 'u2'));
    for (const actor of [lead('乙局'), office])
      expect(codes(await readSubmission(test.platform, actor, draft))).toEqual(['not-found']);
  });

  it('and accepting in bulk says of each what became of it', async () => {
    const { lead } = test.actors;
    const ids = [await submitted('u1'), await submitted('u2'), '00000000-0000-4000-8000-000000000000'];
    const asked = { verdict: 'accept' as const, reason: '', submissions: ids };
    const outcomes = good(await reviewSubmissions(test.platform, lead('乙局'), asked));
    expect(outcomes.map((each) => each.submission?.state ?? each.problems[0]?.code)).toEqual([
      'accepted',
      'accepted',
      'not-found',
    ]);
  });
});

describe('withdrawing and reopening', () => {
  it('settles a report that no lead has signed', async () => {
    const { unit, lead } = test.actors;
    const id = await submitted();
    expect(good(await withdrawSubmission(test.platform, unit('u1'), at(id))).state).toBe('withdrawn');
    expect(codes(await acceptSubmission(test.platform, lead('乙局'), at(id)))).toEqual(['submission-state']);
    good(await start(unit('u1'), 'u1'));
  });

  it('takes the rows back, with a reason, and leaves those of other reports', async () => {
    const { unit, lead, office } = test.actors;
    const first = await submitted('u1', { rows: [training(1), training(2)] });
    good(await acceptSubmission(test.platform, lead('乙局'), at(first)));
    const second = await submitted('u1', { rows: [training(2), training(3)] });
    good(await acceptSubmission(test.platform, lead('乙局'), at(second)));
    expect(await score('u1')).toBe('7.50');
    expect(codes(await reopenSubmission(test.platform, lead('乙局'), { ...at(first), reason: 'x' }))).toEqual(
      ['not-allowed'],
    );
    const reopen = (id: string, reason: string) =>
      reopenSubmission(test.platform, office, { ...at(id), reason });
    expect(codes(await reopen(first, ''))).toEqual(['reason-required']);
    expect(good(await reopen(first, '核查发现重复')).state).toBe('reopened');
    // 场次 2 is still told by the second report.
    expect(await score('u1')).toBe('5.00');
    good(await submitSubmission(test.platform, unit('u1'), at(first)));
    good(await acceptSubmission(test.platform, lead('乙局'), at(first)));
    expect(await score('u1')).toBe('7.50');
  });
});

describe('accepting', () => {
  it('a hundred times at once commits the rows once', async () => {
    const { lead } = test.actors;
    const id = await submitted();
    const all = await Promise.all(
      Array.from({ length: 100 }, () => acceptSubmission(test.platform, lead('乙局'), at(id))),
    );
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(all.flatMap(codes))).toEqual(new Set(['submission-state']));
    const { rows: batches } = await test.pool.query('SELECT dataset, rows::int FROM zhunsheng.batch');
    expect(batches).toEqual([{ dataset: '培训', rows: 2 }]);
  });

  it('by joint leads needs the signature of each, by different people, and one return sends it back', async () => {
    const { unit, lead } = test.actors;
    const evidence = { dataset: '评判', rows: [], note: '配合情况说明' };
    const id = await submitted('u1', evidence);
    const both: Actor = { ...lead('甲局'), grants: [...lead('甲局').grants, ...lead('乙局').grants] };
    expect(good(await acceptSubmission(test.platform, both, at(id)))).toMatchObject({
      state: 'submitted',
      signed: ['甲局'],
    });
    expect(codes(await acceptSubmission(test.platform, both, at(id)))).toEqual(['submission-signed']);
    expect(codes(await withdrawSubmission(test.platform, unit('u1'), at(id)))).toEqual([
      'submission-under-review',
    ]);
    good(await returnSubmission(test.platform, lead('乙局'), { ...at(id), reason: '缺少附件' }));
    good(await submitSubmission(test.platform, unit('u1'), at(id)));
    // The signature belonged to what was handed in before.
    const signed = good(await acceptSubmission(test.platform, lead('乙局'), at(id)));
    expect([signed.state, signed.signed]).toEqual(['submitted', ['乙局']]);
    const done = good(await acceptSubmission(test.platform, lead('甲局'), at(id)));
    expect([done.state, done.signed]).toEqual(['accepted', ['乙局', '甲局']]);
  });

  it('is refused to a unit, the office, another lead, a leader and the administrators', async () => {
    const id = await submitted();
    const { actors } = test;
    const refusals = await Promise.all(
      [
        actors.unit('u1'),
        actors.office,
        actors.leader,
        actors.expert(1),
        actors.systemAdmin,
        actors.lead('甲局'),
        actors.stranger,
      ].map((actor) => acceptSubmission(test.platform, actor, at(id))),
    );
    expect(refusals.flatMap(codes)).toEqual([...Array(5).fill('not-allowed'), 'not-found', 'not-found']);
  });
});

describe('nobody reviews itself', () => {
  it('not a lead that is the unit: the office names another, and the queue says so', async () => {
    const { unit, lead, office } = test.actors;
    const id = await submitted('u3', { dataset: '评判', rows: [], note: '说明' });
    expect(codes(await acceptSubmission(test.platform, lead('甲局'), at(id)))).toEqual(['review-recused']);
    expect(good(await readSubmission(test.platform, office, id))).toMatchObject({
      leads: ['乙局'],
      recused: ['甲局'],
    });
    const recuse = (substitute: string | null) =>
      recordRecusal(test.platform, office, {
        ...{ campaign: test.campaign, unit: 'u3', indicator: 'help', lead: '乙局', substitute },
        ...{ reason: '分管领导为近亲属', ended: false, revision: null },
      });
    good(await recuse(null));
    expect(codes(await acceptSubmission(test.platform, lead('乙局'), at(id)))).toEqual(['review-recused']);
    expect(good(await readSubmission(test.platform, office, id)).needsSubstitute).toBe(true);
    // The unit itself cannot stand in for anybody.
    expect(codes(await recuse('甲局'))).toEqual(['recusal-substitute-unfit']);
    expect(codes(await recuse('丙局'))).toEqual(['recusal-substitute-unfit']);
    expect(unit('u3').account).not.toBe(lead('甲局').account);
  });

  it('not an account that also acts for the unit, or for the lead that is the unit, or wrote it', async () => {
    const { unit, lead } = test.actors;
    const id = await submitted('u3');
    const otherLead = lead('乙局');
    const paths: readonly Actor[] = [
      { ...otherLead, grants: [...otherLead.grants, { role: 'unit', scope: 'u3' }] },
      { ...otherLead, grants: [...otherLead.grants, { role: 'lead', scope: '甲局' }] },
      { ...otherLead, account: unit('u3').account },
    ];
    for (const actor of paths) {
      expect(codes(await acceptSubmission(test.platform, actor, at(id)))).toEqual(['review-self']);
      expect(codes(await returnSubmission(test.platform, actor, { ...at(id), reason: 'x' }))).toEqual([
        'review-self',
      ]);
    }
    expect(good(await acceptSubmission(test.platform, otherLead, at(id))).state).toBe('accepted');
  });
});

describe('on time and locked are two clocks', () => {
  it('late is taken and marked, locked is refused', async () => {
    const late = await whole.fresh({ dueIn: -1, locksIn: 5 });
    test = late;
    const id = await submitted();
    expect(good(await readSubmission(late.platform, late.actors.office, id)).onTime).toBe(false);
    const locked = await whole.fresh({ dueIn: -9, locksIn: -1 });
    test = locked;
    const refusal = await start(locked.actors.unit('u1'), 'u1');
    expect(refusal.problems).toMatchObject([{ code: 'collection-locked', params: { locksOn: dayIn(-1) } }]);
    test = await whole.fresh({ opensIn: 1 });
    expect(codes(await start(test.actors.unit('u1'), 'u1'))).toEqual(['collection-not-open']);
    test = await whole.fresh({ state: 'published' });
    expect(codes(await start(test.actors.unit('u1'), 'u1'))).toEqual(['campaign-state']);
  });
});
