import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { signCheckpoint } from '../../store/audit/checkpoint.ts';
import { decisiveSince } from '../../store/view/decisive.ts';
import { addJob } from '../../store/write/jobs.ts';
import { inTransaction } from '../../store/write/transaction.ts';
import type { Platform } from '../platform.ts';

/** Where checkpoints are kept outside the database, one a line; copy it to another machine. */
export const checkpointFile = ({ folder }: Pick<Platform, 'folder'>): string =>
  join(folder, 'checkpoints', 'audit.ndjson');

type Signing = Pick<Platform, 'store' | 'folder' | 'key'>;

// Any fixed number: whoever writes the file holds the lock of this number.
const lock = 7_264_810_356;

/** Signs the end of the audit log, in the database and in the file; processes take turns at the file. */
export async function keepCheckpoint(platform: Signing): Promise<void> {
  await mkdir(join(platform.folder, 'checkpoints'), { recursive: true, mode: 0o700 });
  await inTransaction(platform.store.pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await signCheckpoint(platform.store.pool, platform.key, checkpointFile(platform));
  });
}

/** After these the log is signed at once, not only at the next hour. */
export const decisive = ['publication.open', 'bulletin.issue', 'appeal.decide', 'result.confirm'] as const;

/** Asks for a checkpoint when something decisive was done since the last one. */
export async function askForCheckpoint(pool: Pool): Promise<void> {
  const sequence = await decisiveSince(pool, decisive);
  if (sequence === null) return;
  await addJob(pool, { office: null, kind: 'audit.checkpoint', once: `entry/${sequence}`, subject: '' });
}
