import { Cron } from 'croner';
import type { Pool } from 'pg';
import type { JobKind } from '../../port/store-job.ts';
import { addJob } from '../../store/write/jobs.ts';
import { clockOf, holdDueSchedules, moveSchedule, planSchedule } from '../../store/write/schedules.ts';
import { inTransaction } from '../../store/write/transaction.ts';

/** Minutes from UTC of the clock by which schedules are written: Beijing time. */
const zoneMinutes = 480;

/** The next moment after `from` that five fields (minute hour day month weekday) name; null when they are no schedule. */
export function nextRun(pattern: string, from: Date): Date | null {
  try {
    return new Cron(pattern, { mode: '5-part', utcOffset: zoneMinutes }).nextRun(from);
  } catch {
    return null;
  }
}

const shortestGap = 5 * 60_000;
const looked = 50;

/** Whether the pattern is a schedule that is never due twice within five minutes. */
export function isSchedule(pattern: string, from: Date): boolean {
  let last = nextRun(pattern, from);
  if (last === null) return false;
  for (let i = 0; i < looked; i++) {
    const next = nextRun(pattern, last);
    if (next === null) return true;
    if (next.getTime() - last.getTime() < shortestGap) return false;
    last = next;
  }
  return true;
}

/** When the server does its own work. */
export const ownSchedules: Readonly<Partial<Record<JobKind, string>>> = {
  'audit.checkpoint': '0 * * * *',
  'campaign.remind': '3 * * * *',
  'store.clean': '23 * * * *',
  'evidence.clean': '43 * * * *',
  'facts.clean': '11 2 * * *',
  'audit.verify': '17 3 * * *',
  'facts.check': '7 4 * * *',
  'evidence.check': '37 3 * * 0',
};

/** Writes down when each kind is due next; what is planned already stays. */
export async function planSchedules(pool: Pool): Promise<void> {
  const now = await clockOf(pool);
  for (const [kind, pattern] of Object.entries(ownSchedules))
    await planSchedule(pool, kind as JobKind, pattern, nextAfter(pattern, now));
}

/** Makes the jobs whose time has come, each occurrence once, however many processes ask. */
export function makeDueJobs(pool: Pool): Promise<void> {
  return inTransaction(pool, async (client) => {
    const due = await holdDueSchedules(client);
    if (due.length === 0) return;
    const now = await clockOf(client);
    for (const { kind, pattern, due: once } of due) {
      await addJob(client, { office: null, kind, once, subject: '' });
      await moveSchedule(client, kind, nextAfter(pattern, now));
    }
  });
}

function nextAfter(pattern: string, from: Date): Date {
  const next = nextRun(pattern, from);
  if (next === null) throw new Error(`${pattern} is no schedule`);
  return next;
}
