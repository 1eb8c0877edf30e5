import { setTimeout as pause } from 'node:timers/promises';
import { clusterOf } from './data-folder.ts';
import { hasEnded, launch, type Running, type Site, stopServer } from './launch.ts';
import { clearAfterDeath } from './postmaster.ts';
import { disclaim } from './supervisor-file.ts';

/** Keeps a server running. */
export interface Supervision {
  stop(): Promise<void>;
}

const longestRetry = 15_000;
const shortestPause = 300;
const longestPause = 10_000;
/** A server that ran this long had recovered. */
const recovered = 60_000;

/**
 * Starts the server again, on the same socket, whenever it dies by itself: at once, then after ever longer pauses,
 * without end, since what keeps it from starting (a full disk) may be put right. It also ends the server when this
 * process ends without `stop`.
 */
export function supervise(site: Site, first: Running): Supervision {
  const stopping = new AbortController();
  let current = first;
  let restarting: Promise<void> = Promise.resolve();
  let wait = 0;

  const endWithUs = (): void => void current.child.kill('SIGINT');
  process.once('exit', endWithUs);

  function watch(): void {
    const since = Date.now();
    const onDeath = (): void => {
      if (Date.now() - since > recovered) wait = 0;
      if (!stopping.signal.aborted) restarting = restart();
    };
    if (hasEnded(current.child)) onDeath();
    else current.child.once('exit', onDeath);
  }

  async function restart(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pauseUnless(stopping.signal, wait);
      wait = Math.min(longestPause, Math.max(shortestPause, wait * 2));
      await clearAfterDeath(clusterOf(site.folder), Date.now() + longestRetry, 'keep-socket');
      const running = await launch(site, first.socketFolder);
      if (typeof running === 'string') continue;
      current = running;
      return watch();
    }
  }

  watch();
  return {
    async stop() {
      stopping.abort();
      process.removeListener('exit', endWithUs);
      await restarting;
      await stopServer(current);
      await disclaim(site.folder);
    },
  };
}

async function pauseUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
