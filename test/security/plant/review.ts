import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Pool } from 'pg';
import { addEvidence } from '../../../src/app/evidence/add.ts';
import { good, type TestPlatform } from '../../support/test-platform.ts';
import type { Person } from '../people.ts';
import { quietly } from './quietly.ts';

type Planted = readonly (readonly [string, string])[];
type People = ReadonlyMap<string, Person>;

/** Words that stand in what belongs to 一镇 or was said about it; nobody else of the units may read them. */
export const canaries = {
  note: '一镇附言密文',
  cell: '一镇场次密文',
  evidence: '一镇佐证密文.txt',
  free: '一镇备用密文.txt',
  ground: '一镇申诉密文',
  judgement: '一镇评判密文',
  vote: '专家一理由密文',
  draftVote: '专家二草稿密文',
  draft: '二镇草稿密文',
} as const;

/** A report, a judgement, a panel with votes, an appeal and files of 一镇; a report of 二镇 it has not handed in. */
export async function plantReview(test: TestPlatform, people: People): Promise<Planted> {
  const { pool } = test;
  const files = await plantFiles(test, people);
  const submission = await report(pool, 'u1', 'submitted', canaries.note);
  await quietly(
    pool,
    `INSERT INTO zhunsheng.submission_step (office, submission, number, round, kind, rows, note, by)
      SELECT office, id, 1, 1, 'submitted', rows, note, created_by FROM zhunsheng.submission WHERE id = $1`,
    submission,
  );
  const draft = await report(pool, 'u2', 'draft', canaries.draft);
  await quietly(
    pool,
    `INSERT INTO zhunsheng.judgement (office, campaign, dataset, indicator, unit, lead, item, cells, reason, batch, by)
      VALUES ('demo', '2020', '评判', 'help', 'u1', '甲局', '["任务配合度"]', '{"项目":"任务配合度","得分":"90"}', $1, 2, 'test')`,
    canaries.judgement,
  );
  const panel = await makePanel(pool, people, '创新评审');
  const spare = await makePanel(pool, people, '另一场');
  await vote(pool, panel, people.get('expert1'), 'given', '80', canaries.vote);
  await vote(pool, panel, people.get('expert2'), 'draft', '70', canaries.draftVote);
  const appeal = await lodged(pool, people.get('u1'), 'done');
  const second = await lodged(pool, people.get('u1'), 'plus');
  await link(pool, `campaign/2020/submission/${submission}`, files.evidence, '培训', null);
  await link(pool, `campaign/2020/appeal/${appeal}`, files.evidence, null, 'done');
  return Object.entries({ ...files, submission, draft, panel, spare, appeal, 'second appeal': second });
}

async function plantFiles({ platform }: TestPlatform, people: People) {
  const add = async (name: string, content: string) => {
    const u1 = people.get('u1');
    if (u1 === undefined) throw new Error('no unit');
    const actor = { ...u1, scopes: null };
    const stream = Readable.from([Buffer.from(content)]);
    good(await addEvidence(platform, actor, { stream, declared: null, name, holder: null }));
    return createHash('sha256').update(content).digest('hex');
  };
  return {
    evidence: await add(canaries.evidence, '签到表\n'),
    free: await add(canaries.free, '备用\n'),
  };
}

async function report(pool: Pool, unit: string, state: string, note: string): Promise<string> {
  const rows = JSON.stringify([{ 单位: unit, 场次: canaries.cell, 日期: '2020-06-01', 人数: '9' }]);
  const [round, when] = state === 'draft' ? [0, null] : [1, new Date()];
  const id = crypto.randomUUID();
  await quietly(
    pool,
    `INSERT INTO zhunsheng.submission
      (office, id, campaign, dataset, unit, state, rows, note, round, on_time, created_by, submitted_at)
      VALUES ('demo', $1, '2020', '培训', $2, $3, $4, $5, $6, true, 'test', $7)`,
    ...[id, unit, state, unit === 'u1' ? rows : '[]', note, round, when],
  );
  return id;
}

/** A panel on 一镇 of the three experts, open; its id. */
export async function makePanel(pool: Pool, people: People, title: string): Promise<string> {
  const id = crypto.randomUUID();
  await quietly(
    pool,
    `INSERT INTO zhunsheng.panel (office, id, campaign, indicator, dataset, title, closes_on, least_votes, created_by)
      VALUES ('demo', $1, '2020', 'panel', '专家评分', $2, current_date + 20, 3, 'test')`,
    ...[id, title],
  );
  await quietly(pool, `INSERT INTO zhunsheng.panel_unit VALUES ('demo', $1, 'u1')`, id);
  const experts = [...people.values()].filter((each) => each.panel);
  for (const [i, { account }] of experts.entries())
    await quietly(pool, `INSERT INTO zhunsheng.panel_expert VALUES ('demo', $1, $2, $3)`, id, account, i + 1);
  return id;
}

/** What an expert says of 一镇; in place of what it said before. */
export async function vote(
  pool: Pool,
  panel: string,
  expert: Person | undefined,
  state: 'given' | 'draft',
  value: string,
  reason: string,
): Promise<void> {
  await quietly(
    pool,
    `INSERT INTO zhunsheng.panel_vote (office, panel, unit, account, state, value, reason)
      VALUES ('demo', $1, 'u1', $2, $3, $4, $5)
      ON CONFLICT (office, panel, unit, account) DO UPDATE SET state = $3, value = $4, reason = $5`,
    ...[panel, expert?.account ?? '', state, value, reason],
  );
}

async function lodged(pool: Pool, by: Person | undefined, indicator: string): Promise<string> {
  const id = crypto.randomUUID();
  await quietly(
    pool,
    `INSERT INTO zhunsheng.appeal
      (office, id, campaign, publication, unit, indicator, ground, on_time, lodged_by, lodged_at)
      VALUES ('demo', $1, '2020', 1, 'u1', $2, $3, true, $4, now())`,
    ...[id, indicator, canaries.ground, by?.account ?? ''],
  );
  await quietly(
    pool,
    `INSERT INTO zhunsheng.appeal_step (office, appeal, number, kind, text, by) VALUES ('demo', $1, 1, 'lodged', $2, $3)`,
    ...[id, canaries.ground, by?.account ?? ''],
  );
  return id;
}

const link = (pool: Pool, subject: string, file: string, dataset: string | null, indicator: string | null) =>
  quietly(
    pool,
    `INSERT INTO zhunsheng.evidence_link (office, subject, sha256, holder, campaign, unit, indicator, dataset, linked_by)
      VALUES ('demo', $1, $2, 'unit/u1', '2020', 'u1', $3, $4, 'test')`,
    ...[subject, file, indicator, dataset],
  );
