import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import { migrate, stepOf } from './migrate.ts';
import type { Step } from './step.ts';
import { steps } from './steps.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const words: Step = { number: 1, name: 'words', sql: 'CREATE TABLE zhunsheng.word (w text COLLATE "C")' };
const two: Step = { number: 2, name: 'two', sql: `INSERT INTO zhunsheng.word VALUES ('二')` };
const wrong: Step = { number: 3, name: 'wrong', sql: 'INSERT INTO zhunsheng.nothing VALUES (1)' };

const wordsIn = async (pool: Pool): Promise<readonly string[]> =>
  (await pool.query('SELECT w FROM zhunsheng.word')).rows.map((row) => row.w);

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(steps.map((step) => step.number)).toEqual(steps.map((_, i) => i + 1));
  });

  it('run once, though eight processes start together', async () => {
    const pool = await test.database(false);
    expect(await stepOf(pool)).toBe(0);
    const done = await Promise.all(Array.from({ length: 8 }, () => migrate(pool, [words, two])));
    expect(done.map((each) => (each.ok ? each.value.applied : -1)).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
    expect(await wordsIn(pool)).toEqual(['二']);
  });

  it('take effect wholly or not at all, and go on from where the database is', async () => {
    const pool = await test.database(false);
    await migrate(pool, [words]);
    const asked: number[] = [];
    await expect(migrate(pool, [words, two, wrong], async (step) => void asked.push(step))).rejects.toThrow(
      /nothing/,
    );
    expect(await stepOf(pool)).toBe(1);
    expect(await wordsIn(pool)).toEqual([]);
    expect(asked).toEqual([1]);
    expect(await migrate(pool, [words, two])).toMatchObject({ ok: true, value: { step: 2, applied: 1 } });
  });

  it('refuse a database whose past differs, and one that is ahead', async () => {
    const pool = await test.database(false);
    await migrate(pool, [words, two]);
    const edited = { ...words, sql: `${words.sql} -- edited` };
    expect(await migrate(pool, [edited, two])).toMatchObject({
      ok: false,
      problems: [{ code: 'store-migration-changed', params: { step: '1', name: 'words' } }],
    });
    expect(await migrate(pool, [words])).toMatchObject({
      ok: false,
      problems: [{ code: 'store-newer-than-program', params: { step: '2', known: '1' } }],
    });
  });
});

describe('the database', () => {
  it('orders every text column by code point, whatever its own collation', async () => {
    const pool = await test.database();
    const found = await pool.query(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns AS c
        WHERE c.table_schema = 'zhunsheng' AND c.data_type = 'text' AND c.collation_name IS DISTINCT FROM 'C'`,
    );
    expect(found.rows).toEqual([]);
  });

  it('has no circle of offices: one is always below its parent', async () => {
    const pool = await test.database();
    const add = (id: string, level: number, parent: string | null, parentLevel: number | null) =>
      pool.query(
        `INSERT INTO zhunsheng.office (id, name, level, parent, parent_level) VALUES ($1, $1, $2, $3, $4)`,
        [id, level, parent, parentLevel],
      );
    await add('p', 1, null, null);
    await add('c', 2, 'p', 1);
    await expect(add('d', 2, 'c', 2)).rejects.toMatchObject({ code: '23514' });
    await expect(add('d', 4, 'c', 3)).rejects.toMatchObject({ code: '23503' });
    await expect(
      pool.query(`UPDATE zhunsheng.office SET parent = 'c', parent_level = 2 WHERE id = 'p'`),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
