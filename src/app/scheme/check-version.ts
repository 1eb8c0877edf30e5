import { permit } from '../../access/permit.ts';
import { fail, hasErrors, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { parseDay } from '../../core/quantity/day.ts';
import { type OpenQuestion, openQuestions } from '../../core/scheme/ruling/open-questions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeVersionInfo } from '../../port/store-scheme.ts';
import { readVersionInfo } from '../../store/view/scheme-versions.ts';
import { markChecked } from '../../store/write/scheme-versions.ts';
import { builtInRedLines } from '../built-in.ts';
import { todayOf } from '../campaign/today.ts';
import { type CheckedScheme, checkOpened } from '../check-scheme.ts';
import { type LintedScheme, lintOpened } from '../lint-scheme.ts';
import { openRedLines } from '../open-red-lines.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import { type AskedVersion, missing, readVersionFiles, subjectOf } from './find-version.ts';
import { readTexts, rememberedLint } from './read-texts.ts';

/** What a check found, and the version as it is now. */
export interface VersionCheck extends Omit<CheckedScheme, 'scheme'> {
  readonly version: SchemeVersionInfo;
  /** No error: the version can be published. */
  readonly ok: boolean;
  /** Null while the scheme cannot be read. */
  readonly scheme: Scheme | null;
  readonly openQuestions: readonly OpenQuestion[];
}

/** Checks a version: every problem with its place, every worked example. A draft without errors becomes a checked one. */
export async function checkVersion(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersion,
): Promise<Result<VersionCheck>> {
  const no = permit(actor, 'scheme.read-draft', { office: actor.office });
  if (no !== null) return refused(no);
  const found = await readVersionFiles(platform, actor, asked);
  if (!found.ok) return found;
  const { files, ...info } = found.value;
  const checked = checkOpened(readTexts(files));
  const good = !hasErrors(checked.problems);
  const version = good && info.state === 'draft' ? await note(platform, actor, info, checked) : ok(info);
  if (!version.ok) return version;
  const questions = checked.scheme === null ? [] : openQuestions(checked.scheme);
  return ok({ ...checked, version: version.value, ok: good, openQuestions: questions });
}

/** Unless somebody changed the draft meanwhile, it is a checked one now. */
function note(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  info: SchemeVersionInfo,
  { scheme }: CheckedScheme,
): Promise<Result<SchemeVersionInfo>> {
  return act(platform, actor, async ({ client, record }) => {
    if (permit(actor, 'scheme.edit', { office: actor.office }) !== null) return ok(info);
    const marked = await markChecked(client, info, scheme?.fingerprint ?? '', info.revision);
    if (marked.ok)
      record({
        action: 'scheme.edit',
        subject: subjectOf(info),
        details: { checked: marked.value.fingerprint },
      });
    const now = await readVersionInfo(client, info);
    return now === null ? missing(info) : ok(now);
  });
}

/**
 * What should be looked at before publication: properties of the rules, red lines in force on a day (YYYY-MM-DD; null:
 * today), burden. Problems: those of a scheme that cannot be read, which is not linted.
 */
export async function lintVersion(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersion & { readonly on: string | null },
): Promise<Result<LintedScheme>> {
  const found = await readVersionFiles(platform, actor, asked);
  if (!found.ok) return found;
  const opened = readTexts(found.value.files);
  if (!opened.ok || hasErrors(opened.problems)) return fail(...opened.problems);
  const redLines = await openRedLines([builtInRedLines]);
  if (!redLines.ok) return redLines;
  const day = asked.on ?? (await look(platform, actor, (client) => todayOf(client, opened.value)));
  const on = parseDay(day);
  if (on === null) return fail(dayInvalid(day));
  const scheme = opened.value;
  const linted = rememberedLint(scheme, on, () => lintOpened(scheme, redLines.value, on));
  return ok(linted, opened.problems);
}

const dayInvalid = (text: string): Problem => problem('red-line-day-invalid', { text });
