import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { SchemeVersion } from '../../port/store-scheme.ts';
import { holdVersion } from '../../store/write/scheme-versions.ts';
import type { Work } from '../work/act.ts';
import { type AskedVersion, missing, subjectOf } from './find-version.ts';

/**
 * The version, held until the transaction ends. Problems: there is none; it is published (`scheme-version-state`);
 * `revision-conflict` where it is not the revision that was started from (null: whichever it is).
 */
export async function holdDraft(
  { client, actor }: Work,
  asked: AskedVersion,
  revision: number | null,
): Promise<Result<SchemeVersion>> {
  const held = await holdVersion(client, { office: actor.office, ...asked });
  if (held === null) return missing(asked);
  if (held.state === 'published') return fail(wrongState(held));
  if (revision === null || revision === held.revision) return ok(held);
  const params = { what: subjectOf(asked), given: String(revision), current: String(held.revision) };
  return fail(problem('revision-conflict', params));
}

/** Says which state a version is in. */
export const wrongState = ({ scheme, version, state }: AskedVersion & Pick<SchemeVersion, 'state'>) =>
  problem('scheme-version-state', { scheme, version: String(version), state });
