import type { ClaimedJob, JobKind } from '../../port/store-job.ts';

/** How a try went. `retry` goes on until the kind's retries are used up; `give-up` ends at once. */
export type JobOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly fault: string }
  | { readonly kind: 'give-up'; readonly fault: string };

export const done: JobOutcome = { kind: 'done' };

/** Does a job. It may be begun again after a crash, so it must bear being done twice. The signal asks it to stop. */
export type JobHandler = (job: ClaimedJob, signal: AbortSignal) => Promise<JobOutcome>;

export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;

const hour = 3600;

/** Seconds before each further try. After the last one the job is dead. */
export const retries: Readonly<Record<JobKind, readonly number[]>> = {
  'audit.checkpoint': [10, 60, 300, hour],
  'audit.verify': [60, 600],
  'campaign.remind': [60, 600],
  'facts.clean': [60, 600],
  'facts.check': [60, 600],
  'evidence.clean': [60, 600],
  'evidence.check': [60, 600],
  'store.clean': [60, 600],
  'webhook.deliver': [30, 120, 600, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour],
  'connector.pull': [60, 300, 900],
};
