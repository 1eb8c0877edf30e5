import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { campaign, deciding } from '../../../test/support/test-decisions.ts';
import { loadRows, loadYear } from '../../../test/support/test-facts.ts';
import {
  codes,
  dayIn,
  good,
  openTestPlatform,
  type TestPlatform,
} from '../../../test/support/test-platform.ts';
import { startSubmission } from '../review/save-submission.ts';
import { publishCorrection } from './publish-result.ts';
import { readPublic, readPublication, readPublications } from './read-publications.ts';

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

const { publish, lodge, decide, compared, endPeriod } = deciding(() => test);

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
