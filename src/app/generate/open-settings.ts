import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { tooLarge } from '../../core/scheme/text/guard.ts';
import { limits } from '../../core/scheme/text/limits.ts';
import { readSettings } from './read-settings.ts';
import type { GeneratorSettings } from './settings.ts';

const settingsName = 'generator.yaml';

/** The generator settings in a scheme's folder, at most 1,500,000 characters; null when it has none. */
export async function openSettings(
  folder: string,
  scheme: Scheme,
): Promise<Result<GeneratorSettings | null>> {
  const path = join(folder, settingsName);
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return ok(null);
  // No character takes more than four bytes.
  if (size > 4 * limits.yamlLength) return fail(tooLarge(settingsName, size, limits.yamlLength));
  return readSettings(await readFile(path, 'utf8'), scheme, settingsName);
}
