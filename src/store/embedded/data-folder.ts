import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  access,
  chown,
  constants,
  lchown,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { type Account, spawnAs } from './account.ts';
import { bundledMajor } from './binaries.ts';
import { identityOf, isRunning } from './process-identity.ts';

const prefix = '.initializing-';

/** Makes the data folder where it is missing and gives its real path. Others may pass through, not look inside. */
export async function makeFolder(folder: string): Promise<Result<string>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await access(folder, constants.W_OK);
    return ok(await realpath(folder));
  } catch (error) {
    return fail(problem('store-folder-unusable', { folder, reason: String(error) }));
  }
}

/** Where PostgreSQL keeps its files. */
export const clusterOf = (folder: string): string => join(folder, 'postgres');

/**
 * Makes the cluster unless it is there. It is made under another name and renamed, so a crash never leaves half of
 * one; of two processes that do so at the same time the first wins and both use the same.
 */
export async function makeCluster(folder: string, native: string, account: Account): Promise<Result<null>> {
  await removeAbandoned(folder);
  const cluster = clusterOf(folder);
  if ((await majorOf(cluster)) !== null) return checkCluster(folder, account);
  const temporary = join(folder, `${prefix}${identityOf(process.pid)}-${randomUUID().slice(0, 8)}`);
  await mkdir(temporary, { mode: 0o700 });
  if (account.kind === 'other') await chown(temporary, account.uid, account.uid);
  const failure = await initialise(native, account, temporary);
  if (failure !== null) {
    await rm(temporary, { recursive: true, force: true });
    return fail(problem('store-start-failed', { folder, reason: failure, log: folder }));
  }
  await rename(temporary, cluster).catch(() => rm(temporary, { recursive: true, force: true }));
  await syncFolder(folder);
  return checkCluster(folder, account);
}

/** Null, or why it failed. */
async function initialise(native: string, account: Account, cluster: string): Promise<string | null> {
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['--username=zhunsheng', '--auth-local=trust', '--auth-host=reject'];
  const args = ['-D', cluster, ...locale, ...access, '--data-checksums'];
  const child = spawnAs(account, join(native, 'bin', 'initdb'), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  child.stderr?.on('data', (data) => (output += data));
  try {
    const [code] = await once(child, 'close');
    return code === 0 ? null : output.trim().slice(-600);
  } catch (error) {
    return String(error);
  }
}

async function checkCluster(folder: string, account: Account): Promise<Result<null>> {
  const cluster = clusterOf(folder);
  const found = await majorOf(cluster);
  if (found !== bundledMajor)
    return fail(problem('store-other-major', { folder, found: found ?? '?', expected: bundledMajor }));
  const owner = (await stat(cluster)).uid;
  const wanted = account.kind === 'other' ? account.uid : (process.getuid?.() ?? owner);
  if (owner === wanted) return ok(null);
  if (account.kind === 'self') {
    const reason = `${cluster} belongs to the user id ${owner}`;
    return fail(problem('store-account-unsuitable', { reason }));
  }
  await giveTo(cluster, wanted);
  return ok(null);
}

/** The major version in the cluster; null where there is none. */
async function majorOf(cluster: string): Promise<string | null> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    // Not ours to read: the check of the owner says so.
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return bundledMajor;
    throw error;
  }
}

/** Temporary clusters whose maker no longer runs. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const maker = name.slice(prefix.length).split('-')[0] ?? '';
    // An orphaned initdb may still be writing there; what it leaves is removed at a later start.
    if (!isRunning(maker)) await rm(join(folder, name), { recursive: true, force: true }).catch(() => null);
  }
}

/** Changes the owner of a folder and all in it. */
export async function giveTo(path: string, owner: number): Promise<void> {
  await lchown(path, owner, owner);
  for (const each of await readdir(path, { withFileTypes: true })) {
    const inner = join(path, each.name);
    if (each.isDirectory()) await giveTo(inner, owner);
    else await lchown(inner, owner, owner);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
