import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf, isRunning } from './process-identity.ts';

const fileOf = (folder: string): string => join(folder, 'supervisor');

/**
 * Says in the data folder that this process supervises its server, so that no other takes the server over in the
 * moment between its death and its restart.
 */
export async function claim(folder: string): Promise<void> {
  const temporary = `${fileOf(folder)}.${process.pid}.tmp`;
  await writeFile(temporary, identityOf(process.pid) ?? '', { mode: 0o600 });
  await rename(temporary, fileOf(folder));
}

/** Takes the claim back, if it is still ours. */
export async function disclaim(folder: string): Promise<void> {
  if ((await read(folder)) === identityOf(process.pid)) await rm(fileOf(folder), { force: true });
}

/** The pid of the living process that claims to supervise the server, null when there is none. */
export async function claimantOf(folder: string): Promise<number | null> {
  const owner = await read(folder);
  return owner !== null && isRunning(owner) ? Number(owner.split('.')[0]) : null;
}

const read = (folder: string): Promise<string | null> => readFile(fileOf(folder), 'utf8').catch(() => null);
