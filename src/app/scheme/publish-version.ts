import { permit } from '../../access/permit.ts';
import { fail, hasErrors, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeVersionInfo } from '../../port/store-scheme.ts';
import { readVersionInfo } from '../../store/view/scheme-versions.ts';
import { publishVersion } from '../../store/write/scheme-versions.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { type AskedVersion, missing, subjectOf } from './find-version.ts';
import { holdDraft, wrongState } from './hold-draft.ts';
import { readTexts } from './read-texts.ts';

export interface AskedPublication extends AskedVersion {
  readonly revision: number | null;
  /** Why it is published; not blank. */
  readonly reason: string;
}

/** Publishes a checked version: from then on it is locked, and everybody of the office can read it. */
export function publishScheme(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedPublication,
): Promise<Result<SchemeVersionInfo>> {
  const reason = asked.reason.trim();
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'scheme.publish', { office: actor.office });
    if (no !== null) return refused(no);
    if (reason === '') return fail(problem('scheme-reason-missing', { scheme: asked.scheme }));
    const held = await holdDraft(work, asked, asked.revision);
    if (!held.ok) return held;
    if (held.value.state !== 'checked') return fail(wrongState(held.value));
    const read = readTexts(held.value.files);
    if (!read.ok || hasErrors(read.problems)) return fail(...read.problems);
    const { fingerprint } = read.value;
    if (fingerprint !== held.value.fingerprint) return fail(problem('scheme-check-outdated', {}));
    const published = await publishVersion(work.client, held.value, actor.account, reason);
    if (!published.ok) return published;
    work.record({ action: 'scheme.publish', subject: subjectOf(asked), details: { reason, fingerprint } });
    const info = await readVersionInfo(work.client, held.value);
    return info === null ? missing(asked) : ok(info);
  });
}
