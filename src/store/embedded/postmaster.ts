import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLine, identityOf, isRunning } from './process-identity.ts';

/** What `postmaster.pid` says of the server of a cluster, and whose it is. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly ready: boolean;
  /** Whether that process is really a PostgreSQL on this cluster: a pid is soon given to another program. */
  readonly running: boolean;
  /** Identity of the process that supervises it; null when it was not started by us. */
  readonly owner: string | null;
}

const ownerPrefix = 'zhunsheng-';

/** Goes on the server's command line, where it is read back even when its supervisor is dead. */
export const ownerSetting = (identity: string): string => `cluster_name=${ownerPrefix}${identity}`;

/** Null when the cluster has no pid file. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  const words = commandLine(pid);
  const running = words.includes(cluster) && words.some((word) => basename(word) === 'postgres');
  const name = words.find((word) => word.startsWith(`cluster_name=${ownerPrefix}`));
  const owner = name === undefined ? null : name.slice(`cluster_name=${ownerPrefix}`.length);
  return { pid, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready', running, owner };
}

/** Whether a living process supervises the server. */
export const isSupervised = (server: Postmaster): boolean =>
  server.running && server.owner !== null && isRunning(server.owner);

/** Stops a server whose supervisor died. False when it still runs after `seconds`. */
export async function stopOrphan(cluster: string, server: Postmaster, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  // SIGINT ends it in order; SIGQUIT at once, leaving the log to be replayed. Neither loses a commit.
  for (let signal: NodeJS.Signals = 'SIGINT'; Date.now() < deadline; ) {
    const now = await readPostmaster(cluster);
    if (now?.pid !== server.pid || !now.running || isSupervised(now)) return true;
    if (Date.now() > deadline - 5000) signal = 'SIGQUIT';
    send(server.pid, signal);
    await pause(200);
  }
  return false;
}

/**
 * After a server died: waits until its last processes have left the cluster, then removes a pid file that now names
 * some other program, which would keep PostgreSQL from starting. False when they are still there at the deadline, or
 * when another process has started a server meanwhile.
 */
export async function clearAfterDeath(
  cluster: string,
  deadline: number,
  socket: 'remove-socket' | 'keep-socket' = 'remove-socket',
): Promise<boolean> {
  while (processesIn(cluster).length > 0) {
    const other = await readPostmaster(cluster);
    if (Date.now() > deadline || (other !== null && isSupervised(other))) return false;
    await pause(100);
  }
  const left = await readPostmaster(cluster);
  if (left === null || left.running) return true;
  if (socket === 'remove-socket') await removeSocketFolder(left.socketFolder);
  if (identityOf(left.pid) !== null) await rm(join(cluster, 'postmaster.pid'), { force: true });
  return true;
}

export const socketPrefix = 'zs-';

/** Removes a socket folder of ours; anything else is left alone. */
export async function removeSocketFolder(folder: string): Promise<void> {
  const ours = basename(folder).startsWith(socketPrefix) && [tmpdir(), '/tmp'].includes(dirname(folder));
  if (ours) await rm(folder, { recursive: true, force: true });
}

/** Pids of PostgreSQL processes working in the cluster. Elsewhere than on Linux PostgreSQL's own check must do. */
function processesIn(cluster: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => worksIn(pid, cluster));
}

function worksIn(pid: number, cluster: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === cluster &&
      /^postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'))
    );
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended between the look and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
