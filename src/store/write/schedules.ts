import type { PoolClient } from 'pg';
import type { JobKind } from '../../port/store-job.ts';

type Client = Pick<PoolClient, 'query'>;

export interface DueSchedule {
  readonly kind: JobKind;
  readonly pattern: string;
  /** The moment (UTC) it was due at, which names the occurrence. */
  readonly due: string;
}

/** The database's clock, to the millisecond. */
export async function clockOf(client: Client): Promise<Date> {
  const found = await client.query<{ now: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
  );
  return new Date(found.rows[0]?.now ?? Number.NaN);
}

/** Sets when a kind is due next, unless it is already planned by the same pattern. */
export async function planSchedule(
  client: Client,
  kind: JobKind,
  pattern: string,
  next: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO zhunsheng.job_schedule AS s (kind, pattern, next_run) VALUES ($1, $2, $3)
      ON CONFLICT (kind) DO UPDATE SET pattern = excluded.pattern, next_run = excluded.next_run
      WHERE s.pattern <> excluded.pattern`,
    [kind, pattern, next.toISOString()],
  );
}

/** What is due and no other process is just moving on; held until the transaction ends. */
export async function holdDueSchedules(client: Client): Promise<readonly DueSchedule[]> {
  const found = await client.query<DueSchedule>(
    `SELECT s.kind, s.pattern, to_char(s.next_run AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS due
      FROM zhunsheng.job_schedule AS s WHERE s.next_run <= clock_timestamp() FOR UPDATE SKIP LOCKED`,
  );
  return found.rows;
}

/** Moves a held schedule on. */
export async function moveSchedule(client: Client, kind: JobKind, next: Date): Promise<void> {
  await client.query('UPDATE zhunsheng.job_schedule AS s SET next_run = $2 WHERE s.kind = $1', [
    kind,
    next.toISOString(),
  ]);
}
