import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codes,
  dayIn,
  good,
  openTestPlatform,
  type TestPlatform,
} from '../../../test/support/test-platform.ts';
import { insertCampaign, moveCampaign } from '../../store/write/campaigns.ts';
import { factsFolder } from './campaign-facts.ts';
import { checkFacts } from './check-facts.ts';
import { cleanFacts, graceTime } from './clean-facts.ts';
import { listDatasets } from './list-datasets.ts';
import { loadStream } from './load-stream.ts';
import { reuseDataset } from './reuse-dataset.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

async function* bytes(content: string) {
  yield Buffer.from(content);
}
const load = async (rows: string) =>
  good(
    await loadStream(test.platform, test.actors.lead('甲局'), {
      ...{ campaign: '2020', dataset: '事项', action: 'append', mediaType: 'text/csv', fileName: 'a.csv' },
      stream: bytes(`单位,编号,交办日期,已办结\n${rows}`),
      signal: new AbortController().signal,
    }),
  );
const folder = () => factsFolder(test.platform.folder, 'demo', '2020');

describe('a thing asked once', () => {
  it('is offered to another campaign of the same period, and taken over file by file', async () => {
    await load('u1,1,2020-03-01,是');
    await load('u1,2,2020-03-01,否');
    const days = { opensOn: dayIn(-1), dueOn: dayIn(5), locksOn: dayIn(9) };
    const made = { office: 'demo', scheme: 'small', version: 1, title: '专项考核', appealDays: 5, ...days };
    await test.inOffice(async (client) => {
      good(await insertCampaign(client, { ...made, id: 'special', demo: false, by: 'office-1' }));
      await moveCampaign(client, { office: 'demo', id: 'special' }, 'collecting', {
        publicFrom: null,
        publicTo: null,
      });
    });
    const lead = test.actors.lead('甲局');
    const items = good(await listDatasets(test.platform, lead, { campaign: 'special' }));
    expect(items.find((each) => each.name === '事项')).toMatchObject({
      delivered: false,
      reusable: [{ campaign: '2020', title: '小县年度考核', batches: 2 }],
    });
    const reuse = (from: string, actor = lead) =>
      reuseDataset(test.platform, actor, { campaign: 'special', dataset: '事项', from });
    expect(codes(await reuse('2020', test.actors.lead('乙局')))).toEqual(['not-found']);
    expect(codes(await reuse('nowhere'))).toEqual(['reuse-not-possible']);
    const taken = good(await reuse('2020')).batches;
    expect(taken).toMatchObject([{ rows: 1, source: [{ file: 'campaign/2020/batch/1' }] }, { rows: 1 }]);
    const after = good(await listDatasets(test.platform, lead, { campaign: 'special' }));
    expect(after.find((each) => each.name === '事项')).toMatchObject({ rows: 2, reusable: [] });
    expect(codes(await reuse('2020'))).toEqual(['dataset-not-empty']);
  });
});

describe('files that belong to nothing', () => {
  it('are removed after a time of grace; what is named or new stays', async () => {
    const place = (name: string) => join(folder(), 'batches', name);
    const named = await readdir(join(folder(), 'batches'));
    const [orphan, fresh, half] = [`${'a'.repeat(64)}.parquet`, `${'b'.repeat(64)}.parquet`, 'c.tmp'];
    for (const name of [orphan, fresh, half]) await writeFile(place(name), 'x');
    const old = new Date(Date.now() - 2 * graceTime);
    for (const name of [...named, orphan, half]) await utimes(place(name), old, old);
    expect(await cleanFacts(test.platform)).toBe(2);
    expect(await cleanFacts(test.platform)).toBe(0);
    expect(await readdir(join(folder(), 'batches'))).toEqual([...named, fresh].sort());
    expect(await checkFacts(test.platform, new AbortController().signal)).toEqual([]);
  });

  it('and files that are no longer what their name says are told apart', async () => {
    const { batch } = await load('u1,3,2020-03-01,否').then((done) => done.batch);
    await writeFile(join(folder(), 'batches', `${batch}.parquet`), 'x');
    expect(await checkFacts(test.platform, new AbortController().signal)).toEqual([
      expect.stringContaining(`demo/2020: The content of the batch file “${batch}.parquet”`),
    ]);
  });
});
