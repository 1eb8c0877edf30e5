import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addTestAccount } from '../../../test/support/test-accounts.ts';
import { campaign, deciding } from '../../../test/support/test-decisions.ts';
import { loadRows, loadYear } from '../../../test/support/test-facts.ts';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import type { Actor } from '../../port/actor.ts';
import { backup } from '../../store/backup/backup.ts';
import { restore } from '../../store/backup/restore.ts';
import { openPool } from '../../store/pool.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { withdrawProposal } from './propose-result.ts';
import { publishCorrection } from './publish-result.ts';
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

const { publish, lodge, answer, decide, compared, endPeriod, propose, confirm } = deciding(() => test);

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

  it('survives a backup and a restore, and is as frozen there', async () => {
    good(await publish());
    await endPeriod();
    good(await confirm(good(await propose()).proposal?.resultHash ?? ''));
    const folder = join(test.platform.folder, 'backup');
    good(await backup(test.pool, folder, test.platform.folder));
    await test.pool.query('CREATE DATABASE restored');
    const { host = '', user = '' } = test.pool.options;
    const restored = openPool({ host, user, database: 'restored' });
    try {
      good(await restore(restored, folder, join(test.platform.folder, 'restored')));
      const rows = await restored.query('SELECT result_hash FROM zhunsheng.final_result');
      expect(rows.rowCount).toBe(1);
      const write = `INSERT INTO zhunsheng.recusal (office, campaign, unit, lead, reason, by)
        VALUES ('demo', '2020', 'u1', '甲局', 'x', 'x')`;
      await expect(restored.query(write)).rejects.toMatchObject({ code: 'ZS005' });
    } finally {
      await restored.end();
    }
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
