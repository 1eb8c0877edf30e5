import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { campaign, deciding, fixed } from '../../../test/support/test-decisions.ts';
import { loadYear } from '../../../test/support/test-facts.ts';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Actor } from '../../port/actor.ts';
import type { AmendingRows } from '../../port/store-decision.ts';
import { recordRecusal } from '../review/record-recusal.ts';
import { compareAppeal, decideAppeal } from './decide-appeal.ts';
import { withdrawAppeal } from './lodge-appeal.ts';
import { readAppeals, readAppealView } from './read-appeals.ts';
import { isSigned } from './sign.ts';

let whole: TestPlatform;
let test: TestPlatform;
beforeAll(async () => {
  whole = await openTestPlatform();
});
afterAll(() => whole.close());
beforeEach(async () => {
  test = await whole.fresh();
  await loadYear(test);
});

const { publish, lodge, answer, compare, decide, compared, totals } = deciding(() => test);

describe('an appeal', () => {
  it('goes from lodged to answered to accepted: a signed amendment that is a batch', async () => {
    good(await publish());
    const { unit, lead, office } = test.actors;
    const lodged = good(await lodge(unit('u1'), 'u1'));
    expect(lodged).toMatchObject({ state: 'lodged', onTime: true, leads: ['甲局'], publication: 1 });
    expect(codes(await compare(lodged.id))).toEqual(['appeal-state']);
    expect(codes(await decide(lodged.id, null, 'reject'))).toEqual(['appeal-state']);
    expect(good(await answer(lead('甲局'), lodged.id)).state).toBe('answered');
    expect(codes(await decide(lodged.id, null))).toEqual(['appeal-difference-required']);
    const shown = good(await compare(lodged.id));
    expect(shown.difference?.units).toMatchObject([
      {
        unit: 'u1',
        total: ['76.50', '86.50'],
        indicators: [{ id: 'done', score: ['30.00', '40.00'] }],
      },
    ]);
    expect(await totals()).toMatchObject({ u1: '76.50' });
    const done = good(await decide(lodged.id, shown.differenceHash));
    expect(done.state).toBe('accepted');
    expect(await totals()).toEqual({ u1: '86.50', u2: '94.00', u3: '52.00' });
    const { amendment, signature, key } = good(await readAppealView(test.platform, office, lodged.id));
    const text = canonicalJson(amendment);
    expect(isSigned({ text, signature: signature ?? '', key: key ?? '' })).toBe(true);
    expect(isSigned({ text: text.replace('是', '否'), signature: signature ?? '', key: key ?? '' })).toBe(
      false,
    );
    expect(done.steps.map((each) => each.kind)).toEqual(['lodged', 'answered', 'compared', 'accepted']);
    const { rows } = await test.pool.query(
      'SELECT source FROM zhunsheng.batch ORDER BY sequence DESC LIMIT 1',
    );
    expect(rows[0].source[0].file).toBe(`appeal/${lodged.id}`);
  });

  it('decided by a hundred at once has one effect', async () => {
    good(await publish());
    const { id, hash } = await compared();
    const tries = Array.from({ length: 100 }, (_, i) => decide(id, hash, i % 2 === 0 ? 'accept' : 'reject'));
    const all = await Promise.all(tries);
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(all.flatMap(codes))).toEqual(new Set(['appeal-state']));
    const { rows } = await test.pool.query(
      `SELECT count(*)::int FROM zhunsheng.appeal_step WHERE kind IN ('accepted', 'rejected')`,
    );
    expect(rows[0].count).toBe(1);
  });

  it('cannot be accepted on a difference that is no longer true', async () => {
    good(await publish());
    const { id, hash } = await compared();
    const other = good(await lodge(test.actors.unit('u2'), 'u2', 'training'));
    good(await answer(test.actors.lead('乙局'), other.id, null));
    const takenAway: AmendingRows = { dataset: '培训', action: 'retract', rows: [{ 场次: '3' }] };
    const second = good(await compare(other.id, takenAway));
    good(await decide(other.id, second.differenceHash));
    expect(codes(await decide(id, hash))).toEqual(['facts-moved']);
    const again = good(await compare(id)).differenceHash ?? '';
    expect(again).not.toBe(hash);
    expect(codes(await decide(id, hash))).toEqual(['appeal-difference-moved']);
    good(await decide(id, again));
    expect(await totals()).toEqual({ u1: '86.50', u2: '91.50', u3: '52.00' });
  });

  it('shows others’ scores to the office only, and its own part to the unit once it is decided', async () => {
    good(await publish());
    const { unit, lead, leader } = test.actors;
    // 甲局 rises above 一镇 in nothing but rank if 一镇 loses: both are affected.
    const { id } = good(await lodge(unit('u1'), 'u1'));
    const lost = {
      ...fixed,
      rows: [1, 2, 3].map((n) => ({ ...fixed.rows[0], 编号: String(n), 已办结: '否' })),
    };
    good(await answer(lead('甲局'), id, lost));
    const shown = good(await compare(id));
    expect(shown.difference?.units.map((each) => [each.unit, each.rank])).toEqual([
      ['u1', ['2', '3']],
      ['u3', ['3', '2']],
    ]);
    for (const actor of [unit('u1'), lead('甲局')])
      expect(good(await readAppealView(test.platform, actor, id)).difference).toBeNull();
    expect(good(await readAppealView(test.platform, leader, id)).difference?.units).toHaveLength(2);
    good(await decide(id, shown.differenceHash));
    const own = good(await readAppealView(test.platform, unit('u1'), id));
    expect([own.difference?.units.map((each) => each.unit), own.amendment]).toEqual([['u1'], null]);
  });

  it('is its unit’s, answered by the lead responsible and nobody else', async () => {
    good(await publish());
    const { unit, lead, office, leader } = test.actors;
    expect(codes(await lodge(unit('u1'), 'u2'))).toEqual(['not-found']);
    expect(codes(await lodge(office, 'u1'))).toEqual(['not-allowed']);
    expect(codes(await lodge(unit('u1'), 'u1', 'nothing'))).toEqual(['unit-not-assessed']);
    const { id } = good(await lodge(unit('u1'), 'u1'));
    expect(codes(await lodge(unit('u1'), 'u1'))).toEqual(['appeal-open-exists']);
    const refusals = [
      await answer(lead('乙局'), id),
      await answer(unit('u1'), id),
      await answer(office, id),
      await readAppealView(test.platform, unit('u2'), id),
      await readAppealView(test.platform, lead('乙局'), id),
      await withdrawAppeal(test.platform, unit('u2'), id),
      await compareAppeal(test.platform, lead('甲局'), { appeal: id, proposal: null }),
      await decideAppeal(test.platform, leader, {
        appeal: id,
        verdict: 'reject',
        reason: 'x',
        differenceHash: null,
      }),
    ];
    expect(refusals.flatMap(codes)).toEqual([
      ...['not-found', 'not-allowed', 'not-allowed', 'not-found', 'not-found', 'not-found'],
      ...['not-allowed', 'not-allowed'],
    ]);
    const page = { campaign, states: null, after: null, limit: 10 };
    const count = async (actor: Actor) => good(await readAppeals(test.platform, actor, page)).items.length;
    expect([await count(unit('u1')), await count(unit('u2')), await count(lead('甲局'))]).toEqual([1, 0, 1]);
    expect([await count(lead('乙局')), await count(office)]).toEqual([0, 1]);
    good(await withdrawAppeal(test.platform, unit('u1'), id));
    expect(codes(await answer(lead('甲局'), id))).toEqual(['appeal-state']);
    good(await lodge(unit('u1'), 'u1'));
  });

  it('of a lead about itself is answered by the one the office names', async () => {
    good(await publish());
    const { unit, lead, office } = test.actors;
    const { id, needsSubstitute } = good(await lodge(unit('u3'), 'u3'));
    expect(needsSubstitute).toBe(true);
    expect(codes(await answer(lead('甲局'), id, null))).toEqual(['review-recused']);
    const named = { campaign, unit: 'u3', indicator: 'done', lead: '甲局', substitute: '乙局' };
    good(
      await recordRecusal(test.platform, office, {
        ...named,
        reason: '自我回避',
        ended: false,
        revision: null,
      }),
    );
    expect(good(await answer(lead('乙局'), id, null)).state).toBe('answered');
    expect(good(await decide(id, null, 'reject'))).toMatchObject({ state: 'rejected', decision: '情况属实' });
  });

  it('is not decided by somebody of the office who also acts for the unit', async () => {
    good(await publish());
    const { id, hash } = await compared();
    const { office } = test.actors;
    const both: Actor = { ...office, grants: [...office.grants, { role: 'unit', scope: 'u1' }] };
    const asked = { appeal: id, verdict: 'accept' as const, reason: '属实', differenceHash: hash };
    expect(codes(await decideAppeal(test.platform, both, asked))).toEqual(['review-self']);
    expect(codes(await decideAppeal(test.platform, office, { ...asked, reason: ' ' }))).toEqual([
      'reason-required',
    ]);
  });

  it('of joint leads waits for both answers', async () => {
    good(await publish());
    const { unit, lead } = test.actors;
    const { id } = good(await lodge(unit('u1'), 'u1', 'help'));
    expect(good(await answer(lead('甲局'), id, null)).state).toBe('lodged');
    expect(codes(await answer(lead('甲局'), id, null))).toEqual(['appeal-answered-already']);
    expect(good(await answer(lead('乙局'), id, null)).state).toBe('answered');
  });

  it('is corrected only within its own unit and item', async () => {
    good(await publish());
    const { unit, lead } = test.actors;
    const { id } = good(await lodge(unit('u1'), 'u1'));
    const tries: readonly AmendingRows[] = [
      { ...fixed, dataset: '培训', rows: [] },
      { ...fixed, rows: [{ ...fixed.rows[0], 单位: 'u2' }] },
      { ...fixed, rows: [{ ...fixed.rows[0], 已办结: '也许' }] },
      { ...fixed, rows: [{ ...fixed.rows[0], 分数: '40' }] },
    ];
    const refusals = [];
    for (const each of tries) refusals.push(...codes(await answer(lead('甲局'), id, each)));
    expect(refusals).toEqual([
      ...['appeal-proposal-unfit', 'appeal-proposal-unfit', 'cell-not-a-truth', 'submission-column-unknown'],
    ]);
  });

  it('after the days for appeals is late, after the period too late', async () => {
    good(await publish({ from: '2020-01-01T00:00:00Z' }));
    expect(good(await lodge(test.actors.unit('u1'), 'u1')).onTime).toBe(false);
    test = await whole.fresh();
    await loadYear(test);
    const to = new Date(Date.now() + 1500).toISOString();
    good(await publish({ to, appealDays: 0 }));
    expect(good(await lodge(test.actors.unit('u1'), 'u1')).onTime).toBe(true);
    await new Promise((done) => setTimeout(done, 1600));
    expect(codes(await lodge(test.actors.unit('u2'), 'u2'))).toEqual(['appeal-too-late']);
  });
});
