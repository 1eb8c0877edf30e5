import type { Pool, PoolClient } from 'pg';
import type { ClaimedJob, JobKind, NewJob } from '../../port/store-job.ts';

type Client = Pick<PoolClient, 'query'>;

/** Makes a job that is due in `delay` seconds; false when there is one of its kind and key already. */
export async function addJob(client: Client, job: NewJob, delay = 0): Promise<boolean> {
  const added = await client.query(
    `INSERT INTO zhunsheng.job (office, kind, once, subject, run_at)
      VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 second') ON CONFLICT (kind, once) DO NOTHING`,
    [job.office, job.kind, job.once, job.subject, delay],
  );
  return added.rowCount === 1;
}

/** Takes up to `count` due jobs; no two callers take the same. Those whose lease ran out are due again. */
export async function claimJobs(
  pool: Pool,
  kinds: readonly JobKind[],
  count: number,
  leaseSeconds: number,
): Promise<readonly ClaimedJob[]> {
  const claimed = await pool.query<ClaimedJob>(
    `WITH due AS (
      SELECT d.id FROM zhunsheng.job AS d WHERE d.kind = ANY ($1)
        AND ((d.state = 'waiting' AND d.run_at <= clock_timestamp())
          OR (d.state = 'running' AND d.lease_until <= clock_timestamp()))
        ORDER BY d.run_at, d.id LIMIT $2 FOR UPDATE SKIP LOCKED)
      UPDATE zhunsheng.job AS j SET state = 'running', attempts = j.attempts + 1, lease = gen_random_uuid(),
        lease_until = clock_timestamp() + $3 * interval '1 second'
      FROM due WHERE j.id = due.id
      RETURNING j.id, j.office, j.kind, j.once, j.subject, j.attempts, j.lease`,
    [kinds, count, leaseSeconds],
  );
  return claimed.rows;
}

type Held = Pick<ClaimedJob, 'id' | 'lease'>;

/** Holds on to a job for `leaseSeconds` from now; false when another has it. */
export async function extendLease(client: Client, job: Held, leaseSeconds: number): Promise<boolean> {
  const extended = await client.query(
    `UPDATE zhunsheng.job AS j SET lease_until = clock_timestamp() + $3 * interval '1 second'
      WHERE j.id = $1 AND j.lease = $2`,
    [job.id, job.lease, leaseSeconds],
  );
  return extended.rowCount === 1;
}

/** Ends a job that the caller still holds: `fault` null when it is done, otherwise why it is given up. */
export async function endJob(client: Client, job: Held, fault: string | null): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.job AS j SET state = $3, fault = $4, lease = NULL, lease_until = NULL,
      finished_at = clock_timestamp() WHERE j.id = $1 AND j.lease = $2`,
    [job.id, job.lease, fault === null ? 'done' : 'dead', fault],
  );
}

/** Puts a job that the caller still holds back, to be due in `delay` seconds. */
export async function postponeJob(
  client: Client,
  job: Held,
  delay: number,
  fault: string | null,
): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.job AS j SET state = 'waiting', fault = $4, lease = NULL, lease_until = NULL,
      run_at = clock_timestamp() + $3 * interval '1 second' WHERE j.id = $1 AND j.lease = $2`,
    [job.id, job.lease, delay, fault],
  );
}

/** Makes an office's job that was given up due again; the state it was in, null when there is no such job. */
export async function reviveJob(client: Client, office: string, id: string): Promise<string | null> {
  const found = await client.query<{ state: string }>(
    `SELECT j.state FROM zhunsheng.job AS j WHERE j.id = $1 AND j.office = $2 FOR UPDATE`,
    [id, office],
  );
  const state = found.rows[0]?.state ?? null;
  if (state === 'dead')
    await client.query(
      `UPDATE zhunsheng.job AS j SET state = 'waiting', attempts = 0, finished_at = NULL,
        run_at = clock_timestamp() WHERE j.id = $1`,
      [id],
    );
  return state;
}

/** Forgets jobs that were done more than `days` days ago, and those given up ten times as long ago. */
export async function forgetJobs(client: Client, days: number): Promise<number> {
  const gone = await client.query(
    `DELETE FROM zhunsheng.job AS j WHERE j.finished_at < clock_timestamp()
      - (CASE j.state WHEN 'done' THEN $1 ELSE 10 * $1 END) * interval '1 day'`,
    [days],
  );
  return gone.rowCount ?? 0;
}
