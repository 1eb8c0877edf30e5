import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildServer } from '../api/server.ts';
import { openLog } from '../api/shell/log.ts';
import { firstSetup } from '../app/account/first-setup.ts';
import { type DemoStage, stageDemo } from '../app/demo/stage-demo.ts';
import { startJobs } from '../app/job/start.ts';
import type { AskedServing, Serving } from '../cli/serving.ts';
import { fail, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import { demoAccounts } from '../store/view/sign-in.ts';
import { auditProblems } from './audit-watch.ts';
import { type OpenPlatform, openPlatform } from './platform.ts';
import { whenToldToStop } from './signals.ts';

/** What the environment says about serving. */
export interface Surroundings {
  /** The folder of the program, which has `dist/web`. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the log goes: the error stream. */
  readonly log: NodeJS.WriteStream;
}

/** How long what is under way may take once the server is told to stop. */
const longestDrain = 20_000;

/** Starts the server: platform, routes, port, jobs. What fails half-way is closed again. */
export async function serve(asked: AskedServing, around: Surroundings): Promise<Result<Serving>> {
  const { environment } = around;
  const opened = await openPlatform(asked.folder, environment.DATABASE_URL ?? null);
  if (!opened.ok) return opened;
  const log = openLog(around.log, environment.LOG_LEVEL ?? (around.log.isTTY ? 'warn' : 'info'));
  try {
    const served = await open(asked, around, opened.value, log);
    if (!served.ok) await opened.value.close();
    return served.ok ? ok(served.value, opened.problems) : served;
  } catch (error) {
    await opened.value.close();
    throw error;
  }
}

async function open(
  asked: AskedServing,
  around: Surroundings,
  { platform, close }: OpenPlatform,
  log: Logger,
): Promise<Result<Serving>> {
  const problems = await auditProblems(platform);
  let intact = problems.length === 0;
  for (const each of problems) log.error({ problem: each.code, ...each.params }, 'audit');
  const app = await buildServer(platform, {
    log,
    site: join(around.root, 'dist', 'web'),
    condition: { auditIntact: () => intact },
    ...settingsIn(around.environment),
  });
  const staged = asked.demo ? await stageDemo(platform) : ok(null);
  const listening = staged.ok ? await listen(app, asked) : staged;
  if (!listening.ok) {
    await app.close();
    return listening;
  }
  const jobs = await startJobs(platform, {
    onFault: (job, fault) => {
      if (job.startsWith('audit.verify') && fault.includes('audit-')) intact = false;
      // Why it failed may quote what somebody typed: the jobs themselves keep that.
      log.error({ job }, 'job failed');
    },
  });
  const filling = staged.ok && staged.value !== null ? fillDemo(staged.value, log) : null;
  const stop = async (): Promise<void> => {
    await filling?.stop();
    await drain(app);
    await jobs.stop();
    await close();
    log.info('stopped');
  };
  const setup = await firstSetup(platform);
  const accounts = await demoAccounts(platform.store.pool);
  return ok({
    url: urlOf(app, asked.host),
    setupLink: setup?.link ?? null,
    demoAccounts: accounts.length === 0 ? null : accounts.length,
    problems,
    ended: whenToldToStop().then(stop),
  });
}

/** Settings of a server behind a proxy. */
function settingsIn(environment: Surroundings['environment']) {
  const { TRUST_PROXY, PUBLIC_ORIGIN, METRICS_TOKEN } = environment;
  return {
    ...(TRUST_PROXY === undefined ? {} : { trustProxy: TRUST_PROXY }),
    ...(METRICS_TOKEN === undefined ? {} : { metricsToken: METRICS_TOKEN }),
    ...(PUBLIC_ORIGIN === undefined ? {} : { origin: PUBLIC_ORIGIN }),
  };
}

async function listen(app: FastifyInstance, { host, port }: AskedServing): Promise<Result<null>> {
  try {
    await app.listen({ host, port });
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const why: Problem =
      code === 'EADDRINUSE'
        ? problem('port-taken', { port: String(port) })
        : problem('port-refused', { host, port: String(port), reason: code });
    return fail(why);
  }
}

/** Loads the facts of the demonstration while people can already look around. */
function fillDemo(stage: DemoStage, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const filled = stage.fill(stopping.signal).then(
    (done) => {
      for (const each of done.problems) log.warn({ problem: each.code }, 'demo');
    },
    (error: unknown) => log.error({ err: error }, 'demo'),
  );
  return {
    async stop() {
      stopping.abort();
      await filled;
    },
  };
}

/** Lets requests under way come to their end; those that take too long are cut off. */
async function drain(app: FastifyInstance): Promise<void> {
  const late = new AbortController();
  const cut = pause(longestDrain, undefined, { signal: late.signal }).then(
    () => app.server.closeAllConnections(),
    () => undefined,
  );
  await app.close();
  late.abort();
  await cut;
}

/** An address people can open: a wildcard host is this machine. */
function urlOf(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
