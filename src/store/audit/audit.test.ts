import { createHash } from 'node:crypto';
import { appendFile, chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import { rational } from '../../core/quantity/rational.ts';
import type { HashAlgorithm } from '../../port/store-audit.ts';
import { inTransaction } from '../write/transaction.ts';
import { appendAudit } from './append.ts';
import { readCheckpoints, signCheckpoint } from './checkpoint.ts';
import { hashEntry } from './entry-hash.ts';
import { openSigningKey, type SigningKey } from './signing-key.ts';
import { type AuditReport, verifyAudit, verifyRecent } from './verify.ts';

let test: TestStore;
let pool: Pool;
let key: SigningKey;
let file = '';
let count = 0;

beforeAll(async () => {
  test = await openTestStore();
  const opened = await openSigningKey(join(test.folder, 'keys'));
  if (!opened.ok) throw new Error('no key');
  key = opened.value;
});
afterAll(() => test.close());
beforeEach(async () => {
  pool = await test.database();
  file = join(test.folder, `checkpoints-${count++}.jsonl`);
});

const event = (subject: string) => ({
  office: null,
  actor: '张三',
  action: 'batch.commit',
  subject,
  details: { rows: 3, share: rational(1n, 4n), 备注: '第一批' },
});
const append = (subject: string, algorithm?: HashAlgorithm) =>
  inTransaction(pool, (client) => appendAudit(client, event(subject), algorithm));
async function check(): Promise<AuditReport> {
  const kept = await readCheckpoints(file);
  if (!kept.ok) throw new Error(JSON.stringify(kept.problems));
  return verifyAudit(pool, { trusted: [key.publicText], checkpoints: kept.value });
}
const checkRecent = async (): Promise<AuditReport> => {
  const kept = await readCheckpoints(file);
  return verifyRecent(pool, { trusted: [key.publicText], checkpoints: kept.ok ? kept.value : [] });
};
const faults = async () => (await check()).problems.map(({ code, params }) => ({ code, params }));

/** What someone with full rights to the database can do. */
async function tamper(...statements: readonly string[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    for (const table of ['audit_entry', 'audit_checkpoint'])
      await client.query(`ALTER TABLE zhunsheng.${table} DISABLE TRIGGER USER`);
    for (const statement of statements) await client.query(statement);
  });
}

describe('the audit log', () => {
  it('chains SHA-256 over the canonical text of each entry, from 64 zeros', async () => {
    const first = await append('a');
    const text =
      `{"action":"batch.commit","actor":"张三","algorithm":"sha256","at":"${first.at}",` +
      `"details":"{\\"rows\\":3,\\"share\\":\\"0.25\\",\\"备注\\":\\"第一批\\"}","office":null,` +
      `"previous":"${'0'.repeat(64)}","sequence":1,"subject":"a"}`;
    expect(first.hash).toBe(createHash('sha256').update(text).digest('hex'));
    expect(await append('b')).toMatchObject({ sequence: 2, previous: first.hash });
    expect(await check()).toEqual({ entries: 2, checkpoints: 0, problems: [] });
  });

  it('stays one unbroken chain when many write at once, in either hash', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => append(`s${i}`, i % 2 === 0 ? 'sm3' : 'sha256')));
    expect(await check()).toEqual({ entries: 40, checkpoints: 0, problems: [] });
  });

  it('has no entry for what was rolled back', async () => {
    const work = inTransaction(pool, async (client) => {
      await appendAudit(client, event('undone'));
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await check()).toMatchObject({ entries: 0, problems: [] });
  });

  it('refuses changes, also to those who switch ordinary triggers off, and entries that do not continue it', async () => {
    await append('a');
    const attempts = [
      `UPDATE zhunsheng.audit_entry SET actor = '李四'`,
      'DELETE FROM zhunsheng.audit_entry',
      'TRUNCATE zhunsheng.audit_entry',
      'INSERT INTO zhunsheng.audit_entry SELECT 3, at, office, actor, action, subject, details, algorithm, previous, repeat($$a$$, 64) FROM zhunsheng.audit_entry',
    ];
    for (const attempt of attempts) {
      const asReplica = inTransaction(pool, async (client) => {
        await client.query('SET LOCAL session_replication_role = replica');
        await client.query(attempt);
      });
      await expect(asReplica).rejects.toMatchObject({ code: expect.stringMatching(/^(ZS00[23]|0A000)$/) });
    }
    expect(await check()).toMatchObject({ entries: 1, problems: [] });
  });
});

