import { createTwoFilesPatch } from 'diff';
import { fail, hasErrors, ok, type Result } from '../../core/problem/problem.ts';
import { compareCodePoints } from '../../core/quantity/canonical.ts';
import { diffSchemes, type SchemeChange } from '../../core/scheme/diff/diff-schemes.ts';
import type { Actor } from '../../port/actor.ts';
import type { Platform } from '../platform.ts';
import type { Texts } from './accept-texts.ts';
import { type AskedVersion, readVersionFiles } from './find-version.ts';
import { readTexts } from './read-texts.ts';

/** How one file differs: unified lines; null where it would take too long to find the fewest. */
export interface FileChange {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly patch: string | null;
}

export interface VersionDiff {
  readonly from: AskedVersion;
  readonly to: AskedVersion;
  /** Nothing that affects a score differs, nor any text of the notice; null where one of them cannot be read. */
  readonly same: boolean | null;
  /** By meaning; null where one of them cannot be read. */
  readonly changes: readonly SchemeChange[] | null;
  readonly files: readonly FileChange[];
}

/** How two versions that somebody may see differ, by meaning and in their texts. */
export async function compareVersions(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  from: AskedVersion,
  to: AskedVersion,
): Promise<Result<VersionDiff>> {
  const before = await readVersionFiles(platform, actor, from);
  const after = await readVersionFiles(platform, actor, to);
  if (!before.ok || !after.ok) return fail(...before.problems, ...after.problems);
  return ok({ from: named(from), to: named(to), ...diffTexts(before.value.files, after.value.files) });
}

/** How two sets of files differ. */
export function diffTexts(before: Texts, after: Texts): Omit<VersionDiff, 'from' | 'to'> {
  const [earlier, later] = [readTexts(before), readTexts(after)];
  const readable = earlier.ok && later.ok && !hasErrors([...earlier.problems, ...later.problems]);
  const meaning = readable ? diffSchemes(earlier.value, later.value) : { same: null, changes: null };
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareCodePoints);
  return { ...meaning, files: paths.flatMap((path) => fileChange(path, before[path], after[path])) };
}

const named = ({ scheme, version }: AskedVersion): AskedVersion => ({ scheme, version });

function fileChange(
  path: string,
  before: string | undefined,
  after: string | undefined,
): readonly FileChange[] {
  if (before === after) return [];
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const options = { context: 3, timeout: 1_000 };
  const patch = createTwoFilesPatch(path, path, before ?? '', after ?? '', undefined, undefined, options);
  return [{ path, change, patch: patch ?? null }];
}
