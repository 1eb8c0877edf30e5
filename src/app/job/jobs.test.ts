import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codes,
  good,
  openTestPlatform,
  type TestPlatform,
  testActors,
} from '../../../test/support/test-platform.ts';
import { ok } from '../../core/problem/problem.ts';
import type { JobKind } from '../../port/store-job.ts';
import { addJob, claimJobs, endJob } from '../../store/write/jobs.ts';
import { act } from '../work/act.ts';
import { askForCheckpoint, checkpointFile, keepCheckpoint } from './checkpoint.ts';
import { done, type JobHandler, type JobHandlers, retries } from './handler.ts';
import { readJobs, retryJob } from './manage.ts';
import { openRunner, type Runner } from './runner.ts';
import { isSchedule, makeDueJobs, nextRun, ownSchedules, planSchedules } from './schedule.ts';
import { startJobs } from './start.ts';
import { verifyLog } from './verify-log.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());
beforeEach(() => test.pool.query('DELETE FROM zhunsheng.job'));

const kind: JobKind = 'store.clean';

function runner(handler: JobHandler, more: { atOnce?: number; leaseSeconds?: number } = {}): Runner {
  const handlers = Object.fromEntries(
    Object.keys(retries).map((each) => [each, handler]),
  ) as unknown as JobHandlers;
  const { atOnce = 4, leaseSeconds = 60 } = more;
  return openRunner({
    pool: test.pool,
    handlers,
    lane: { kinds: [kind], atOnce },
    leaseSeconds,
    onFault: () => undefined,
  });
}

const make = (once: string, office: string | null = null) =>
  addJob(test.pool, { office, kind, once, subject: once });
const states = async () =>
  (
    await test.pool.query<{ once: string; state: string; attempts: number; fault: string | null }>(
      'SELECT once, state, attempts, fault FROM zhunsheng.job ORDER BY once',
    )
  ).rows;
const stopAll = (runners: readonly Runner[]) => Promise.all(runners.map((each) => each.stop(5_000)));

