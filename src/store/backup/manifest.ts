import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { keptPath } from './kept-files.ts';

export const manifestFile = 'manifest.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.strictObject({
  format: z.literal('zhunsheng-backup/1'),
  /** UTC, by the clock of the database that was backed up. */
  at: z.string(),
  /** How many migration steps the database had behind it. */
  step: z.int().min(1),
  tables: z.array(
    z.strictObject({ name: z.string().regex(/^[a-z_]+$/), rows: z.int().min(0), sha256: hash, sm3: hash }),
  ),
  /** The files that committed rows name, by their path in the data folder, in `files/`; null when they were left out. */
  files: z.array(z.string().regex(keptPath)).nullable(),
});

/** What a backup holds, and the hashes that prove it. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest of a backup folder. */
export async function readManifest(folder: string): Promise<Result<Manifest>> {
  const invalid = (reason: string) => fail(problem('backup-manifest-invalid', { folder, reason }));
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(join(folder, manifestFile), 'utf8')));
    return parsed.success ? ok(parsed.data) : invalid(z.prettifyError(parsed.error));
  } catch (error) {
    return invalid(error instanceof Error ? error.message : String(error));
  }
}
