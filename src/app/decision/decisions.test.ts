import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addTestAccount } from '../../../test/support/test-accounts.ts';
import { loadRows, loadYear, sheetsOf } from '../../../test/support/test-facts.ts';
import {
  codes,
  dayIn,
  good,
  openTestPlatform,
  type TestPlatform,
} from '../../../test/support/test-platform.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Actor } from '../../port/actor.ts';
import type { AmendingRows } from '../../port/store-decision.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { recordRecusal } from '../review/recusals.ts';
import { startSubmission } from '../review/save-submission.ts';
import { answerAppeal } from './answer-appeal.ts';
import { compareAppeal, decideAppeal } from './decide-appeal.ts';
import { confirmResult, proposeResult, withdrawProposal } from './finalise.ts';
import { lodgeAppeal, withdrawAppeal } from './lodge-appeal.ts';
import { type AskedPublication, openPublication, publishCorrection } from './publish-result.ts';
import { readAppeals, readAppealView } from './read-appeals.ts';
import { readPublic, readPublication, readPublications } from './read-publications.ts';
import { handOver, readResult } from './result-view.ts';
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

const campaign = '2020';
const publish = (more: Partial<AskedPublication> = {}) =>
  openPublication(test.platform, test.actors.office, {
    ...{ campaign, from: null, to: `${dayIn(10)}T00:00:00+08:00`, appealDays: 5, acceptMissing: false },
    ...more,
  });

const lodge = (actor: Actor, unit: string, indicator = 'done') =>
  lodgeAppeal(test.platform, actor, { campaign, unit, indicator, ground: '第四件已办结', evidence: [] });

/** The fourth matter of 一镇 was done after all. */
const fixed: AmendingRows = {
  dataset: '事项',
  action: 'replace',
  rows: [{ 编号: '4', 交办日期: '2020-06-01', 已办结: '是' }],
};

const answer = (actor: Actor, appeal: string, proposal: AmendingRows | null = fixed) =>
  answerAppeal(test.platform, actor, { appeal, text: '经核实，确已办结', proposal });

const compare = (appeal: string, proposal: AmendingRows | null = null) =>
  compareAppeal(test.platform, test.actors.office, { appeal, proposal });

const decide = (appeal: string, differenceHash: string | null, verdict: 'accept' | 'reject' = 'accept') =>
  decideAppeal(test.platform, test.actors.office, { appeal, verdict, reason: '情况属实', differenceHash });

/** An appeal of 一镇, answered, and the hash of its difference. */
async function compared(): Promise<{ readonly id: string; readonly hash: string }> {
  const { id } = good(await lodge(test.actors.unit('u1'), 'u1'));
  good(await answer(test.actors.lead('甲局'), id));
  return { id, hash: good(await compare(id)).differenceHash ?? '' };
}

async function totals(): Promise<Record<string, string | null>> {
  const open = good(await test.inOffice((client) => findCampaign(client, test.office, campaign)));
  const result = good(await test.platform.scores.result(open, { asOf: null, knownAt: null }));
  return Object.fromEntries([...sheetsOf(result)].map(([unit, sheet]) => [unit, sheet.total]));
}

const endPeriod = () => test.pool.query('UPDATE zhunsheng.campaign SET public_to = clock_timestamp()');
const propose = (actor: Actor = test.actors.office) =>
  proposeResult(test.platform, actor, { campaign, reason: '', acceptMissing: false });
const confirm = (resultHash: string, actor: Actor = test.actors.office2) =>
  confirmResult(test.platform, actor, { campaign, resultHash });

