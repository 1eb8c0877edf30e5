import type { Pool } from 'pg';
import type { JobState, JobView } from '../../port/store-job.ts';
import { utcText } from '../write/moment.ts';

const columns = `j.id::text AS id, j.office, j.kind, j.subject, j.state, j.attempts, ${utcText('j.run_at')} AS "runAt",
  ${utcText('j.created_at')} AS "createdAt", ${utcText('j.finished_at')} AS "finishedAt", j.fault`;

/** A page of an office's jobs and the installation's own, the latest first, after the job `after`. */
export async function listJobs(
  pool: Pool,
  office: string,
  page: { readonly state: JobState | null; readonly after: string | null; readonly limit: number },
): Promise<readonly JobView[]> {
  const found = await pool.query<JobView>(
    `SELECT ${columns} FROM zhunsheng.job AS j WHERE (j.office = $1 OR j.office IS NULL)
      AND ($2::text IS NULL OR j.state = $2)
      AND ($3::uuid IS NULL OR (j.created_at, j.id) <
        (SELECT a.created_at, a.id FROM zhunsheng.job AS a WHERE a.id = $3))
      ORDER BY j.created_at DESC, j.id DESC LIMIT $4`,
    [office, page.state, page.after, page.limit],
  );
  return found.rows;
}
