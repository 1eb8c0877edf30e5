import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Result } from '../../core/problem/problem.ts';
import { backup } from '../backup/backup.ts';
import { type Migrated, migrate } from './migrate.ts';
import { steps } from './steps.ts';

/** Brings a store to the last step. What is in it is first copied to a new folder in `snapshots`. */
export function prepareStore(pool: Pool, snapshots: string): Promise<Result<Migrated>> {
  return migrate(pool, steps, async (step) => {
    await mkdir(snapshots, { recursive: true, mode: 0o700 });
    const moment = new Date().toISOString().replaceAll(/[:.]/g, '');
    const saved = await backup(pool, join(snapshots, `before-step-${step + 1}-${moment}`), null);
    if (!saved.ok) throw new Error(`no snapshot before migrating: ${JSON.stringify(saved.problems)}`);
  });
}
