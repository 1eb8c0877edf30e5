import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { JobState, JobView } from '../../port/store-job.ts';
import { listJobs } from '../../store/view/jobs.ts';
import { reviveJob } from '../../store/write/jobs.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';

/** What the server does by itself for the actor's office and for the installation, the latest first. */
export async function readJobs(
  platform: Platform,
  actor: Actor,
  page: { readonly state: JobState | null; readonly after: string | null; readonly limit: number },
): Promise<Result<readonly JobView[]>> {
  const refusal = permit(actor, 'settings.read', { office: actor.office });
  if (refusal !== null) return refused(refusal);
  // Jobs of the installation belong to no office, so they are read as its owner.
  return ok(await listJobs(platform.store.pool, actor.office, page));
}

/** Has a job of the office that was given up tried again. Those of the installation come again by their schedule. */
export async function retryJob(platform: Platform, actor: Actor, id: string): Promise<Result<void>> {
  const refusal = permit(actor, 'settings.change', { office: actor.office });
  if (refusal !== null) return refused(refusal);
  return act(platform, actor, async (work) => {
    const state = await reviveJob(work.client, actor.office, id);
    if (state === null) return fail(problem('not-found', { what: id }));
    if (state !== 'dead') return fail(problem('job-not-dead', { state }));
    work.record({ action: 'settings.change', subject: `job/${id}`, details: { step: 'tried again' } });
    return ok(undefined);
  });
}
