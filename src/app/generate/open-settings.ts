import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { readSettings } from './read-settings.ts';
import type { GeneratorSettings } from './settings.ts';
import { longestSettings } from './settings-file.ts';

const settingsName = 'generator.yaml';

/** The generator settings in a scheme's folder, at most 1,000,000 characters; null when it has none. */
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
  if (size > 4 * longestSettings) {
    const at = { file: settingsName, line: null, column: null };
    return fail(problem('generator-settings-unreadable', { reason: `> ${longestSettings}` }, at));
  }
  return readSettings(await readFile(path, 'utf8'), scheme, settingsName);
}
