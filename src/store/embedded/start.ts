import { setTimeout as pause } from 'node:timers/promises';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { clusterOf, makeCluster, makeFolder } from './data-folder.ts';
import { isContention, launch, logOf, makeSocketFolder, port, type Running, type Site } from './launch.ts';
import { placeBinaries } from './place-binaries.ts';
import {
  clearAfterDeath,
  isSupervised,
  type Postmaster,
  readPostmaster,
  removeSocketFolder,
  stopOrphan,
} from './postmaster.ts';
import { supervise } from './supervise.ts';
import { claim, claimantOf } from './supervisor-file.ts';

/** A database server on a private socket. */
export interface EmbeddedServer {
  /** Whether this process supervises the server, or is a guest at the one that another process supervises. */
  readonly role: 'supervisor' | 'guest';
  readonly socketFolder: string;
  readonly port: number;
  /** Stops the server when it is ours; a guest just leaves. */
  stop(): Promise<void>;
}

/** How long the remains of a killed server may take to go. */
const longestRetry = 15_000;

/**
 * The PostgreSQL of a data folder: started where none runs, taken over from a dead process (it is stopped first),
 * shared where another living process supervises it. The folder is made where it is missing.
 */
export async function startEmbedded(dataFolder: string): Promise<Result<EmbeddedServer>> {
  const found = findBinaries();
  if (!found.ok) return found;
  const made = await makeFolder(dataFolder);
  if (!made.ok) return made;
  const folder = made.value;
  const account = await chooseAccount(found.value, folder);
  if (!account.ok) return account;
  const native = await placeBinaries(found.value, account.value, folder);
  return open({ folder, native, account: account.value });
}

async function open(site: Site): Promise<Result<EmbeddedServer>> {
  const deadline = Date.now() + longestRetry;
  for (;;) {
    const server = await readPostmaster(clusterOf(site.folder));
    if (server !== null && isSupervised(server)) {
      if (server.ready) return ok(guestOf(server));
      if (Date.now() > deadline) return fail(inUse(site, server.pid));
      await pause(100);
      continue;
    }
    // Its supervisor is about to start it again, or tries to.
    const claimant = server?.running === true ? null : await claimantOf(site.folder);
    if (claimant !== null) {
      if (Date.now() > deadline) return fail(inUse(site, claimant));
      await pause(100);
      continue;
    }
    const started = await takeOver(site, server, deadline);
    if (typeof started !== 'string') return started;
    if (!isContention(started) || Date.now() > deadline) return fail(startFailed(site, started));
    await pause(300);
  }
}

/** Starts a server of our own after what an earlier one left is out of the way; a text says why it ended at once. */
async function takeOver(
  site: Site,
  left: Postmaster | null,
  deadline: number,
): Promise<Result<EmbeddedServer> | string> {
  const cluster = clusterOf(site.folder);
  if (left?.running === true) {
    // Started by hand: not ours to stop.
    if (left.owner === null) return fail(inUse(site, left.pid));
    const seconds = (deadline - Date.now()) / 1000;
    if (!(await stopOrphan(cluster, left, seconds))) return fail(inUse(site, left.pid));
    await removeSocketFolder(left.socketFolder);
  }
  const made = await makeCluster(site.folder, site.native, site.account);
  if (!made.ok) return made;
  if (!(await clearAfterDeath(cluster, deadline))) return 'pre-existing shared memory block';
  const socketFolder = await makeSocketFolder(site.account);
  const running = await launch(site, socketFolder);
  if (typeof running === 'string') {
    await removeSocketFolder(socketFolder);
    return running;
  }
  await claim(site.folder);
  return ok(supervisedBy(site, running));
}

function supervisedBy(site: Site, running: Running): EmbeddedServer {
  const supervision = supervise(site, running);
  return { role: 'supervisor', socketFolder: running.socketFolder, port, stop: supervision.stop };
}

const guestOf = (server: Postmaster): EmbeddedServer => ({
  role: 'guest',
  socketFolder: server.socketFolder,
  port,
  stop: () => Promise.resolve(),
});

const inUse = ({ folder }: Site, pid: number): Problem =>
  problem('store-in-use', { folder, pid: String(pid) });

const startFailed = ({ folder }: Site, reason: string): Problem =>
  problem('store-start-failed', { folder, reason, log: logOf(folder) });
