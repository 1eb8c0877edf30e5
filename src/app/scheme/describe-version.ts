import { fail, hasErrors, type Language, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { type DescribedIndicator, describeOpened } from '../describe-scheme.ts';
import type { Platform } from '../platform.ts';
import { type AskedVersion, readVersionFiles } from './find-version.ts';
import { readTexts } from './read-texts.ts';

/** Every rule of a version, or of one of its tables, as a sentence. Problems: those of a scheme that cannot be read. */
export async function describeVersion(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersion & { readonly table: string | null; readonly language: Language },
): Promise<Result<readonly DescribedIndicator[]>> {
  const found = await readVersionFiles(platform, actor, asked);
  if (!found.ok) return found;
  const opened = readTexts(found.value.files);
  if (!opened.ok || hasErrors(opened.problems)) return fail(...opened.problems);
  return describeOpened(opened.value, asked.table, asked.language);
}