describe('jobs', () => {
  it('are done once each by several runners', async () => {
    for (let n = 0; n < 100; n++) await make(`job-${n}`);
    const began: string[] = [];
    const runners = Array.from({ length: 6 }, () =>
      runner(async (job) => {
        began.push(job.once);
        return done;
      }),
    );
    while ((await states()).some((each) => each.state !== 'done'))
      await Promise.all(runners.map((each) => each.take()));
    await stopAll(runners);
    expect(began.length).toBe(100);
    expect(new Set(began).size).toBe(100);
  });

  it('are made once for one key', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => make('same')));
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it('are taken by another when the process that held them died, which then can no longer end them', async () => {
    await make('orphan');
    const [dead] = await claimJobs(test.pool, [kind], 1, 60);
    expect(await claimJobs(test.pool, [kind], 1, 60)).toEqual([]);
    await test.pool.query('UPDATE zhunsheng.job SET lease_until = now()');
    const [taken] = await claimJobs(test.pool, [kind], 1, 60);
    expect(taken).toMatchObject({ once: 'orphan', attempts: 2 });
    if (dead !== undefined) await endJob(test.pool, dead, null);
    expect(await states()).toMatchObject([{ state: 'running' }]);
    if (taken !== undefined) await endJob(test.pool, taken, null);
    expect(await states()).toMatchObject([{ state: 'done' }]);
  });

  it('keep their lease while they are under way', async () => {
    await make('long');
    const long = runner(
      async () => {
        await pause(1_500);
        return done;
      },
      { leaseSeconds: 1 },
    );
    await long.take();
    await pause(1_200);
    expect(await claimJobs(test.pool, [kind], 1, 60)).toEqual([]);
    await long.stop(5_000);
    expect(await states()).toMatchObject([{ state: 'done', attempts: 1 }]);
  });

  it('are tried again later, and given up visibly after the last try', async () => {
    await make('fails');
    const fails = runner(async () => {
      throw new Error('the disk is gone');
    });
    for (let tries = 1; tries <= retries[kind].length + 1; tries++) {
      await test.pool.query('UPDATE zhunsheng.job SET run_at = now()');
      expect(await fails.take()).toBe(1);
      while ((await states())[0]?.state === 'running') await pause(10);
      expect(await fails.take()).toBe(0);
    }
    await fails.stop(1_000);
    expect(await states()).toMatchObject([{ state: 'dead', attempts: 3, fault: 'Error: the disk is gone' }]);
  });

  it('that end the process each time are given up, too', async () => {
    await make('poison');
    for (let n = 0; n < retries[kind].length + 1; n++) {
      await claimJobs(test.pool, [kind], 1, 60);
      await test.pool.query('UPDATE zhunsheng.job SET lease_until = now()');
    }
    let begun = false;
    const one = runner(async () => {
      begun = true;
      return done;
    });
    await one.take();
    await one.stop(1_000);
    expect([begun, await states()]).toMatchObject([false, [{ state: 'dead', fault: 'lease ran out' }]]);
  });

  it('are asked to stop and waited for; what does not stop is left to others', async () => {
    await make('a-listens');
    await make('b-deaf');
    const runners = runner(async (job, signal) => {
      if (job.once === 'b-deaf') await pause(3_000);
      else while (!signal.aborted) await pause(5);
      return done;
    });
    await runners.take();
    await runners.stop(500);
    expect(await states()).toMatchObject([{ state: 'done' }, { state: 'waiting', fault: 'stopped' }]);
  });

  it('are seen by the system administrator, who has those given up tried again', async () => {
    await make('mine', 'demo');
    await make('theirs', 'other');
    await make('common');
    const { systemAdmin, office } = testActors;
    const page = { state: null, after: null, limit: 10 };
    const seen = good(await readJobs(test.platform, systemAdmin, page));
    expect(seen.map((each) => each.subject).sort()).toEqual(['common', 'mine']);
    expect(codes(await readJobs(test.platform, office, page))).toEqual(['not-allowed']);
    const [mine, theirs] = ['mine', 'theirs'].map(
      async (once) =>
        (await test.pool.query<{ id: string }>('SELECT id FROM zhunsheng.job WHERE once = $1', [once]))
          .rows[0]?.id ?? '',
    );
    expect(codes(await retryJob(test.platform, systemAdmin, (await mine) ?? ''))).toEqual(['job-not-dead']);
    expect(codes(await retryJob(test.platform, systemAdmin, (await theirs) ?? ''))).toEqual(['not-found']);
    await test.pool.query(`UPDATE zhunsheng.job SET state = 'dead', finished_at = now() WHERE once = 'mine'`);
    good(await retryJob(test.platform, systemAdmin, (await mine) ?? ''));
    expect((await states()).find((each) => each.once === 'mine')).toMatchObject({
      state: 'waiting',
      attempts: 0,
    });
  });
});

