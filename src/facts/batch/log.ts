import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { instantOf } from './moment.ts';

export const logFile = 'batches.jsonl';
export const batchesFolder = 'batches';
export const rejectsFolder = 'rejects';

const commitSchema = z.strictObject({
  /** SHA-256 of the batch's Parquet file, which is also its name. */
  batch: z.string().regex(/^[0-9a-f]{64}$/),
  dataset: z.string().min(1),
  action: z.enum(['append', 'replace', 'retract']),
  knownAt: z.string().refine((text) => instantOf(text) !== null, 'not a moment with a zone'),
  by: z.string().min(1),
  /** SHA-256 and name of every file it was made from. */
  source: z.array(z.strictObject({ file: z.string(), sha256: z.string() })),
  rows: z.int().min(0),
  rejects: z.int().min(0),
  sequence: z.int().min(1),
});

/** One line of the log: what makes a batch file part of the facts. */
export type Commit = z.infer<typeof commitSchema>;

/** What reading needs of a commit, whether it stands in a folder's log or in a store. */
export type FactCommit = Readonly<
  Pick<Commit, 'batch' | 'dataset' | 'action' | 'knownAt' | 'by' | 'sequence' | 'rows'>
>;

/** Where the file of a committed batch lies. */
export const batchPath = (folder: string, batch: string): string =>
  join(folder, batchesFolder, `${batch}.parquet`);

/** All commits in order; none when there is no log. An incomplete last line is a commit that never happened. */
export async function readLog(folder: string): Promise<Result<readonly Commit[]>> {
  const text = await readFileIfThere(join(folder, logFile));
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  const commits: Commit[] = [];
  for (const [i, line] of lines.entries()) {
    const commit = parseCommit(line);
    const expected = i + 1;
    if (typeof commit === 'string' || commit.sequence !== expected) {
      const reason = typeof commit === 'string' ? commit : `sequence ${commit.sequence} ≠ ${expected}`;
      const params = { file: logFile, line: String(expected), reason };
      return fail(problem('facts-log-damaged', params, { file: logFile, line: expected, column: null }));
    }
    commits.push(commit);
  }
  return ok(commits);
}

async function readFileIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function parseCommit(line: string): Commit | string {
  try {
    const parsed = commitSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? 'unknown shape');
  } catch (error) {
    if (error instanceof SyntaxError) return 'not JSON';
    throw error;
  }
}