describe('a publication', () => {
  it('keeps the result of its moment and shows it to everybody, without signing in', async () => {
    const first = good(await publish());
    expect(first).toMatchObject({ number: 1, missing: [], factsSequence: 5 });
    const seen = good(await readPublic(test.platform, test.office, campaign));
    expect(seen.tables[0]?.units.map(({ unit, total, rank, grade }) => [unit, total, rank, grade])).toEqual([
      ['u1', '76.50', 2, '合格'],
      ['u2', '94.00', 1, '优秀'],
      ['u3', '52.00', 3, '不合格'],
    ]);
    // What is public is who reached what, and nothing of how.
    expect(JSON.stringify(seen)).not.toMatch(/indicators|rounding|事项/);
    expect(codes(await readPublic(test.platform, 'other', campaign))).toEqual(['publication-none']);
    expect(codes(await readPublic(test.platform, test.office, 'none'))).toEqual(['publication-none']);
    await endPeriod();
    expect(good(await readPublic(test.platform, test.office, campaign)).number).toBe(1);
  });

  it('ends collection', async () => {
    good(await publish());
    const report = { campaign, dataset: '培训', unit: 'u1', rows: [], note: '', evidence: [] };
    expect(codes(await startSubmission(test.platform, test.actors.unit('u1'), report))).toEqual([
      'campaign-state',
    ]);
  });

  it('with something missing lists it, and needs that to be accepted', async () => {
    test = await whole.fresh();
    await loadRows(test, '培训', [{ 单位: 'u1', 场次: '1', 日期: '2020-06-01', 人数: '9' }]);
    expect((await publish()).problems).toMatchObject([
      { code: 'publication-missing', params: { count: '12' } },
    ]);
    const made = good(await publish({ acceptMissing: true }));
    expect(made.provisional).toBe(true);
    expect(made.missing[0]).toMatchObject({ unitName: '一镇', indicator: 'done', missing: ['事项'] });
  });

  it('opened by a hundred at once is opened once', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => publish()));
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(all.flatMap(codes))).toEqual(new Set(['campaign-state']));
    expect((await test.pool.query('SELECT FROM zhunsheng.publication')).rowCount).toBe(1);
  });

  it('is corrected by another, with the reason and every difference', async () => {
    good(await publish());
    const correct = (reason: string) =>
      publishCorrection(test.platform, test.actors.office, {
        campaign,
        reason,
        to: null,
        acceptMissing: false,
      });
    expect(codes(await correct('补录'))).toEqual(['publication-unchanged']);
    const { id, hash } = await compared();
    good(await decide(id, hash));
    expect(codes(await correct(' '))).toEqual(['reason-required']);
    good(await correct('采纳一镇申诉'));
    const seen = good(await readPublic(test.platform, test.office, campaign));
    expect(seen.corrections).toMatchObject([
      { number: 2, reason: '采纳一镇申诉', units: [{ unit: 'u1', total: ['76.50', '86.50'] }] },
    ]);
    const lines = good(await readPublications(test.platform, test.actors.unit('u2'), campaign));
    expect(lines.map((each) => each.number)).toEqual([1, 2]);
    const view = { campaign, number: 2 };
    expect(good(await readPublication(test.platform, test.actors.unit('u2'), view)).result).toBeNull();
    expect(good(await readPublication(test.platform, test.actors.leader, view)).result).not.toBeNull();
  });

  it('that begins later is not shown before, and takes no appeals before', async () => {
    good(await publish({ from: `${dayIn(1)}T00:00:00+08:00`, appealDays: 3 }));
    expect(codes(await readPublic(test.platform, test.office, campaign))).toEqual(['publication-none']);
    expect(good(await readPublications(test.platform, test.actors.unit('u1'), campaign))).toEqual([]);
    expect(good(await readPublications(test.platform, test.actors.office, campaign))).toHaveLength(1);
    expect(codes(await lodge(test.actors.unit('u1'), 'u1'))).toEqual(['publication-none']);
  });
});

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

