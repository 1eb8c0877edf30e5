import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import { schemePaths } from '../core/scheme/files.ts';
import { readScheme } from '../core/scheme/read.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import { limits } from '../core/scheme/text/limits.ts';

/** Bytes read of one file: UTF-8 needs at most four for a character. */
const mostBytes = 4 * Math.max(limits.yamlLength, limits.csvLength);
/** Folders below the scheme's own. */
const deepest = 5;

/** Opens the scheme in a folder. Problems: those of `readScheme`, a folder or file that cannot be read, wrong encoding. */
export async function openScheme(folder: string): Promise<Result<Scheme>> {
  const texts = await readTexts(folder);
  if (!texts.ok) return texts;
  const problems = texts.value.flatMap((each) => each.problem ?? []);
  const result = readScheme(Object.fromEntries(texts.value.map(({ path, text }) => [path, text])));
  return problems.length === 0 ? result : fail(...problems, ...result.problems);
}

/** The texts of the scheme in a folder, by path. Problems: a folder or file that cannot be read, wrong encoding. */
export async function readSchemeFolder(folder: string): Promise<Result<Readonly<Record<string, string>>>> {
  const texts = await readTexts(folder);
  if (!texts.ok) return texts;
  const problems = texts.value.flatMap((each) => each.problem ?? []);
  const files = texts.value.map(({ path, text }) => [path, text ?? ''] as const);
  return problems.length === 0 ? ok(Object.fromEntries(files)) : fail(...problems);
}

async function readTexts(folder: string): Promise<Result<readonly ReadText[]>> {
  const found = await listFiles(folder);
  if ('code' in found) return fail(found);
  if (found.length > limits.files)
    return fail(problem('scheme-too-many-files', { limit: String(limits.files) }));
  return ok(await Promise.all(found.map((path) => readText(folder, path))));
}

async function listFiles(folder: string): Promise<readonly string[] | Problem> {
  try {
    return (await walk(folder, folder, 0)).sort();
  } catch (error) {
    return problem('scheme-folder-missing', { folder, reason: reasonOf(error) });
  }
}

async function walk(root: string, folder: string, depth: number): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (paths.length > limits.files) return paths;
    if (entry.isDirectory() && depth < deepest) paths.push(...(await walk(root, path, depth + 1)));
    else if (!entry.isDirectory() && isScheme(entry.name))
      paths.push(relative(root, path).split(sep).join('/'));
  }
  return paths;
}

// Notes, pictures and the like may lie beside a scheme.
const isScheme = (name: string): boolean => /\.ya?ml$/i.test(name) || name === schemePaths.units;

interface ReadText {
  readonly path: string;
  readonly text: string | null;
  readonly problem: Problem | null;
}

async function readText(folder: string, path: string): Promise<ReadText> {
  const refused = (each: Problem): ReadText => ({ path, text: null, problem: each });
  const at = { file: path, line: null, column: null };
  try {
    const entry = await stat(join(folder, path));
    if (!entry.isFile())
      return refused(problem('scheme-file-unreadable', { file: path, reason: 'not a file' }, at));
    const { size } = entry;
    if (size > mostBytes) {
      return refused(
        problem('file-too-large', { file: path, length: String(size), limit: String(mostBytes) }, at),
      );
    }
    const text = decode(await readFile(join(folder, path)));
    return text === null
      ? refused(problem('file-not-utf8', { file: path }, at))
      : { path, text, problem: null };
  } catch (error) {
    return refused(problem('scheme-file-unreadable', { file: path, reason: reasonOf(error) }, at));
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
