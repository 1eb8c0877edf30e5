import { setTimeout as pause } from 'node:timers/promises';
import { clusterOf } from './data-folder.ts';
import { launch, type Running, type Site, stopServer } from './launch.ts';
import { clearAfterDeath } from './postmaster.ts';
import { disclaim } from './supervisor-file.ts';

/** Keeps a server running. */
export interface Supervision {
  stop(): Promise<void>;
}

const longestRetry = 15_000;
const mostRestarts = 5;
const restartWindow = 60_000;

/**
 * Starts the server again, on the same socket, whenever it dies by itself; gives up after five deaths within a
 * minute, when connecting keeps failing. It also ends the server when this process ends without `stop`.
 */
export function supervise(site: Site, first: Running): Supervision {
  let current = first;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const deaths: number[] = [];

  const endWithUs = (): void => void current.child.kill('SIGINT');
  process.once('exit', endWithUs);

  function watch(): void {
    current.child.once('exit', () => {
      if (!stopping && !tooOften(deaths)) restarting = restart();
    });
  }

  async function restart(): Promise<void> {
    const deadline = Date.now() + longestRetry;
    while (!stopping && Date.now() < deadline) {
      await clearAfterDeath(clusterOf(site.folder), deadline, 'keep-socket');
      const running = await launch(site, first.socketFolder);
      if (typeof running !== 'string') {
        current = running;
        return watch();
      }
      await pause(300);
    }
  }

  watch();
  return {
    async stop() {
      stopping = true;
      process.removeListener('exit', endWithUs);
      await restarting;
      await stopServer(current);
      await disclaim(site.folder);
    },
  };
}

function tooOften(deaths: number[]): boolean {
  const now = Date.now();
  deaths.push(now);
  return deaths.filter((each) => now - each < restartWindow).length > mostRestarts;
}