describe('verification of the audit log', () => {
  beforeEach(async () => {
    for (const subject of ['a', 'b', 'c', 'd']) await append(subject);
  });

  it('names the first entry whose content was changed, whichever field', async () => {
    for (const field of ['actor', 'action', 'subject', 'details', 'at', 'office'])
      expect(await changedIn(field)).toEqual([{ sequence: '3', fault: 'changed' }]);
  });

  async function changedIn(field: string): Promise<readonly unknown[]> {
    const other = field === 'at' ? '2020-01-01T00:00:00.000000Z' : 'other';
    const before = await pool.query(`SELECT ${field} AS value FROM zhunsheng.audit_entry WHERE sequence = 3`);
    await tamper(`UPDATE zhunsheng.audit_entry SET ${field} = '${other}' WHERE sequence = 3`);
    const found = (await check()).problems.map((each) => each.params);
    await pool.query(`UPDATE zhunsheng.audit_entry SET ${field} = $1 WHERE sequence = 3`, [
      before.rows[0].value,
    ]);
    return found;
  }

  it('names a removed entry, and one that was hashed anew', async () => {
    await tamper('DELETE FROM zhunsheng.audit_entry WHERE sequence = 2');
    expect(await faults()).toEqual([
      { code: 'audit-entry-broken', params: { sequence: '2', fault: 'missing' } },
    ]);
  });

  it('names the entry after one that was changed and hashed anew', async () => {
    await rehash(2, 2);
    expect(await faults()).toEqual([
      { code: 'audit-entry-broken', params: { sequence: '3', fault: 'not linked' } },
    ]);
  });

  it('by a signed checkpoint sees that the end was cut off, though the checkpoint in the database went with it', async () => {
    expect(await signCheckpoint(pool, key, file)).toMatchObject({ sequence: 4 });
    expect(await check()).toEqual({ entries: 4, checkpoints: 1, problems: [] });
    await tamper(
      'DELETE FROM zhunsheng.audit_entry WHERE sequence > 2',
      'DELETE FROM zhunsheng.audit_checkpoint',
    );
    const cut = [{ code: 'audit-truncated', params: { last: '2', checkpoint: '4' } }];
    expect(await faults()).toEqual(cut);
    expect((await checkRecent()).problems).toMatchObject(cut);
  });

  it('by a signed checkpoint sees that the log was rewritten as a whole', async () => {
    await signCheckpoint(pool, key, file);
    await rehash(2, 4);
    expect(await faults()).toEqual([{ code: 'audit-rewritten', params: { checkpoint: '4' } }]);
    expect((await checkRecent()).problems).toMatchObject([{ code: 'audit-rewritten' }]);
  });

  it('from the last checkpoint on finds what was changed since, and leaves the rest to the whole reading', async () => {
    expect(await checkRecent()).toEqual({ entries: 4, checkpoints: 0, problems: [] });
    await signCheckpoint(pool, key, file);
    await append('e');
    expect(await checkRecent()).toEqual({ entries: 5, checkpoints: 1, problems: [] });
    await tamper(`UPDATE zhunsheng.audit_entry SET actor = 'other' WHERE sequence IN (2, 5)`);
    expect((await checkRecent()).problems).toMatchObject([{ params: { sequence: '5', fault: 'changed' } }]);
    expect(await faults()).toMatchObject([{ params: { sequence: '2' } }]);
    await tamper(`UPDATE zhunsheng.audit_entry SET actor = 'other' WHERE sequence = 4`);
    expect((await checkRecent()).problems[0]).toMatchObject({ code: 'audit-rewritten' });
  });

  it('does not believe a checkpoint that was altered or signed with another key', async () => {
    await signCheckpoint(pool, key, file);
    await tamper('UPDATE zhunsheng.audit_checkpoint SET sequence = 3');
    expect(await faults()).toEqual([{ code: 'audit-checkpoint-invalid', params: { checkpoint: '3' } }]);
    const other = await openSigningKey(join(test.folder, 'other-keys'));
    if (!other.ok) throw new Error('no key');
    await signCheckpoint(pool, other.value, file);
    expect((await faults()).map((each) => each.params)).toContainEqual({ checkpoint: '4' });
  });

  it('names a line of the checkpoint file that cannot be read; a line cut short by a crash is no line', async () => {
    await signCheckpoint(pool, key, file);
    await appendFile(file, '{"sequence":5');
    expect(await check()).toMatchObject({ checkpoints: 1, problems: [] });
    await signCheckpoint(pool, key, file);
    expect(await check()).toMatchObject({ checkpoints: 2, problems: [] });
    await appendFile(file, '{"sequence":5\n');
    expect(await readCheckpoints(file)).toMatchObject({
      problems: [{ code: 'audit-checkpoints-unreadable', params: { line: '3' } }],
    });
  });

  /** Changes the first entry and hashes all to the last anew. */
  async function rehash(first: number, last: number): Promise<void> {
    const { rows } = await pool.query('SELECT * FROM zhunsheng.audit_entry ORDER BY sequence');
    let previous = rows[first - 2]?.hash;
    for (const row of rows.slice(first - 1, last)) {
      const changed = { ...row, sequence: Number(row.sequence), previous, actor: `${row.actor}!` };
      const hash = hashEntry(changed);
      await tamper(
        `UPDATE zhunsheng.audit_entry SET actor = '${changed.actor}', previous = '${previous}', hash = '${hash}' WHERE sequence = ${row.sequence}`,
      );
      previous = hash;
    }
  }
});

describe('the signing key', () => {
  it('is made once, for the owner only, by whoever comes first', async () => {
    const folder = join(test.folder, 'fresh-keys');
    const opened = await Promise.all([openSigningKey(folder), openSigningKey(folder)]);
    expect(new Set(opened.map((each) => (each.ok ? each.value.publicText : '')))).toHaveLength(1);
    expect((await stat(join(folder, 'audit-ed25519.pem'))).mode & 0o777).toBe(0o600);
  });

  it('is refused when others can read it, and when it is no key', async () => {
    const folder = join(test.folder, 'bad-keys');
    await openSigningKey(folder);
    const path = join(folder, 'audit-ed25519.pem');
    await chmod(path, 0o640);
    expect(await openSigningKey(folder)).toMatchObject({ problems: [{ code: 'audit-key-exposed' }] });
    await chmod(path, 0o600);
    await writeFile(path, 'no key');
    expect(await openSigningKey(folder)).toMatchObject({ problems: [{ code: 'audit-key-invalid' }] });
  });
});
