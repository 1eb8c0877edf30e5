import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import type { Actor } from '../../port/actor.ts';
import { checkVersion } from './check-version.ts';
import { handDown, listTemplates, takeBack } from './hand-down.ts';
import { publishScheme } from './publish-version.ts';
import { listResultsBelow, showResultBelow } from './results-below.ts';
import { startSchemeDraft } from './start-draft.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const model = { scheme: 'model', version: 1 };

async function publishModel(actor: Actor): Promise<void> {
  const source = { kind: 'built-in', folder: 'shengzhou-2020' } as const;
  good(await startSchemeDraft(test.platform, actor, { scheme: 'model', reason: '', source }));
  good(await checkVersion(test.platform, actor, model));
  good(await publishScheme(test.platform, actor, { ...model, revision: null, reason: '统一方案' }));
}

describe('a scheme handed down', () => {
  it('is a template for the offices it is offered to, until it is taken back', async () => {
    const { above, office, stranger } = test.actors;
    await publishModel(above);
    expect(good(await listTemplates(test.platform, office))).toEqual([]);
    const asked = { ...model, receivers: ['demo'], note: '供各县参考' };
    expect(good(await handDown(test.platform, above, asked))).toMatchObject([{ receiver: 'demo' }]);
    good(await handDown(test.platform, above, asked));
    expect(good(await listTemplates(test.platform, office))).toMatchObject([
      { ...model, office: 'city', officeName: '某市', note: '供各县参考' },
    ]);
    expect(good(await listTemplates(test.platform, stranger))).toEqual([]);
    const source = { kind: 'template', office: 'city', ...model } as const;
    const start = (actor: Actor) =>
      startSchemeDraft(test.platform, actor, { scheme: 'from-city', reason: '', source });
    expect(good(await start(office))).toMatchObject({
      state: 'draft',
      origin: { kind: 'template', office: 'city' },
    });
    expect(codes(await start(stranger))).toEqual(['scheme-version-missing']);
    const told = await test.inOffice((client) =>
      client.query(`SELECT subject FROM zhunsheng.event WHERE action = 'scheme.hand-down'`),
    );
    expect(told.rows).toEqual([{ subject: 'template/city/model/1' }]);
    good(await takeBack(test.platform, above, { ...model, receiver: 'demo' }));
    expect(good(await listTemplates(test.platform, office))).toEqual([]);
    expect(codes(await start(office))).toEqual(['scheme-version-missing']);
  });

  it('goes down only, is published, and is handed down by the office only', async () => {
    const { office, leader } = test.actors;
    const small = { scheme: 'small', version: 1, note: '' };
    const give = (actor: Actor, receivers: readonly string[] | null) =>
      handDown(test.platform, actor, { ...small, receivers });
    expect(codes(await give(office, ['city']))).toEqual(['template-not-below']);
    expect(codes(await give(office, ['other']))).toEqual(['template-not-below']);
    expect(codes(await give(office, null))).toEqual(['template-not-below']);
    expect(codes(await give(leader, ['other']))).toEqual(['not-allowed']);
    const offer = `INSERT INTO zhunsheng.scheme_offer (office, scheme, version, receiver, offered_by) VALUES ('demo', 'small', 1, 'other', 'x')`;
    await expect(test.inOffice((client) => client.query(offer))).rejects.toMatchObject({ code: 'ZS006' });
  });
});

describe('results of offices below', () => {
  const enter = (office: string, hash: string) =>
    test.pool.query(
      `INSERT INTO zhunsheng.publication (office, campaign, number, by, public_from, public_to, appeal_to, provisional,
          missing, result, result_hash, facts_sequence)
        VALUES ($1, '2020', 1, 'x', now() - interval '1 day', now() + interval '9 days', now() + interval '5 days', false,
          '[]', '{"title": "结果"}', $2, 1)`,
      [office, hash.repeat(64)],
    );
  const move = (state: string) =>
    test.pool.query(
      `UPDATE zhunsheng.campaign SET state = $1, public_from = now() - interval '1 day', public_to = now() + interval '9 days'`,
      [state],
    );

  it('are read from above once they are public, and by nobody beside or below', async () => {
    const { above, office, stranger, leader } = test.actors;
    await enter('demo', 'a');
    const list = (actor: Actor) => listResultsBelow(test.platform, actor, null);
    const show = (actor: Actor) =>
      showResultBelow(test.platform, actor, { office: 'demo', campaign: '2020' });
    expect(good(await list(above))).toEqual([]);
    expect(codes(await show(above))).toEqual(['not-found']);
    await move('published');
    expect(good(await list(above))).toMatchObject([
      {
        office: 'demo',
        officeName: '某县',
        campaign: '2020',
        state: 'published',
        resultHash: 'a'.repeat(64),
      },
    ]);
    expect(good(await show(above))).toEqual({ title: '结果' });
    for (const actor of [office, stranger, leader]) {
      expect(good(await list(actor))).toEqual([]);
      expect(codes(await show(actor))).toEqual(['not-found']);
    }
    expect(codes(await list({ ...test.actors.lead('甲局'), office: 'city' }))).toEqual(['not-allowed']);
  });

  it('before their first public day are not there', async () => {
    await test.pool.query(`UPDATE zhunsheng.campaign SET public_from = now() + interval '1 day'`);
    expect(good(await listResultsBelow(test.platform, test.actors.above, null))).toEqual([]);
  });

  it('are all that is seen of another office', async () => {
    const tables = await test.pool.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'office'
        WHERE c.relnamespace = 'zhunsheng'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'audit%'`,
    );
    const seen = await test.inOffice(async (client) => {
      const counts: Record<string, number> = {};
      for (const { name } of tables.rows) {
        const found = await client
          .query(`SELECT 1 FROM zhunsheng.${name} WHERE office = 'demo'`)
          .catch(() => null);
        if (found === null) return { [name]: -1 };
        if ((found.rowCount ?? 0) > 0) counts[name] = found.rowCount ?? 0;
      }
      return counts;
    }, 'city');
    expect(seen).toEqual({});
    expect(tables.rows.length).toBeGreaterThan(8);
  });
});
