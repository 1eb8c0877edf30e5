import { access, chmod, constants, cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, everyoneCanRun } from './account.ts';
import { bundledMajor } from './binaries.ts';
import { makeLibraryLinks, missingLinks } from './library-links.ts';

/**
 * The folder of binaries that the account can run, complete with links: the installed one where that is possible,
 * else a copy in the data folder.
 */
export async function placeBinaries(native: string, account: Account, folder: string): Promise<string> {
  const reachable = account.kind !== 'other' || everyoneCanRun(native);
  if (reachable && (await canComplete(native))) {
    await makeLibraryLinks(native);
    return native;
  }
  return copyBinaries(native, folder);
}

async function canComplete(native: string): Promise<boolean> {
  if ((await missingLinks(native)).length === 0) return true;
  try {
    await access(join(native, 'lib'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Copied beside its place and renamed, so that a copy is there whole or not at all. */
async function copyBinaries(native: string, folder: string): Promise<string> {
  const place = join(folder, `postgres-${bundledMajor}-programs`);
  const copied = join(place, 'native');
  if (everyoneCanRun(copied)) return copied;
  const temporary = await mkdtemp(join(folder, '.programs-'));
  await cp(native, join(temporary, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLibraryLinks(join(temporary, 'native'));
  await openToAll(temporary);
  await rename(temporary, place).catch(() => rm(temporary, { recursive: true }));
  return copied;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const each of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, each.name);
    if (each.isDirectory()) await openToAll(path);
    else if (each.isFile()) await chmod(path, folder.endsWith('/bin') ? 0o755 : 0o644);
  }
}
