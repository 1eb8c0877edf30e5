import { statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Platform } from '../../app/platform.ts';
import { stepOf } from '../../store/migrate/migrate.ts';
import { steps } from '../../store/migrate/steps.ts';

/** What readiness looks at besides the platform. */
export interface Condition {
  /** False once the audit log was found broken. */
  auditIntact(): boolean;
}

type Check = 'ok' | 'low' | 'failed';

interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly checks: Readonly<Record<'database' | 'migrations' | 'disk' | 'audit', Check>>;
}

const longestWait = 5_000;
/** Below this nothing more is taken; below the tenth part of the disk it is said to be low. */
const leastFree = 50 * 1_048_576;

/** `/healthz`: the process answers. `/readyz`: it can do its work, and if not, what is wrong. */
export function mountHealth(app: FastifyInstance, platform: Platform, condition: Condition): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = await readReadiness(platform, condition);
    return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness);
  });
}

export async function readReadiness(platform: Platform, condition: Condition): Promise<Readiness> {
  const step = await within(longestWait, stepIn(platform.store.pool));
  const checks = {
    database: step === null ? 'failed' : 'ok',
    migrations: step === steps.length ? 'ok' : 'failed',
    disk: await diskCheck(platform.folder),
    audit: condition.auditIntact() ? 'ok' : 'failed',
  } as const;
  const ready = !Object.values(checks).includes('failed');
  return { status: ready ? 'ready' : 'not-ready', checks };
}

const stepIn = (pool: Pool): Promise<number | null> => stepOf(pool).catch(() => null);

async function diskCheck(folder: string): Promise<Check> {
  const { bavail, bsize, blocks } = await statfs(folder);
  if (bavail * bsize < leastFree) return 'failed';
  return bavail * 10 < blocks ? 'low' : 'ok';
}

/** What it gives in time, else null. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), milliseconds);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  return first;
}
