import type { Pool, PoolClient } from 'pg';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { sha256Hex } from '../../core/quantity/canonical.ts';
import { inTransaction } from '../write/transaction.ts';
import type { Step } from './step.ts';

/** What a migration did: the step the database is at, and how many were new. */
export interface Migrated {
  readonly step: number;
  readonly applied: number;
}

/** Called, before anything is changed, when a store with content is about to be migrated from `step`. */
export type BeforeMigrating = (step: number) => Promise<void>;

type Client = Pick<PoolClient, 'query'>;

interface Recorded {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

// Any fixed number; every program that migrates a store takes the lock of this number.
const lock = 7_264_810_352;

/**
 * Brings the database to the last of `steps`, all in one transaction: wholly or not at all. Any number of processes
 * may do so at once; one works, the others wait. A database that is ahead, or whose past differs, is left alone.
 */
export async function migrate(
  pool: Pool,
  steps: readonly Step[],
  before: BeforeMigrating = () => Promise.resolve(),
): Promise<Result<Migrated>> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    const recorded = await readRecorded(client);
    const problems = differences(recorded, steps);
    if (problems.length > 0) return fail(...problems);
    const pending = steps.slice(recorded.length);
    if (pending.length > 0 && recorded.length > 0) await before(recorded.length);
    if (recorded.length === 0) await prepare(client);
    for (const step of pending) await apply(client, step);
    return ok({ step: recorded.length + pending.length, applied: pending.length });
  });
}

/** SHA-256 of a step's text. */
export const checksumOf = (step: Step): string => sha256Hex(step.sql);

/** How many steps the database has behind it; 0 when it is empty. */
export async function stepOf(client: Client): Promise<number> {
  return (await readRecorded(client)).length;
}

async function readRecorded(client: Client): Promise<readonly Recorded[]> {
  const found = await client.query(`SELECT to_regclass('zhunsheng.migration') IS NOT NULL AS there`);
  if (found.rows[0]?.there !== true) return [];
  const rows = await client.query<Recorded>(
    'SELECT m.number, m.name, m.checksum FROM zhunsheng.migration AS m ORDER BY m.number',
  );
  return rows.rows;
}

function differences(recorded: readonly Recorded[], steps: readonly Step[]): readonly Problem[] {
  if (recorded.length > steps.length) {
    const params = { step: String(recorded.length), known: String(steps.length) };
    return [problem('store-newer-than-program', params)];
  }
  const differs = (each: Recorded, i: number): boolean => {
    const step = steps[i];
    return step === undefined || each.number !== step.number || each.checksum !== checksumOf(step);
  };
  return recorded
    .filter(differs)
    .map(({ number, name }) => problem('store-migration-changed', { step: String(number), name }));
}

async function prepare(client: PoolClient): Promise<void> {
  await client.query('CREATE SCHEMA IF NOT EXISTS zhunsheng');
  await client.query(`CREATE TABLE zhunsheng.migration (
    number integer PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    checksum text COLLATE "C" NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`);
}

async function apply(client: PoolClient, step: Step): Promise<void> {
  await client.query(step.sql);
  await client.query('INSERT INTO zhunsheng.migration (number, name, checksum) VALUES ($1, $2, $3)', [
    step.number,
    step.name,
    checksumOf(step),
  ]);
}
