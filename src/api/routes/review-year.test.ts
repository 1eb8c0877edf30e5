import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { addTestAccount } from '../../../test/support/test-accounts.ts';
import { loadYear } from '../../../test/support/test-facts.ts';
import { dayIn, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { addEvidence } from '../../app/evidence/add.ts';
import type { Actor } from '../../port/actor.ts';
import type { Call, Route } from '../route.ts';
import { appealRoutes } from './appeal.ts';
import { judgementRoutes } from './judgement.ts';
import { panelRoutes } from './panel.ts';
import { publicationRoutes } from './publication.ts';
import { resultRoutes } from './result.ts';
import { submissionRoutes } from './submission.ts';

const routes: readonly Route[] = [
  ...submissionRoutes,
  ...judgementRoutes,
  ...panelRoutes,
  ...publicationRoutes,
  ...appealRoutes,
  ...resultRoutes,
];

let test: TestPlatform;
const called = new Set<string>();
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

interface Sent {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly revision?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: what comes back is told by the route's own schema, by which it is parsed here.
type Reply = any;

/** Calls a route as the shell does: what comes in and what goes out passes its schemas. */
async function call(id: string, actor: Actor, sent: Sent = {}): Promise<Reply> {
  const found = routes.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no route ${id}`);
  called.add(id);
  const read = (schema: z.ZodType | undefined, value: unknown) =>
    schema === undefined ? undefined : schema.parse(value);
  const { platform } = test;
  const done = await found.run({
    ...{ platform, actor, revision: sent.revision ?? null, body: read(found.body, sent.body) },
    ...{ params: read(found.params, sent.params), query: read(found.query, sent.query ?? {}) },
  } as unknown as Call<never, never, never>);
  if (!done.ok) throw new Error(`${id}: ${done.problems.map((each) => each.code).join()}`);
  // As it arrives: JSON text, read again.
  return found.reply === undefined ? done.value : found.reply.parse(JSON.parse(JSON.stringify(done.value)));
}

const params = { campaign: '2020' };
const handedIn = { dataset: '培训', unit: 'u1', rows: [{ 场次: '9', 日期: '2020-06-01', 人数: '9' }] };

describe('the year from report to final result, by its routes', () => {
  it('collects reports and judgements', async () => {
    const { unit, lead, office } = test.actors;
    const evidence = await evidenceOf(unit('u1'));
    const made = await call('submission.start', unit('u1'), { params, body: { ...handedIn, evidence } });
    expect(made.evidence).toMatchObject([{ sha256: evidence[0], name: '签到表.txt' }]);
    const one = { params: { id: made.id }, revision: made.revision };
    const { rows } = handedIn;
    const saved = await call('submission.save', unit('u1'), {
      ...one,
      body: { rows, note: '一场', evidence },
    });
    expect(saved.revision).toBe(made.revision + 1);
    const byId = { params: { id: made.id } };
    await call('submission.submit', unit('u1'), byId);
    await call('submission.return', lead('乙局'), { ...byId, body: { reason: '请核对' } });
    await call('submission.submit', unit('u1'), byId);
    const seen = await call('submission.list', lead('乙局'), {
      params,
      query: { state: 'submitted,returned' },
    });
    expect(seen.items).toMatchObject([{ id: made.id, state: 'submitted', rowCount: 1 }]);
    const many = { verdict: 'accept', submissions: [made.id] };
    const bulk = await call('submission.review-many', lead('乙局'), { params, body: many });
    expect(bulk.items[0].submission.state).toBe('accepted');
    await call('submission.reopen', office, { ...byId, body: { reason: '误报' } });
    expect((await call('submission.get', unit('u1'), byId)).state).toBe('reopened');
    await call('submission.withdraw', unit('u1'), byId);
    const again = await call('submission.start', unit('u2'), { params, body: { ...handedIn, unit: 'u2' } });
    await call('submission.submit', unit('u2'), { params: { id: again.id } });
    await call('submission.accept', lead('乙局'), { params: { id: again.id } });

    const judged = { indicator: 'help', dataset: '评判', unit: 'u2', cells: { 得分: '80' }, reason: '好' };
    await call('judgement.make', lead('甲局'), { params, body: judged, revision: 0 });
    const missing = await call('judgement.list', office, { params, query: { missing: 'true' } });
    expect(missing.items).toHaveLength(4);
    const recusal = { unit: 'u3', indicator: 'done', lead: '甲局', substitute: '乙局', reason: '自我回避' };
    await call('recusal.name', office, { params, body: recusal });
    const recused = await call('recusal.list', lead('乙局'), { params });
    expect(recused.items.map((each: { indicator: string }) => each.indicator)).toEqual(['done', 'help']);
  });

  it('lets experts score', async () => {
    const { office } = test.actors;
    const grants = [{ role: 'expert' as const, scope: null }];
    const experts: Actor[] = [];
    for (const name of ['王评', '李评', '赵评']) experts.push(await addTestAccount(test.pool, name, grants));
    expect((await call('panel.experts', office)).items).toHaveLength(3);
    const body = {
      ...{ indicator: 'panel', title: '创新', units: ['u1'], closesOn: dayIn(1) },
      experts: experts.map((each) => each.account),
    };
    const { id } = await call('panel.make', office, { params, body });
    for (const [i, expert] of experts.entries()) {
      const vote = { state: 'given', value: `${60 + i * 10}`, reason: '好' };
      await call('panel.vote', expert, { params: { id, unit: 'u1' }, body: vote, revision: 0 });
    }
    const closed = await call('panel.close', office, { params: { id }, body: {} });
    expect(closed.votes).toHaveLength(3);
    expect(closed.statistics.units[0].trimmedMean).toBe('70.000');
    const given = await call('panel.get', experts[0] ?? office, { params: { id } });
    expect(given.own).toMatchObject([{ unit: 'u1', value: '60' }]);
    const further = await call('panel.make', office, { params, body: { ...body, units: ['u2'] } });
    await call('panel.cancel', office, { params: { id: further.id }, body: { reason: '另行组织' } });
    expect((await call('panel.list', experts[0] ?? office, { params })).items).toHaveLength(2);
  });

  it('publishes, decides and finalises', async () => {
    const { unit, lead, office, office2, leader } = test.actors;
    const later = test;
    test = await test.fresh();
    await loadYear(test);
    const to = new Date(Date.now() + 20_000).toISOString();
    await call('publication.open', office, { params, body: { to, appealDays: 0 } });
    const appeal = { unit: 'u1', indicator: 'done', ground: '已办结' };
    const { id } = await call('appeal.lodge', unit('u1'), { params, body: appeal });
    const rows = [{ 编号: '4', 交办日期: '2020-06-01', 已办结: '是' }];
    const proposal = { dataset: '事项', action: 'replace', rows };
    await call('appeal.answer', lead('甲局'), { params: { id }, body: { text: '属实', proposal } });
    const shown = await call('appeal.compare', office, { params: { id }, body: {} });
    const { differenceHash } = shown;
    const decision = { verdict: 'accept', reason: '属实', differenceHash };
    expect((await call('appeal.decide', office, { params: { id }, body: decision })).state).toBe('accepted');
    const other = await call('appeal.lodge', unit('u2'), { params, body: { ...appeal, unit: 'u2' } });
    await call('appeal.withdraw', unit('u2'), { params: { id: other.id } });
    expect((await call('appeal.get', unit('u1'), { params: { id } })).steps).toHaveLength(4);
    expect((await call('appeal.list', leader, { params })).items).toHaveLength(2);
    await call('publication.correct', office, { params, body: { reason: '采纳申诉' } });
    const published = await call('publication.list', unit('u1'), { params });
    expect(published.items).toHaveLength(2);
    const second = { params: { ...params, number: '2' } };
    expect((await call('publication.get', leader, second)).result.tables).toHaveLength(1);
    const everybody = { params: { office: 'demo', campaign: '2020' } };
    expect((await call('publication.public', unit('u1'), everybody)).corrections).toHaveLength(1);
    await test.pool.query('UPDATE zhunsheng.campaign SET public_to = clock_timestamp()');
    await call('result.propose', office, { params, body: {} });
    await call('result.withdraw', office, { params });
    const { resultHash } = (await call('result.propose', office2, { params, body: {} })).proposal;
    await call('result.confirm', office, { params, body: { resultHash } });
    expect((await call('result.get', leader, { params })).final.result.resultHash).toBe(resultHash);
    const file = await call('result.hand-over', office, { params, query: { format: 'csv' } });
    expect(file).toMatchObject({ kind: 'file', fileName: 'demo-2020-result.csv' });
    test = later;
  });

  it('has called every one of them', () => {
    expect(routes.map((each) => each.id).filter((id) => !called.has(id))).toEqual([]);
  });
});

describe('what comes in', () => {
  it('is bounded and exact: no strange fields, no endless lists, no ids that are none', () => {
    const bad: readonly [string, 'params' | 'query' | 'body', unknown][] = [
      ['submission.get', 'params', { id: '1; DROP TABLE' }],
      ['submission.start', 'body', { ...handedIn, office: 'other' }],
      ['submission.start', 'body', { ...handedIn, rows: Array(1001).fill({}) }],
      ['submission.start', 'body', { ...handedIn, rows: [{ 场次: 1 }] }],
      ['submission.start', 'body', { ...handedIn, rows: [{ 场次: 'x'.repeat(2001) }] }],
      ['submission.list', 'query', { limit: '501' }],
      ['submission.list', 'query', { state: 'accepted,gone' }],
      ['submission.review-many', 'body', { verdict: 'accept', submissions: [] }],
      ['appeal.decide', 'body', { verdict: 'accept', reason: 'x', differenceHash: 'short' }],
      ['publication.open', 'body', { to: '2020-12-31' }],
      ['publication.get', 'params', { campaign: '2020', number: '-1' }],
      ['panel.vote', 'body', { state: 'given', value: 80, reason: 'x' }],
      ['result.confirm', 'body', {}],
    ];
    for (const [id, part, value] of bad) {
      const found = routes.find((each) => each.id === id);
      expect([id, found?.[part]?.safeParse(value).success]).toEqual([id, false]);
    }
  });
});

async function evidenceOf(actor: Actor): Promise<readonly string[]> {
  const { Readable } = await import('node:stream');
  const stream = Readable.from([Buffer.from('签到表\n')]);
  const upload = { stream, declared: null, name: '签到表.txt', holder: null };
  const added = await addEvidence(
    test.platform,
    actor,
    upload as unknown as Parameters<typeof addEvidence>[2],
  );
  if (!added.ok) throw new Error(JSON.stringify(added.problems));
  return [added.value.sha256];
}
