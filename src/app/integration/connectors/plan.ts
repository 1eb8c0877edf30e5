import type { Pool } from 'pg';
import { holdDueConnectors, moveConnector } from '../../../store/write/connectors.ts';
import { addJob } from '../../../store/write/jobs.ts';
import { clockOf } from '../../../store/write/schedules.ts';
import { inTransaction } from '../../../store/write/transaction.ts';
import { nextRun } from '../../job/schedule.ts';

/** Makes the pulls whose time has come, each occurrence once, however many processes ask. */
export function planPulls(pool: Pool): Promise<void> {
  return inTransaction(pool, async (client) => {
    const due = await holdDueConnectors(client);
    if (due.length === 0) return;
    const now = await clockOf(client);
    for (const { office, id, schedule, due: moment } of due) {
      await addJob(client, { office, kind: 'connector.pull', once: `${id}/${moment}`, subject: id });
      await moveConnector(client, { office, id }, nextRun(schedule, now));
    }
  });
}
