import type { ClaimedJob, JobKind } from '../../port/store-job.ts';
import { feedWebhooks } from '../../store/write/webhook-feed.ts';
import { planPulls } from '../integration/connectors/plan.ts';
import type { Platform } from '../platform.ts';
import { askForCheckpoint } from './checkpoint.ts';
import { jobHandlers } from './handlers.ts';
import { type Lane, openRunner } from './runner.ts';
import { makeDueJobs, planSchedules } from './schedule.ts';

/** The server's own work, under way. */
export interface Jobs {
  /** Takes no more jobs, asks those under way to stop and waits for them up to ten seconds; the rest others take. */
  stop(): Promise<void>;
}

export interface JobOptions {
  readonly pollMilliseconds: number;
  readonly leaseSeconds: number;
  /** Told of tries that failed and of rounds that could not be made, for the log. */
  readonly onFault: (what: string, fault: string) => void;
}

const usual: JobOptions = { pollMilliseconds: 1_000, leaseSeconds: 60, onFault: () => undefined };
const stopMilliseconds = 10_000;

type LaneName = 'signing' | 'sending' | 'pulling' | 'tidying';

const places: Readonly<Record<LaneName, number>> = { signing: 1, sending: 8, pulling: 2, tidying: 1 };

const laneOf: Readonly<Record<JobKind, LaneName>> = {
  'audit.checkpoint': 'signing',
  'webhook.deliver': 'sending',
  'connector.pull': 'pulling',
  'audit.verify': 'tidying',
  'campaign.remind': 'tidying',
  'facts.clean': 'tidying',
  'facts.check': 'tidying',
  'evidence.clean': 'tidying',
  'evidence.check': 'tidying',
  'store.clean': 'tidying',
};

const lanes: readonly Lane[] = Object.entries(places).map(([name, atOnce]) => ({
  kinds: (Object.keys(laneOf) as JobKind[]).filter((kind) => laneOf[kind] === name),
  atOnce,
}));

/**
 * Begins the work the server does by itself. Several processes that share a database may all call it: each job is
 * done by one of them, and what a process that died held is taken by another.
 */
export async function startJobs(platform: Platform, options: Partial<JobOptions> = {}): Promise<Jobs> {
  const { pollMilliseconds, leaseSeconds, onFault } = { ...usual, ...options };
  const { pool } = platform.store;
  const handlers = jobHandlers(platform);
  const tell = (job: ClaimedJob, fault: string): void => onFault(`${job.kind} ${job.subject}`.trim(), fault);
  const runners = lanes.map((lane) => openRunner({ pool, handlers, lane, leaseSeconds, onFault: tell }));
  await planSchedules(pool);
  const rounds = [
    () => makeDueJobs(pool),
    () => askForCheckpoint(pool),
    () => feedWebhooks(pool),
    () => planPulls(pool),
    ...runners.map((runner) => () => runner.take()),
  ];
  const clock = repeat(rounds, pollMilliseconds, (error) => onFault('round', String(error)));
  return {
    async stop() {
      await clock.stop();
      await Promise.all(runners.map((runner) => runner.stop(stopMilliseconds)));
    },
  };
}

/** Goes round again and again, one round at a time; a round that fails does not keep the next from coming. */
function repeat(
  rounds: readonly (() => Promise<unknown>)[],
  milliseconds: number,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const again = (): void => {
    if (stopped) return;
    // Spread a little, so that several processes do not ask in step.
    const pause = milliseconds * (0.75 + Math.random() / 2);
    timer = setTimeout(() => {
      current = turn().finally(again);
    }, pause);
  };
  const turn = async (): Promise<void> => {
    for (const round of rounds) await round().catch(onError);
  };
  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
