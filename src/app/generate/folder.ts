import { createWriteStream } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { makeFolder } from '../../facts/batch/durable.ts';

/** The file that says that a folder's facts are synthetic, and from which seed. */
export const labelFile = 'facts.json';

const labelFormat = z.object({ synthetic: z.literal(true), files: z.array(z.string()) });

/**
 * Makes the folder ready: it must be new, empty, or hold only what an earlier run wrote there, which is removed.
 * Facts that are not known to be synthetic are never touched.
 */
export async function prepareFolder(folder: string): Promise<Result<null>> {
  const refused = await openFolder(folder);
  if (refused !== null) return fail(problem('generator-folder-unusable', { folder, reason: refused }));
  const present = await readdir(folder);
  const ours = present.includes(labelFile) ? await filesOf(join(folder, labelFile)) : [];
  if (
    present.some((name) => name !== labelFile && !ours.includes(name)) ||
    (present.length > 0 && ours.length === 0)
  ) {
    return fail(problem('generator-folder-in-use', { folder }));
  }
  for (const name of present) await rm(join(folder, name));
  return ok(null);
}

/** Null, or the operating system's word for why there can be no such folder. */
async function openFolder(folder: string): Promise<string | null> {
  try {
    await makeFolder(folder);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** The files that a label names; none when it is no label of synthetic facts. */
async function filesOf(path: string): Promise<readonly string[]> {
  const read = labelFormat.safeParse(parseJson(await readFile(path, 'utf8')));
  return read.success ? read.data.files : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Writes a small text file in one go. */
export const writeText = (folder: string, name: string, text: string): Promise<void> =>
  writeFile(join(folder, name), text, 'utf8');

/** Writes chunks as they come and waits while the disk is behind, so that memory stays flat. */
export const writeChunks = (folder: string, name: string, chunks: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(chunks), createWriteStream(join(folder, name), 'utf8'));
