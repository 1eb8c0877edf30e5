import type { Pool } from 'pg';
import { forgetJobs } from './jobs.ts';
import { sweepTries } from './sign-in-guard.ts';

const daysOfJobs = 14;

/** Forgets what is only of use for a while. */
export async function cleanStore(pool: Pool): Promise<void> {
  await forgetJobs(pool, daysOfJobs);
  await sweepTries(pool);
}
