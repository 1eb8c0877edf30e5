import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { type AskedRows, commitRows } from '../facts/commit-rows.ts';
import { act } from '../work/act.ts';
import { openScoreDesk } from './open-score-desk.ts';
import type { SeenFrom } from './score-desk.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const now: SeenFrom = { asOf: '2020-12-31', knownAt: null };
const opened = (of = test) => of.inOffice((client) => findCampaign(client, 'demo', '2020')).then(good);
const commit = async (of: TestPlatform, rows: Omit<AskedRows, 'open' | 'source'> & { source?: string }) => {
  const open = await opened(of);
  return act(of.platform, of.actors.lead('甲局'), (work) =>
    commitRows(of.platform, work, { open, source: '测试', ...rows }),
  );
};
const item = (unit: string, number: number, done: boolean) => ({
  单位: unit,
  编号: String(number),
  交办日期: '2020-03-01',
  已办结: done ? '是' : '否',
});
const sheet = async (of: TestPlatform, unit: string, from: SeenFrom = now) => {
  const result = good(await of.platform.scores.result(await opened(of), from));
  const found = result.tables[0]?.units.find((each) => each.unit === unit);
  return found?.indicators.find((each) => each.id === 'done');
};

describe('the score desk', () => {
  it('shows a batch as soon as it is committed, and earlier moments as they were', async () => {
    const of = await test.fresh();
    expect(await sheet(of, 'u1')).toMatchObject({ score: null, state: 'missing' });
    const first = good(
      await commit(of, {
        dataset: '事项',
        action: 'append',
        rows: [item('u1', 1, true), item('u1', 2, false)],
      }),
    );
    // Half of the items are done: half of 40 points.
    expect(await sheet(of, 'u1')).toMatchObject({ score: '20.00' });
    good(await commit(of, { dataset: '事项', action: 'replace', rows: [item('u1', 2, true)] }));
    expect(await sheet(of, 'u1')).toMatchObject({ score: '40.00' });
    expect(await sheet(of, 'u1', { ...now, knownAt: first.knownAt })).toMatchObject({ score: '20.00' });
  });

  it('refuses rows as a whole, naming row and column', async () => {
    const of = await test.fresh();
    const done = await commit(of, {
      dataset: '事项',
      action: 'append',
      rows: [item('u1', 1, true), { ...item('u1', 2, false), 交办日期: '昨天' }],
    });
    expect(done.problems).toMatchObject([
      { code: 'cell-not-a-date', params: { column: '交办日期' }, at: { line: 2 } },
    ]);
    expect(codes(await commit(of, { dataset: '事项', action: 'append', rows: [] }))).toEqual(['rows-count']);
    expect(await sheet(of, 'u1')).toMatchObject({ state: 'missing' });
  });

  it('gives a second process the same answers', async () => {
    const of = await test.fresh();
    const other = openScoreDesk(of.platform.store, of.platform.folder);
    const open = await opened(of);
    for (let n = 1; n <= 3; n++) {
      good(await commit(of, { dataset: '事项', action: 'append', rows: [item('u1', n, n > 1)] }));
      const [here, there] = [of.platform.scores, other].map((desk) => desk.result(open, now));
      expect(good(await (there ?? Promise.reject()))).toEqual(good(await (here ?? Promise.reject())));
    }
    await other.close();
  });

  it('gives the same result with facts in PostgreSQL, to the last bit, now and as known before', async () => {
    const of = await test.fresh();
    const postgres = openScoreDesk(of.platform.store, of.platform.folder, 'postgres');
    const rows = [1, 2, 3].map((n) => item(n === 3 ? 'u2' : 'u1', n, n > 1));
    const first = good(await commit(of, { dataset: '事项', action: 'append', rows }));
    const open = await opened(of);
    const same = async (from: SeenFrom) => {
      const [here, there] = await Promise.all(
        [of.platform.scores, postgres].map((desk) => desk.result(open, from)),
      );
      expect(there).toEqual(here);
      expect(here?.ok).toBe(true);
    };
    await same(now);
    good(await commit(of, { dataset: '事项', action: 'replace', rows: [item('u1', 1, true)] }));
    good(await commit(of, { dataset: '事项', action: 'retract', rows: [{ 单位: 'u2', 编号: '3' }] }));
    // The same again after it was taken away is a batch of its own.
    good(await commit(of, { dataset: '事项', action: 'append', rows: [item('u2', 3, true)] }));
    await same(now);
    await same({ ...now, knownAt: first.knownAt });
    const asked = { unit: 'u1', indicator: 'done', records: 10 };
    const [here, there] = [of.platform.scores, postgres].map((desk) => desk.explain(open, now, asked));
    expect(await there).toEqual(await here);
    const other = openScoreDesk(of.platform.store, of.platform.folder, 'postgres');
    expect(await other.result(open, now)).toEqual(await of.platform.scores.result(open, now));
    await postgres.close();
    await other.close();
  });

  it('computes what rows would change before they are committed, and changes nothing', async () => {
    const of = await test.fresh();
    good(
      await commit(of, {
        dataset: '事项',
        action: 'append',
        rows: [item('u1', 1, true), item('u1', 2, false)],
      }),
    );
    const open = await opened(of);
    const before = good(await of.platform.scores.result(open, now));
    const proposed = { dataset: '事项', action: 'replace', rows: [item('u1', 2, true)] } as const;
    const difference = good(await of.platform.scores.difference(open, now, proposed));
    expect(difference).toMatchObject({
      beforeHash: before.resultHash,
      units: [{ unit: 'u1', indicators: [{ id: 'done', score: ['20.00', '40.00'] }] }],
    });
    expect(good(await of.platform.scores.result(open, now))).toEqual(before);
    good(await commit(of, { ...proposed }));
    expect(good(await of.platform.scores.result(open, now)).resultHash).toBe(difference.afterHash);
    const absent = { dataset: '事项', action: 'retract', rows: [{ 单位: 'u1', 编号: '9' }] } as const;
    expect(codes(await of.platform.scores.difference(open, now, absent))).toEqual(['facts-key-absent']);
  });
});
