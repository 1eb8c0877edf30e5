import { findCampaign } from '../../src/app/campaign/find-campaign.ts';
import { commitRows } from '../../src/app/facts/commit-rows.ts';
import { act } from '../../src/app/work/act.ts';
import type { ResultDocument, UnitDocument } from '../../src/core/result/document.ts';
import { good, type TestPlatform } from './test-platform.ts';

type Cells = Readonly<Record<string, string>>;

/** Commits rows of a dataset of the test campaign, as the office would. */
export async function loadRows(test: TestPlatform, dataset: string, rows: readonly Cells[]): Promise<void> {
  const { platform, actors, campaign, office } = test;
  good(
    await act(platform, actors.office, async (work) => {
      const open = good(await findCampaign(work.client, office, campaign));
      return commitRows(platform, work, { open, dataset, action: 'append', rows, source: 'test' });
    }),
  );
}

/**
 * Facts for all three units: 一镇 has done 3 of 4 (30), help 90 and 80 (25.5), two trainings (5), a panel of 80 (16):
 * 76.5; 二镇 4 of 4 (40), 80 and 80 (24), four (10), 90 (18), once praised (2): 94; 甲局 2 of 4 (20), 60 (18), none (0), 70 (14): 52.
 */
export async function loadYear(test: TestPlatform): Promise<void> {
  const units = ['u1', 'u2', 'u3'] as const;
  const done = { u1: 3, u2: 4, u3: 2 };
  const day = '2020-06-01';
  await loadRows(
    test,
    '事项',
    units.flatMap((unit) =>
      [1, 2, 3, 4].map((n) => ({
        ...{ 单位: unit, 编号: String(n), 交办日期: day, 已办结: n <= done[unit] ? '是' : '否' },
      })),
    ),
  );
  const judged = (单位: string, 评判单位: string, 得分: string) => ({
    ...{ 单位, 评判单位, 得分, 项目: '任务配合度', 评判时间: day, 理由: '好' },
  });
  await loadRows(test, '评判', [
    judged('u1', '甲局', '90'),
    judged('u1', '乙局', '80'),
    judged('u2', '甲局', '80'),
    judged('u2', '乙局', '80'),
    judged('u3', '乙局', '60'),
  ]);
  const held = (单位: string, n: number) =>
    Array.from({ length: n }, (_, i) => ({ 单位, 场次: String(i), 日期: day, 人数: '9' }));
  await loadRows(test, '培训', [...held('u1', 2), ...held('u2', 4)]);
  const score = { u1: '80', u2: '90', u3: '70' };
  await loadRows(
    test,
    '专家评分',
    units.flatMap((unit) =>
      [1, 2, 3].map((n) => ({ 单位: unit, 专家: `专家${n}`, 评分时间: day, 得分: score[unit], 理由: '好' })),
    ),
  );
  await loadRows(test, '表彰', [{ 单位: 'u2', 文号: '一号', 日期: day }]);
}

/** The sheets of a result, by unit. */
export const sheetsOf = (result: ResultDocument): ReadonlyMap<string, UnitDocument> =>
  new Map(result.tables.flatMap((table) => table.units).map((unit) => [unit.unit, unit]));
