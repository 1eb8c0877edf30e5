import { lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the library links that npm packages cannot carry and that install scripts, where they are allowed, would make.
 * `native` holds `pg-symlinks.json`, whose paths start with `native/`. Throws when the folder cannot be written.
 */
export async function makeLibraryLinks(native: string): Promise<void> {
  for (const { source, target } of await missingLinks(native)) {
    const path = inside(native, target);
    await mkdir(dirname(path), { recursive: true });
    await symlink(basename(source), path).catch(ignoreExisting);
  }
}

/** The links of the package that are not there. */
export async function missingLinks(native: string): Promise<readonly { source: string; target: string }[]> {
  const links = linksSchema.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  const found = await Promise.all(links.map(({ target }) => isThere(inside(native, target))));
  return links.filter((_, i) => found[i] === false);
}

const inside = (native: string, path: string): string => join(dirname(native), path);

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

// Another process starting at the same time made it first.
function ignoreExisting(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
  throw error;
}
