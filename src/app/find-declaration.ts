import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import { openScheme } from './open-scheme.ts';

/** The label of a facts folder: which scheme its facts are for. */
export const labelFile = 'facts.json';

export interface AskedDeclaration {
  readonly dataset: string;
  readonly factsFolder: string;
  /** The scheme somebody named; null: find it. */
  readonly schemeFolder: string | null;
  /** Folders of the schemes that come with the product. */
  readonly builtIn: readonly string[];
}

/** A scheme that declares a dataset, and how the label of a facts folder names it. */
export interface Declaration {
  readonly scheme: Scheme;
  readonly label: string;
}

/**
 * Finds the scheme that declares a dataset: the one named, else the one the facts folder's label names, else the only
 * built-in one that declares it. Problems: none does, several do, a label nobody can follow.
 */
export async function findDeclaration(asked: AskedDeclaration): Promise<Result<Declaration>> {
  if (asked.schemeFolder !== null) return declare(asked.schemeFolder, asked);
  const label = await readLabel(asked.factsFolder);
  if (typeof label === 'object' && label !== null) return fail(label);
  const folder = label === null ? null : await followLabel(label, asked);
  return folder === null ? searchBuiltIn(asked) : declare(folder, asked);
}

/** Labels a facts folder that has no label yet. */
export async function writeLabel(folder: string, label: string): Promise<void> {
  try {
    await writeFile(join(folder, labelFile), `${JSON.stringify({ scheme: label }, null, 2)}\n`, {
      flag: 'wx',
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

async function declare(folder: string, asked: AskedDeclaration): Promise<Result<Declaration>> {
  const opened = await openScheme(folder);
  if (!opened.ok) return opened;
  if (!declares(opened.value, asked.dataset)) return fail(nowhere(asked.dataset, [opened.value]));
  const isBuiltIn = asked.builtIn.some((each) => resolve(each) === resolve(folder));
  const path = relative(resolve(asked.factsFolder), resolve(folder));
  return ok({ scheme: opened.value, label: isBuiltIn ? opened.value.id : path }, opened.problems);
}

async function searchBuiltIn(asked: AskedDeclaration): Promise<Result<Declaration>> {
  const opened = await Promise.all(asked.builtIn.map((folder) => openScheme(folder)));
  const schemes = opened.flatMap((each) => (each.ok ? [each.value] : []));
  const found = schemes.filter((each) => declares(each, asked.dataset));
  const [only] = found;
  if (only === undefined) return fail(nowhere(asked.dataset, schemes));
  if (found.length === 1) return ok({ scheme: only, label: only.id });
  const names = found.map((each) => each.id).join('、');
  return fail(problem('dataset-declared-twice', { dataset: asked.dataset, schemes: names }));
}

const declares = (scheme: Scheme, dataset: string): boolean =>
  scheme.datasets.some((each) => each.name === dataset);

function nowhere(dataset: string, schemes: readonly Scheme[]): Problem {
  const all = schemes.flatMap((each) => each.datasets.map(({ name }) => name));
  return problem('dataset-declared-nowhere', { dataset, candidates: [...new Set(all)].join('、') || '–' });
}

/** What the label says; null without a label. */
async function readLabel(folder: string): Promise<string | null | Problem> {
  const text = await readIfThere(join(folder, labelFile));
  if (text === null) return null;
  const invalid = (reason: string) =>
    problem(
      'facts-scheme-label-invalid',
      { file: labelFile, reason },
      { file: labelFile, line: null, column: null },
    );
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('scheme' in parsed)) return invalid('“scheme” ?');
    return typeof parsed.scheme === 'string' && parsed.scheme !== '' ? parsed.scheme : invalid('“scheme” ?');
  } catch (error) {
    if (error instanceof SyntaxError) return invalid('JSON');
    throw error;
  }
}

/** A path from the facts folder, or the id of a built-in scheme; null where it leads nowhere. */
async function followLabel(label: string, asked: AskedDeclaration): Promise<string | null> {
  const path = resolve(asked.factsFolder, label);
  if (await isFolder(path)) return path;
  for (const folder of asked.builtIn) {
    const opened = await openScheme(folder);
    if (opened.ok && opened.value.id === label) return folder;
  }
  return null;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
