import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { act } from '../work/act.ts';
import { commitRows } from './commit-rows.ts';
import { type AskedStream, loadStream } from './load-stream.ts';
import { undoBatch } from './undo-batch.ts';

let test: TestPlatform;
let of: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const lead = () => of.actors.lead('甲局');
async function* bytes(content: string) {
  yield Buffer.from(content);
}
/** Items of u1: number → done. */
const load = async (action: AskedStream['action'], items: Readonly<Record<string, boolean>>) => {
  const rows = Object.entries(items).map(([n, done]) => `u1,${n},2020-03-01,${done ? '是' : '否'}`);
  const keys = Object.keys(items).map((n) => `u1,${n}`);
  const text = action === 'retract' ? ['单位,编号', ...keys] : ['单位,编号,交办日期,已办结', ...rows];
  const stream = bytes(text.join('\n'));
  const asked = {
    campaign: '2020',
    dataset: '事项',
    mediaType: 'text/csv',
    fileName: 'a.csv',
    encoding: null,
  } as const;
  const { signal } = new AbortController();
  return good(await loadStream(of.platform, lead(), { ...asked, action, stream, signal })).batch.sequence;
};
const undo = (sequence: number, actor = lead(), reason = '报错了') =>
  undoBatch(of.platform, actor, { campaign: '2020', sequence, reason });
const opened = async () => good(await of.inOffice((client) => findCampaign(client, 'demo', '2020')));
/** The records of u1 as they are: number → done. */
const records = async () =>
  good(
    await of.platform.scores.facts(await opened(), (facts) =>
      facts.inspect(async (connection, from) => {
        const found = await connection.runAndReadAll(
          `SELECT "编号", "已办结" FROM ${from('事项')} AS r ORDER BY 1`,
        );
        return { ok: true as const, value: Object.fromEntries(found.getRows()), problems: [] };
      }),
    ),
  );

describe('undoing a batch', () => {
  it('takes away what it added, and undoing that brings it back', async () => {
    of = await test.fresh();
    await load('append', { 1: true });
    const second = await load('append', { 2: true, 3: false });
    const undone = good(await undo(second));
    expect(undone).toMatchObject({
      restored: 0,
      removed: 2,
      kept: 0,
      batches: [{ undoes: 2, reason: '报错了' }],
    });
    expect(await records()).toEqual({ 1: true });
    expect(good(await undo(undone.batches[0]?.sequence ?? 0))).toMatchObject({ restored: 2, removed: 0 });
    expect(await records()).toEqual({ 1: true, 2: true, 3: false });
  });

  it('puts back what it replaced or retracted, and leaves what later batches changed', async () => {
    of = await test.fresh();
    await load('append', { 1: false, 2: false });
    const replaced = await load('replace', { 1: true, 2: true, 3: true });
    await load('replace', { 2: false });
    const undone = good(await undo(replaced));
    expect(undone).toMatchObject({ restored: 1, removed: 1, kept: 1 });
    expect(await records()).toEqual({ 1: false, 2: false });
    // What took it back were two batches; they are taken back together.
    good(await undo(undone.batches[0]?.sequence ?? 0));
    expect(await records()).toEqual({ 1: true, 2: false, 3: true });
    const retracted = await load('retract', { 1: true, 3: true });
    expect(await records()).toEqual({ 2: false });
    good(await undo(retracted));
    expect(await records()).toEqual({ 1: true, 2: false, 3: true });
    expect(codes(await undo(retracted))).toEqual(['batch-overridden']);
  });

  it('is for uploads, for those who may load the dataset, and while collecting', async () => {
    of = await test.fresh();
    const first = await load('append', { 1: true });
    expect(codes(await undo(99))).toEqual(['not-found']);
    expect(codes(await undo(first, of.actors.lead('乙局')))).toEqual(['not-found']);
    expect(codes(await undo(first, of.actors.unit('u1')))).toEqual(['not-allowed']);
    const rows = [{ 单位: 'u1', 文号: '1', 日期: '2020-03-01' }];
    const open = await opened();
    const asked = { open, dataset: '表彰', action: 'append', rows, source: 'submission/1' } as const;
    const reviewed = good(await act(of.platform, lead(), (work) => commitRows(of.platform, work, asked)));
    expect(codes(await undo(reviewed.sequence))).toEqual(['batch-not-an-upload']);
  });

  it('asked for many times at once happens once', async () => {
    of = await test.fresh();
    const first = await load('append', { 1: true });
    const all = await Promise.all(Array.from({ length: 20 }, () => undo(first)));
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(await records()).toEqual({});
  });
});
