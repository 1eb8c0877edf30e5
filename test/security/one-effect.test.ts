import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildServer } from '../../src/api/server.ts';
import { deciding, fixed } from '../support/test-decisions.ts';
import { loadYear } from '../support/test-facts.ts';
import { dayIn, openTestPlatform, type TestPlatform } from '../support/test-platform.ts';
import { gatherPeople, type Person } from './people.ts';
import { makePanel, vote } from './plant/review.ts';

/** Many ask for the same at the same moment, over HTTP: it happens once, and the others are told so. */
const many = 100;
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
let test: TestPlatform;
let app: FastifyInstance;
let people: ReadonlyMap<string, Person>;
const limits = { account: 1_000_000, address: 1_000_000 };

beforeAll(async () => {
  test = await openTestPlatform();
  await loadYear(test);
  people = await gatherPeople(test.pool);
  app = await buildServer(test.platform, { limits });
});
afterAll(async () => {
  await app?.close();
  await test?.close();
});

type Method = NonNullable<InjectOptions['method']>;

async function send(method: Method, path: string, who: string, body?: object, headers: object = {}) {
  const reply = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...people.get(who)?.headers, ...headers },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: reply.statusCode, body: reply.payload === '' ? null : JSON.parse(reply.payload) };
}

const entries = async (action: string): Promise<number> =>
  Number(
    (await test.pool.query('SELECT count(*) FROM zhunsheng.audit_entry WHERE action = $1', [action])).rows[0]
      ?.count,
  );

/** How many of a hundred requests at once got which status, and how many audit entries they made. */
async function atOnce(action: string, path: string, who: readonly string[], body: object, headers = {}) {
  const before = await entries(action);
  const replies = await Promise.all(
    Array.from({ length: many }, (_, i) => send('POST', path, who[i % who.length] ?? '', body, headers)),
  );
  const statuses: Record<number, number> = {};
  for (const { status } of replies) statuses[status] = (statuses[status] ?? 0) + 1;
  return { statuses, effects: (await entries(action)) - before };
}

const campaign = '/campaigns/2020';

describe('a hundred at once have one effect:', () => {
  it('closing a panel', async () => {
    const id = await makePanel(test.pool, people, '创新评审');
    for (const name of ['expert1', 'expert2', 'expert3'])
      await vote(test.pool, id, people.get(name), 'given', '80', '好');
    const seen = await atOnce('panel.manage', `/panels/${id}/close`, ['office', 'office2'], {});
    expect(seen).toEqual({ statuses: { 200: 1, 409: many - 1 }, effects: 1 });
  });

  it('issuing a bulletin under one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'bulletin-1' };
    const seen = await atOnce(
      'bulletin.issue',
      `${campaign}/bulletins`,
      ['office'],
      { title: '第一期' },
      headers,
    );
    expect(seen.effects).toBe(1);
    // The others are given the same reply, or told that it is under way.
    expect((seen.statuses[201] ?? 0) + (seen.statuses[409] ?? 0)).toBe(many);
    expect((await send('GET', `${campaign}/bulletins`, 'office')).body.items).toHaveLength(1);
  });

  it('publishing', async () => {
    const body = { to: `${dayIn(10)}T00:00:00+08:00`, acceptMissing: true };
    const seen = await atOnce('publication.open', `${campaign}/publications`, ['office', 'office2'], body);
    expect(seen).toEqual({ statuses: { 201: 1, 409: many - 1 }, effects: 1 });
  });

  it('deciding an appeal', async () => {
    const lodged = await send('POST', `${campaign}/appeals`, 'u1', {
      ...{ unit: 'u1', indicator: 'done', ground: '第四件已办结' },
    });
    const at = `/appeals/${lodged.body.id}`;
    await send('POST', `${at}/answer`, 'leadA', { text: '属实', proposal: fixed });
    const { differenceHash } = (await send('POST', `${at}/difference`, 'office', {})).body;
    const body = { verdict: 'accept', reason: '属实', differenceHash };
    const seen = await atOnce('appeal.decide', `${at}/decision`, ['office', 'office2'], body);
    expect(seen).toEqual({ statuses: { 200: 1, 409: many - 1 }, effects: 1 });
    const batches = await test.pool.query(`SELECT 1 FROM zhunsheng.batch WHERE source::text LIKE '%appeal%'`);
    expect(batches.rowCount).toBe(1);
  });

  it('making the result final', async () => {
    const corrected = await send('POST', `${campaign}/publications/correct`, 'office', {
      ...{ reason: '采纳申诉', acceptMissing: true },
    });
    expect(corrected.status).toBe(201);
    await deciding(() => test).endPeriod();
    const proposed = await send('POST', `${campaign}/result/proposal`, 'office', { acceptMissing: true });
    const { resultHash } = proposed.body.proposal;
    const seen = await atOnce('result.confirm', `${campaign}/result/confirmation`, ['office2'], {
      resultHash,
    });
    expect(seen).toEqual({ statuses: { 200: 1, 409: many - 1 }, effects: 1 });
    expect((await send('GET', `${campaign}/result`, 'leader')).body.final.result.resultHash).toBe(resultHash);
  });
});

describe('fifty who edit the same', () => {
  const draft = '/schemes/shared/versions';
  const edit = (mark: string, revision: number) =>
    send(
      'PATCH',
      `${draft}/1/files`,
      'office',
      { files: { [`${mark}.md`]: mark, 'last.md': mark } },
      { 'if-match': `"${revision}"` },
    );

  it('from the same revision: one is kept, the others are shown both values', async () => {
    const source = { kind: 'files', files: { 'scheme.yaml': 'id: shared\n' } };
    const made = await send('POST', draft, 'office', { reason: '测试', source });
    expect(made.status).toBe(201);
    const { revision } = made.body;
    const replies = await Promise.all(Array.from({ length: 50 }, (_, i) => edit(`m${i}`, revision)));
    const kept = replies.findIndex(({ status }) => status === 200);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(49);
    for (const { body } of refused) {
      expect(body.code).toBe('revision-conflict');
      expect(body.given.files['last.md']).not.toBe(body.current.files['last.md']);
      expect(body.current.files['last.md']).toBe(`m${kept}`);
    }
  });

  it('each until it succeeds: nobody’s words are lost', async () => {
    const marks = Array.from({ length: 10 }, (_, i) => `again${i}`);
    await Promise.all(
      marks.map(async (mark) => {
        for (let tries = 0; tries < 50; tries++) {
          const { revision } = (await send('GET', `${draft}/1`, 'office')).body;
          if ((await edit(mark, revision)).status === 200) return;
        }
      }),
    );
    const { files } = (await send('GET', `${draft}/1/files`, 'office')).body;
    expect(marks.filter((mark) => files[`${mark}.md`] !== mark)).toEqual([]);
  });
});
