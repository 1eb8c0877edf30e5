import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import type { Office } from '../../port/store-office.ts';
import { commitBatch, committedBatches, knownNow } from './batches.ts';
import { addOffice, officesUnder } from './offices.ts';
import { editDraft, markChecked, publishVersion, readVersion, startDraft } from './scheme-versions.ts';
import { inTransaction } from './transaction.ts';

let test: TestStore;
let pool: Pool;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(async () => {
  pool = await test.database();
  for (const office of [zhejiang, shaoxing, shengzhou]) await addOffice(pool, office);
});

const zhejiang: Office = { id: 'zhejiang', name: '浙江省', level: 'province', parent: null };
const shaoxing: Office = { id: 'shaoxing', name: '绍兴市', level: 'city', parent: 'zhejiang' };
const shengzhou: Office = { id: 'shengzhou', name: '嵊州市', level: 'county', parent: 'shaoxing' };

const hash = (n: number): string => n.toString(16).padStart(64, '0');
const batch = (n: number) => ({
  office: 'shengzhou',
  campaign: 'county-2020',
  undoes: null,
  reason: null,
  label: null,
  dataset: 'items',
  batch: hash(n),
  action: 'append' as const,
  by: '张三',
  source: [{ file: '事项.csv', sha256: hash(n) }],
  rows: n,
  rejects: 0,
});
const commit = (n: number) => inTransaction(pool, (client) => commitBatch(client, batch(n)));

describe('offices', () => {
  it('form a tree that is read from any of them down', async () => {
    expect(await officesUnder(pool, 'shaoxing')).toEqual([shaoxing, shengzhou]);
  });

  it('stand below their parent, which must exist, under an id of their own', async () => {
    const answers = [
      await addOffice(pool, { ...shaoxing, id: 'other', parent: 'shengzhou' }),
      await addOffice(pool, { ...shaoxing, id: 'other', parent: 'nowhere' }),
      await addOffice(pool, shaoxing),
    ];
    expect(answers.map((each) => each.problems[0]?.code)).toEqual([
      'office-level-wrong',
      'office-unknown',
      'office-exists',
    ]);
  });
});

describe('batches', () => {
  it('committed at the same time get a sequence without gaps and moments that never go back', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => commit(i)));
    const all = await committedBatches(pool, 'shengzhou');
    expect(all.map((each) => each.sequence)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    const moments = all.map((each) => each.knownAt);
    expect(moments).toEqual([...moments].sort());
    expect(all.map((each) => each.rows).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i),
    );
  });

  it('known by a moment stay the same whatever is committed later', async () => {
    await commit(1);
    const second = await commit(2);
    const at = second.ok ? second.value.knownAt : '';
    await commit(3);
    const known = await committedBatches(pool, 'shengzhou', at);
    expect(known.map((each) => each.batch)).toEqual([hash(1), hash(2)]);
    expect(known[1]).toEqual(second.ok ? second.value : null);
    expect(await committedBatches(pool, 'shengzhou', '2020-01-01T00:00:00+08:00')).toEqual([]);
  });

  it('under way are waited for before a moment is taken as a standpoint', async () => {
    const slow = await pool.connect();
    await slow.query('BEGIN');
    await commitBatch(slow, batch(1));
    const asked = inTransaction(pool, (client) => knownNow(client, 'shengzhou'));
    expect(await Promise.race([asked, pause(100, 'waiting')])).toBe('waiting');
    await slow.query('COMMIT');
    slow.release();
    const now = await asked;
    expect(await committedBatches(pool, 'shengzhou', now.ok ? now.value : '')).toHaveLength(1);
  });

  it('are never changed or removed', async () => {
    await commit(1);
    await expect(pool.query('UPDATE zhunsheng.batch SET rows = 0')).rejects.toMatchObject({ code: 'ZS002' });
    await expect(pool.query('DELETE FROM zhunsheng.batch')).rejects.toMatchObject({ code: 'ZS002' });
    await expect(pool.query('TRUNCATE zhunsheng.batch')).rejects.toMatchObject({ code: 'ZS002' });
  });
});

describe('versions of a scheme', () => {
  const files = { 'scheme.yaml': 'name: 方案', 'tables/a.yaml': 'id: a' };
  const start = (reason: string) =>
    inTransaction(pool, (client) =>
      startDraft(client, { office: 'shengzhou', scheme: 'county-2020', files, reason, by: '张三' }),
    );
  const first = { office: 'shengzhou', scheme: 'county-2020', version: 1 };

  it('are numbered in order though several start at once', async () => {
    const started = await Promise.all(['a', 'b', 'c'].map(start));
    expect(started.map((each) => (each.ok ? each.value.version : 0)).sort()).toEqual([1, 2, 3]);
  });

  it('go from draft to checked to published; an edit makes a checked one a draft again', async () => {
    await start('first');
    await markChecked(pool, first, hash(1));
    const edited = await editDraft(pool, first, { 'scheme.yaml': 'name: 新' });
    expect(edited).toMatchObject({ value: { state: 'draft', fingerprint: null, revision: 3 } });
    expect(await publishVersion(pool, first, '李四')).toMatchObject({
      problems: [{ code: 'scheme-version-state', params: { state: 'draft' } }],
    });
    await markChecked(pool, first, hash(2));
    await publishVersion(pool, first, '李四');
    expect(await readVersion(pool, first)).toMatchObject({
      state: 'published',
      fingerprint: hash(2),
      files: { 'scheme.yaml': 'name: 新' },
    });
  });

  it('are locked once published, by the database too', async () => {
    await start('first');
    await markChecked(pool, first, hash(1));
    const published = await Promise.all(
      Array.from({ length: 10 }, () => publishVersion(pool, first, '李四')),
    );
    expect(published.filter((each) => each.ok)).toHaveLength(1);
    expect(await editDraft(pool, first, files)).toMatchObject({
      problems: [{ code: 'scheme-version-state' }],
    });
    for (const change of [
      `UPDATE zhunsheng.scheme_version SET files = '{}'`,
      'DELETE FROM zhunsheng.scheme_version',
    ])
      await expect(pool.query(change)).rejects.toMatchObject({ code: 'ZS001' });
  });

  it('that do not exist are said to be missing', async () => {
    expect(await publishVersion(pool, { ...first, version: 7 }, '李四')).toMatchObject({
      problems: [{ code: 'scheme-version-missing', params: { scheme: 'county-2020', version: '7' } }],
    });
  });
});
