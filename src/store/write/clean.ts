import type { Pool } from 'pg';
import { forgetKeys } from './idempotency.ts';
import { forgetJobs } from './jobs.ts';

const daysOfJobs = 14;

/** Forgets what is only of use for a while: replies kept for repeated requests, jobs, old sessions, deliveries that went well. */
export async function cleanStore(pool: Pool): Promise<void> {
  await forgetJobs(pool, daysOfJobs);
  await forgetKeys(pool);
  await pool.query(
    `DELETE FROM zhunsheng.session AS s WHERE s.expires_at < clock_timestamp() - interval '30 days'`,
  );
  await pool.query(
    `DELETE FROM zhunsheng.webhook_delivery AS d WHERE d.state = 'delivered'
      AND d.created_at < clock_timestamp() - interval '90 days'`,
  );
}
