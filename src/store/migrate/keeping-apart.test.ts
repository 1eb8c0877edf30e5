import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import { appendAudit } from '../audit/append.ts';
import { inOffice } from '../write/office-transaction.ts';

let test: TestStore;
let pool: Pool;
beforeAll(async () => {
  test = await openTestStore();
  pool = await test.database();
  for (const office of ['east', 'west'])
    await pool.query(`INSERT INTO zhunsheng.office (id, name, level) VALUES ($1, $1, 4)`, [office]);
});
afterAll(() => test.close());

const hash = 'a'.repeat(64);
const addBatch = `INSERT INTO zhunsheng.batch
  (office, sequence, known_at, dataset, batch, action, by, source, rows, rejects)
  VALUES ($1, $2, now(), '公文', '${hash}', 'append', '张', '[]', 1, 0)`;

const tablesWithOffice = async (): Promise<readonly string[]> => {
  const found = await pool.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns AS c
      JOIN information_schema.tables AS t USING (table_schema, table_name)
      WHERE c.table_schema = 'zhunsheng' AND c.column_name = 'office' AND t.table_type = 'BASE TABLE'`,
  );
  return found.rows.map((row) => row.name);
};

/** Read and written by their own narrow functions, before anybody is signed in or across all offices. */
const acrossOffices = ['audit_entry'];

describe('offices kept apart by the database', () => {
  it('guards every table that has an office', async () => {
    const guarded = await pool.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class AS c JOIN pg_policy AS p ON p.polrelid = c.oid
        WHERE c.relnamespace = 'zhunsheng'::regnamespace AND c.relrowsecurity`,
    );
    const names = new Set(guarded.rows.map((row) => row.name));
    const open = (await tablesWithOffice()).filter((name) => !names.has(name));
    expect(open.filter((name) => !acrossOffices.includes(name))).toEqual([]);
  });

  it('shows an office its own rows only, whatever the query says', async () => {
    await inOffice(pool, 'east', (client) => client.query(addBatch, ['east', 1]));
    await inOffice(pool, 'west', (client) => client.query(addBatch, ['west', 1]));
    const seen = await inOffice(pool, 'east', (client) => client.query('SELECT office FROM zhunsheng.batch'));
    expect(seen.rows).toEqual([{ office: 'east' }]);
  });

  it('refuses a row of another office', async () => {
    await expect(
      inOffice(pool, 'east', (client) => client.query(addBatch, ['west', 2])),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('shows nothing to a request that says no office, and forgets the office after the transaction', async () => {
    const seen = await inOffice(pool, '', (client) => client.query('SELECT office FROM zhunsheng.batch'));
    expect(seen.rows).toEqual([]);
    const after = await pool.query(
      `SELECT current_setting('zhunsheng.office', true) AS office, current_user AS who`,
    );
    expect(after.rows[0]?.office ?? '').toBe('');
    expect(after.rows[0]?.who).not.toBe('zhunsheng_app');
  });

  it('shows an office its own part of the audit log', async () => {
    for (const office of ['east', 'west'])
      await inOffice(pool, office, (client) =>
        appendAudit(client, { office, actor: 'a', action: 'campaign.open', subject: 'c', details: {} }),
      );
    const seen = await inOffice(pool, 'east', (client) =>
      client.query('SELECT office FROM zhunsheng.office_audit'),
    );
    expect(seen.rows).toEqual([{ office: 'east' }]);
  });

  it.each(['UPDATE zhunsheng.batch SET rows = 2', 'DELETE FROM zhunsheng.batch', 'TRUNCATE zhunsheng.batch'])(
    'has no right to %s',
    async (sql) => {
      await expect(inOffice(pool, 'east', (client) => client.query(sql))).rejects.toMatchObject({
        code: '42501',
      });
    },
  );

  it.each([
    'UPDATE zhunsheng.audit_entry SET actor = actor',
    'DELETE FROM zhunsheng.audit_entry',
    'SELECT e.details FROM zhunsheng.audit_entry AS e',
    'DELETE FROM zhunsheng.event',
    `UPDATE zhunsheng.office SET name = 'x'`,
    'ALTER TABLE zhunsheng.batch DISABLE ROW LEVEL SECURITY',
    'DROP TABLE zhunsheng.batch',
  ])('nor to %s', async (sql) => {
    await expect(inOffice(pool, 'east', (client) => client.query(sql))).rejects.toMatchObject({
      code: '42501',
    });
  });
});
