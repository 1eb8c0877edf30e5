import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Two folders up from this file, as source and as built.
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Folder of the red lines that come with the product. */
export const builtInRedLines = join(root, 'redlines');

/** Names of the schemes that come with the product. */
export async function builtInSchemes(): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'schemes'), { withFileTypes: true });
  return entries
    .filter((each) => each.isDirectory())
    .map((each) => each.name)
    .sort();
}

/** The folder of a scheme that comes with the product, null when there is none of this name. */
export async function builtInScheme(name: string): Promise<string | null> {
  return (await builtInSchemes()).includes(name) ? join(root, 'schemes', name) : null;
}