describe('schedules', () => {
  it('are on Beijing’s clock', () => {
    expect(nextRun('0 2 * * *', new Date('2026-12-31T17:59:59Z'))?.toISOString()).toBe(
      '2026-12-31T18:00:00.000Z',
    );
    expect(nextRun('0 2 * * *', new Date('2026-12-31T18:00:00Z'))?.toISOString()).toBe(
      '2027-01-01T18:00:00.000Z',
    );
    expect(nextRun('0 0 29 2 *', new Date('2026-01-01T00:00:00Z'))?.toISOString()).toBe(
      '2028-02-28T16:00:00.000Z',
    );
    expect(nextRun('x', new Date())).toBeNull();
  });

  it('are no oftener than every five minutes', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    const good = ['*/5 * * * *', '0 * * * *', '0 0 1 1 *', '0,30 8-18 * * 1-5'];
    const bad = [
      '* * * * *',
      '*/4 * * * *',
      '0,1 0 * * *',
      '',
      '0 0 31 2 *',
      '0 0 * *',
      '* * * * * *',
      '@yearly2',
    ];
    expect(good.filter((each) => !isSchedule(each, now))).toEqual([]);
    expect(bad.filter((each) => isSchedule(each, now))).toEqual([]);
    expect(Object.values(ownSchedules).filter((each) => !isSchedule(each, now))).toEqual([]);
  });

  it('make each occurrence once, and one only after a long rest', async () => {
    await planSchedules(test.pool);
    await test.pool.query(
      `UPDATE zhunsheng.job_schedule SET next_run = date_trunc('hour', now()) - interval '3 days'`,
    );
    await Promise.all(Array.from({ length: 8 }, () => makeDueJobs(test.pool)));
    await makeDueJobs(test.pool);
    const kinds = (
      await test.pool.query<{ kind: string }>('SELECT kind FROM zhunsheng.job ORDER BY kind COLLATE "C"')
    ).rows;
    expect(kinds.map((row) => row.kind)).toEqual(Object.keys(ownSchedules).sort());
    const late = await test.pool.query('SELECT kind FROM zhunsheng.job_schedule WHERE next_run <= now()');
    expect(late.rows).toEqual([]);
  });
});

describe('the audit log', () => {
  const lines = async (): Promise<number> => {
    const text = await readFile(checkpointFile(test.platform), 'utf8').catch(() => '');
    return text.split('\n').length - 1;
  };

  it('is signed by the clock and after what is decisive, in the database and in a file', async () => {
    const decide = () =>
      act(test.platform, testActors.office, async (work) => {
        work.record({
          action: 'bulletin.issue',
          subject: 'campaign/2020/bulletin/1',
          campaign: '2020',
          details: {},
        });
        return ok(undefined);
      });
    await decide();
    const before = await lines();
    await Promise.all(Array.from({ length: 5 }, () => askForCheckpoint(test.pool)));
    expect((await states()).length).toBe(1);
    const jobs = await startJobs(test.platform, { pollMilliseconds: 20 });
    while ((await lines()) === before) await pause(20);
    await jobs.stop();
    const rows = (await test.pool.query('SELECT sequence FROM zhunsheng.audit_checkpoint')).rows;
    expect(rows.length).toBe(before + 1);
    await test.pool.query('DELETE FROM zhunsheng.job');
    await askForCheckpoint(test.pool);
    expect(await states()).toEqual([]);
    expect((await verifyLog(test.platform)).problems).toEqual([]);
  });

  it('is signed line by line, though several processes sign at once', async () => {
    const before = await lines();
    await Promise.all(Array.from({ length: 4 }, () => keepCheckpoint(test.platform)));
    expect(await lines()).toBe(before + 4);
    expect((await verifyLog(test.platform)).problems).toEqual([]);
  });

  it('is verified every night, and what is wrong stays visible', async () => {
    const fresh = await test.fresh();
    const record = () =>
      act(fresh.platform, testActors.office, async (work) => {
        work.record({ action: 'unit.edit', subject: 'campaign/2020/unit/u1', details: {} });
        return ok(undefined);
      });
    await record();
    await keepCheckpoint(fresh.platform);
    await fresh.pool.query(`ALTER TABLE zhunsheng.audit_entry DISABLE TRIGGER ALL;
      UPDATE zhunsheng.audit_entry SET actor = 'somebody' WHERE sequence = 1`);
    await addJob(fresh.pool, { office: null, kind: 'audit.verify', once: 'night', subject: '' });
    const jobs = await startJobs(fresh.platform, { pollMilliseconds: 20 });
    const verified = () =>
      fresh.pool.query(
        `SELECT state, fault FROM zhunsheng.job WHERE kind = 'audit.verify' AND state = 'dead'`,
      );
    while ((await verified()).rows.length === 0) await pause(20);
    await jobs.stop();
    expect((await verified()).rows).toEqual([{ state: 'dead', fault: 'audit-entry-broken' }]);
  });
});
