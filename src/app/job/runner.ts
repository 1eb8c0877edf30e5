import type { Pool } from 'pg';
import type { ClaimedJob, JobKind } from '../../port/store-job.ts';
import { claimJobs, endJob, extendLease, postponeJob } from '../../store/write/jobs.ts';
import { type JobHandlers, type JobOutcome, retries } from './handler.ts';

/** Kinds that share a number of places, so that slow jobs of one lane never keep another waiting. */
export interface Lane {
  readonly kinds: readonly JobKind[];
  readonly atOnce: number;
}

export interface RunnerOptions {
  readonly pool: Pool;
  readonly handlers: JobHandlers;
  readonly lane: Lane;
  readonly leaseSeconds: number;
  /** Told of what did not go well; nothing else leaves the runner. */
  readonly onFault: (job: ClaimedJob, fault: string) => void;
}

/** Takes due jobs of one lane and does them. Ask it again and again; it takes what there is room for. */
export interface Runner {
  /** Takes what is due, and gives how many it took; it does not wait for them. */
  take(): Promise<number>;
  /** Asks what is under way to stop, waits up to `milliseconds`, and leaves the rest to others. */
  stop(milliseconds: number): Promise<void>;
}

export function openRunner(options: RunnerOptions): Runner {
  const { pool, lane, leaseSeconds } = options;
  const stopping = new AbortController();
  const underWay = new Map<ClaimedJob, Promise<void>>();
  return {
    async take() {
      const room = lane.atOnce - underWay.size;
      if (room <= 0 || stopping.signal.aborted) return 0;
      const jobs = await claimJobs(pool, lane.kinds, room, leaseSeconds);
      for (const job of jobs)
        underWay.set(
          job,
          run(job).finally(() => underWay.delete(job)),
        );
      return jobs.length;
    },
    async stop(milliseconds) {
      stopping.abort();
      await settled([...underWay.values()], milliseconds);
      for (const job of underWay.keys()) await postponeJob(pool, job, 0, 'stopped');
    },
  };

  async function run(job: ClaimedJob): Promise<void> {
    const beat = setInterval(
      () => {
        extendLease(pool, job, leaseSeconds).catch((error: unknown) => options.onFault(job, faultOf(error)));
      },
      (leaseSeconds * 1000) / 3,
    );
    try {
      await settle(job, await attempt(job));
    } catch (error) {
      // The store cannot be reached: the lease runs out and the job is taken again.
      options.onFault(job, faultOf(error));
    } finally {
      clearInterval(beat);
    }
  }

  async function attempt(job: ClaimedJob): Promise<JobOutcome> {
    // A job that ends the process each time must end, too.
    if (job.attempts > retries[job.kind].length + 1) return { kind: 'give-up', fault: 'lease ran out' };
    try {
      return await options.handlers[job.kind](job, stopping.signal);
    } catch (error) {
      return { kind: 'retry', fault: faultOf(error) };
    }
  }

  async function settle(job: ClaimedJob, outcome: JobOutcome): Promise<void> {
    if (outcome.kind === 'done') return endJob(pool, job, null);
    options.onFault(job, outcome.fault);
    const delay = retries[job.kind][job.attempts - 1];
    if (outcome.kind === 'give-up' || delay === undefined) return endJob(pool, job, outcome.fault);
    return postponeJob(pool, job, delay, outcome.fault);
  }
}

const longestFault = 500;

/** What is kept of an error: its kind and sentence, never its stack. */
export const faultOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, longestFault);

async function settled(all: readonly Promise<void>[], milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, milliseconds);
  });
  await Promise.race([Promise.allSettled(all), late]);
  clearTimeout(timer);
}