describe('a final result', () => {
  it('needs the period over, appeals decided, two persons and one hash; then it is signed and frozen', async () => {
    good(await publish());
    const { unit, lead, office, office2 } = test.actors;
    expect(codes(await propose())).toEqual(['result-period-running']);
    const { id } = good(await lodge(unit('u1'), 'u1'));
    await endPeriod();
    expect(codes(await propose())).toEqual(['result-appeals-open']);
    good(await answer(lead('甲局'), id, null));
    good(await decide(id, null, 'reject'));
    const proposed = good(await propose()).proposal;
    const hash = proposed?.resultHash ?? '';
    expect(codes(await propose(office2))).toEqual(['result-proposed-already']);
    expect(codes(await confirm(hash, office))).toEqual(['result-same-person']);
    expect(codes(await confirm('0'.repeat(64)))).toEqual(['result-hash-differs']);
    for (const actor of [unit('u1'), lead('甲局'), test.actors.leader, test.actors.systemAdmin])
      expect(codes(await confirm(hash, actor))).toEqual(['not-allowed']);
    expect(codes(await confirm(hash, test.actors.token(office2, 'manage')))).toEqual(['token-scope-missing']);
    const done = good(await confirm(hash));
    expect(done).toMatchObject({ state: 'final', proposal: null, final: { resultHash: hash } });
    const { statement = '', signature = '', key = '' } = done.final ?? {};
    expect(isSigned({ text: statement, signature, key })).toBe(true);
    expect(JSON.parse(statement)).toMatchObject({
      resultHash: hash,
      proposedBy: 'office-1',
      confirmedBy: 'office-2',
    });
    // Computed again from the facts as known then, it is the same to the last bit.
    const open = good(await test.inOffice((client) => findCampaign(client, test.office, campaign)));
    const { knownAt, asOf } = JSON.parse(statement);
    const again = good(await test.platform.scores.result(open, { asOf, knownAt }));
    expect(again.resultHash).toBe(hash);
  });

  it('confirmed by a hundred at once is made once', async () => {
    good(await publish());
    await endPeriod();
    const hash = good(await propose()).proposal?.resultHash ?? '';
    const all = await Promise.all(Array.from({ length: 100 }, () => confirm(hash)));
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(all.flatMap(codes))).toEqual(new Set(['campaign-state']));
    const { rows } = await test.pool.query(
      `SELECT count(*)::int FROM zhunsheng.audit_entry WHERE action = 'result.confirm'`,
    );
    expect(rows[0].count).toBe(1);
  });

  it('is not confirmed by a second account of the same name', async () => {
    good(await publish());
    await endPeriod();
    const grants = [{ role: 'office' as const, scope: null }];
    const first = await addTestAccount(test.pool, '张 三', grants);
    const second = await addTestAccount(test.pool, '张三', grants);
    const hash = good(await propose(first)).proposal?.resultHash ?? '';
    expect(codes(await confirm(hash, second))).toEqual(['result-same-person']);
    good(await withdrawProposal(test.platform, second, campaign));
    expect(codes(await confirm(hash))).toEqual(['result-not-proposed']);
  });

  it('has to be what was published: what moved since is published first', async () => {
    good(await publish());
    const { id, hash } = await compared();
    good(await decide(id, hash));
    await endPeriod();
    expect(codes(await propose())).toEqual(['result-differs-from-published']);
    const correction = { campaign, reason: '采纳申诉', to: null, acceptMissing: false };
    good(await publishCorrection(test.platform, test.actors.office, correction));
    await endPeriod();
    const proposed = good(await propose()).proposal?.resultHash ?? '';
    await loadRows(test, '表彰', [{ 单位: 'u1', 文号: '二号', 日期: '2020-06-01' }]);
    expect(codes(await confirm(proposed))).toEqual(['facts-moved']);
  });

  it('freezes the campaign: the database itself takes nothing more of it', async () => {
    good(await publish());
    await endPeriod();
    const hash = good(await propose()).proposal?.resultHash ?? '';
    good(await confirm(hash));
    await expect(
      loadRows(test, '表彰', [{ 单位: 'u1', 文号: '二号', 日期: '2020-06-01' }]),
    ).rejects.toMatchObject({ code: 'ZS005' });
    const writes = [
      `INSERT INTO zhunsheng.submission (office, campaign, dataset, unit, rows, created_by)
        VALUES ('demo', '2020', '培训', 'u1', '[]', 'x')`,
      `INSERT INTO zhunsheng.recusal (office, campaign, unit, lead, reason, by) VALUES ('demo', '2020', 'u1', '甲局', 'x', 'x')`,
      `INSERT INTO zhunsheng.campaign_unit SELECT (jsonb_populate_record(u, '{"revision": 9}')).* FROM zhunsheng.campaign_unit AS u LIMIT 1`,
      `INSERT INTO zhunsheng.publication SELECT (jsonb_populate_record(p, '{"number": 2, "difference": {}, "reason": "x"}')).* FROM zhunsheng.publication AS p`,
      `UPDATE zhunsheng.result_proposal SET state = 'withdrawn'`,
      `UPDATE zhunsheng.campaign SET state = 'published'`,
    ];
    for (const write of writes) {
      await expect(test.inOffice((client) => client.query(write))).rejects.toMatchObject({ code: 'ZS005' });
      await expect(test.pool.query(write)).rejects.toMatchObject({ code: 'ZS005' });
    }
    for (const write of ['UPDATE zhunsheng.final_result SET key = key', 'DELETE FROM zhunsheng.final_result'])
      await expect(test.pool.query(write)).rejects.toMatchObject({ code: 'ZS002' });
    expect(codes(await lodge(test.actors.unit('u1'), 'u1'))).toEqual(['campaign-state']);
  });

  it('is handed over as JSON and CSV to the office and leaders, and read by everybody in the campaign', async () => {
    const { office, leader, unit } = test.actors;
    good(await publish());
    const file = (actor: Actor, format: 'json' | 'csv') =>
      handOver(test.platform, actor, { campaign, format });
    expect(codes(await file(office, 'csv'))).toEqual(['not-found']);
    await endPeriod();
    const hash = good(await propose()).proposal?.resultHash ?? '';
    expect(good(await readResult(test.platform, unit('u1'), campaign)).proposal).toBeNull();
    good(await confirm(hash));
    const csv = good(await file(leader, 'csv')).content;
    expect(csv.split('\r\n')).toContain(`小县年度考核表,u2,二镇,一组,94.00,100,1,优秀,${hash}`);
    expect(JSON.parse(good(await file(office, 'json')).content)).toMatchObject({
      format: 'zhunsheng-hand-over-1',
      resultHash: hash,
      result: { tables: [{ id: 'unit' }] },
    });
    expect(codes(await file(unit('u1'), 'json'))).toEqual(['not-allowed']);
    const seen = good(await readResult(test.platform, unit('u1'), campaign)).final;
    expect([seen?.resultHash, seen?.result]).toEqual([hash, null]);
  });
});
