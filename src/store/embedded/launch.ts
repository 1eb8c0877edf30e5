import type { ChildProcess } from 'node:child_process';
import { chmod, chown, mkdtemp, open, readFile, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Account, spawnAs } from './account.ts';
import { clusterOf } from './data-folder.ts';
import { ownerSetting, readPostmaster, removeSocketFolder, socketPrefix } from './postmaster.ts';
import { identityOf } from './process-identity.ts';

/** What is needed to start the server of a data folder. */
export interface Site {
  readonly folder: string;
  readonly native: string;
  readonly account: Account;
}

/** A server process of ours that accepts connections. */
export interface Running {
  readonly child: ChildProcess;
  readonly socketFolder: string;
}

export const port = 5432;

/** A start may have to replay a long log after a crash. */
const longestStart = 300_000;
const longestLog = 20_000_000;
const longestSocketFolder = 80;

export const logOf = (folder: string): string => join(folder, 'postgres.log');

/** Starts the server and waits until it is ready; the reason where it ended instead. */
export async function launch(site: Site, socketFolder: string): Promise<Running | string> {
  const cluster = clusterOf(site.folder);
  const log = await openLog(site);
  const from = (await log.stat()).size;
  const program = join(site.native, 'bin', 'postgres');
  const args = serverArguments(cluster, socketFolder);
  const child = spawnAs(site.account, program, args, { stdio: ['ignore', log.fd, log.fd], detached: true });
  let failure: string | null = null;
  child.on('error', (error) => (failure = String(error)));
  child.on('exit', () => (failure ??= 'it ended'));
  const ready = await waitUntilReady(cluster, child, () => failure);
  await log.close();
  if (ready) return { child, socketFolder };
  child.kill('SIGINT');
  const said = (await readFile(logOf(site.folder))).subarray(from).toString('utf8').trim();
  return said === '' ? (failure ?? 'it took too long') : said.slice(-600);
}

/** Whether a server did not start only because an earlier one has not wholly gone. */
export const isContention = (reason: string): boolean =>
  /lock file|shared memory block|Address already in use/i.test(reason);

function serverArguments(cluster: string, socketFolder: string): readonly string[] {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socketFolder}`,
    'unix_socket_permissions=0700',
    `port=${port}`,
    'logging_collector=off',
    'log_destination=stderr',
    'log_line_prefix=%m [%p] ',
    'log_timezone=UTC',
    'timezone=UTC',
    ownerSetting(identityOf(process.pid) ?? String(process.pid)),
  ];
  return ['-D', cluster, ...settings.flatMap((each) => ['-c', each])];
}

async function waitUntilReady(
  cluster: string,
  child: ChildProcess,
  failure: () => string | null,
): Promise<boolean> {
  const deadline = Date.now() + longestStart;
  while (Date.now() < deadline && failure() === null) {
    const server = await readPostmaster(cluster);
    if (server?.pid === child.pid && server?.ready === true) return true;
    await pause(15);
  }
  return false;
}

/** A new folder that only the account can enter, with a path short enough for a socket. */
export async function makeSocketFolder(account: Account): Promise<string> {
  const parent = tmpdir().length <= longestSocketFolder ? tmpdir() : '/tmp';
  const folder = await mkdtemp(join(parent, socketPrefix));
  await chmod(folder, 0o700);
  if (account.kind === 'other') await chown(folder, account.uid, account.uid);
  return folder;
}

async function openLog({ folder, account }: Site): Promise<Awaited<ReturnType<typeof open>>> {
  const path = logOf(folder);
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > longestLog) await truncate(path, 0);
  const log = await open(path, 'a', 0o600);
  if (account.kind === 'other') await log.chown(account.uid, account.uid);
  return log;
}

/** Ends the server in order; at once when it does not within half a minute. */
export async function stopServer({ child, socketFolder }: Running): Promise<void> {
  for (const [signal, milliseconds] of stopSignals) {
    if (hasEnded(child)) break;
    child.kill(signal);
    await ended(child, milliseconds);
  }
  await removeSocketFolder(socketFolder);
}

const stopSignals = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 10_000],
] as const;

/** Whether the process is over, by itself or by a signal. */
export const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

function ended(child: ChildProcess, milliseconds: number): Promise<void> {
  if (hasEnded(child)) return Promise.resolve();
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    });
  });
}
