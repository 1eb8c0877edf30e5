import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';

/**
 * Whom PostgreSQL runs as, since it refuses root. `other`: root gives its rights up for another user id.
 * `mapped`: root shows itself to PostgreSQL as such a user, which needs no change of any folder's owner.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'other'; readonly uid: number }
  | { readonly kind: 'mapped' };

/** "nobody": a user id that needs no entry anywhere. */
export const unprivileged = 65534;

/**
 * Chooses the first account that works here. `folder` is the data folder, which exists; a cluster in it that
 * belongs to an ordinary user stays that user's.
 */
export async function chooseAccount(native: string, folder: string): Promise<Result<Account>> {
  if (process.getuid?.() !== 0) return ok({ kind: 'self' });
  const enterable = everyoneCanEnter(folder);
  const other: Account = { kind: 'other', uid: ownerOf(folder) || unprivileged };
  if (enterable && (await works(other))) return ok(other);
  if (await works({ kind: 'mapped' })) return ok({ kind: 'mapped' });
  if (!enterable) return fail(problem('store-folder-unreachable', { folder }));
  const reason = 'root may neither change its user id nor use a user namespace';
  return fail(problem('store-account-unsuitable', { reason: `${reason} (${native})` }));
}

/** Starts a program as the account, in a session of its own, with an environment that leaks nothing into it. */
export function spawnAs(
  account: Account,
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const [command, ...rest] = [...wrappers[account.kind], program, ...args] as [string, ...string[]];
  const identity = account.kind === 'other' ? { uid: account.uid, gid: account.uid } : {};
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return spawn(command, rest, { cwd: '/', env, ...identity, ...options });
}

const wrappers: Record<Account['kind'], readonly string[]> = {
  self: [],
  other: [],
  mapped: ['unshare', '--user', `--map-user=${unprivileged}`, `--map-group=${unprivileged}`],
};

/** Whether any account can enter the folder through all its parents, and look into it. */
export function everyoneCanEnter(folder: string): boolean {
  const bits = statSync(folder).mode;
  const parent = dirname(folder);
  return (bits & 0o001) !== 0 && (parent === folder || everyoneCanEnter(parent));
}

/** Whether any account can run the program in its place. */
export function everyoneCanRun(native: string): boolean {
  const program = join(native, 'bin', 'postgres');
  return (
    existsSync(program) && (statSync(program).mode & 0o005) === 0o005 && everyoneCanEnter(dirname(program))
  );
}

/** Tried with a harmless program, since what is allowed depends on the container. */
function works(account: Account): Promise<boolean> {
  return new Promise((done) => {
    try {
      const child = spawnAs(account, 'true', [], { stdio: 'ignore' });
      child.on('error', () => done(false));
      child.on('exit', (code) => done(code === 0));
    } catch {
      // A forbidden change of user id throws at once.
      done(false);
    }
  });
}

/** The user id that owns the cluster in the folder; 0 (root) where there is none. */
function ownerOf(folder: string): number {
  const cluster = join(folder, 'postgres');
  return existsSync(cluster) ? statSync(cluster).uid : 0;
}
