import { createHash } from 'node:crypto';
import { permit } from '../../access/permit.ts';
import { ok, type Problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeVersionInfo } from '../../port/store-scheme.ts';
import { type KeptNotice, readNotice } from '../../store/view/scheme-notices.ts';
import { insertNotice } from '../../store/write/scheme-notices.ts';
import { todayOf } from '../campaign/today.ts';
import { draftFromNotice, type ImportJson } from '../import-notice.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import { type AskedVersion, missing, readVersionFiles } from './find-version.ts';
import { enterDraft } from './start-draft.ts';

export interface AskedImport {
  readonly scheme: string;
  /** Blank for the first version of a scheme only. */
  readonly reason: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A draft made from a notice. */
export interface ImportedDraft {
  readonly version: SchemeVersionInfo;
  readonly imported: ImportJson;
  /** What a check still says of the files. */
  readonly problems: readonly Problem[];
}

/** Reads a notice, and starts a draft of a scheme from it. Problems: those of the import. */
export async function importDraft(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedImport,
): Promise<Result<ImportedDraft>> {
  const no = permit(actor, 'notice.import', { office: actor.office });
  if (no !== null) return refused(no);
  const today = await look(platform, actor, (client) => todayOf(client, { zoneMinutes: 480 }));
  const drafted = await draftFromNotice(asked.bytes, asked.fileName, { id: asked.scheme, today });
  if (!drafted.ok) return drafted;
  const { imported, files, problems } = drafted.value;
  const sha256 = createHash('sha256').update(asked.bytes).digest('hex');
  const { fileName, scheme } = asked;
  return act(platform, actor, async (work) => {
    const origin = { kind: 'notice', fileName, sha256 } as const;
    const entered = await enterDraft(work, { ...asked, files, origin });
    if (!entered.ok) return entered;
    const { version } = entered.value;
    const id = { office: actor.office, scheme, version };
    await insertNotice(work.client, { ...id, fileName, sha256, imported, by: actor.account });
    const subject = `notice/${sha256}`;
    work.record({ action: 'notice.import', subject, details: { scheme, version, fileName } });
    return ok({ version: entered.value, imported, problems }, drafted.problems);
  });
}

/** What was read in the notice a version was made from; `not-found` when it was made otherwise. */
export async function showNotice(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersion,
): Promise<Result<KeptNotice>> {
  const found = await readVersionFiles(platform, actor, asked);
  if (!found.ok) return found;
  const kept = await look(platform, actor, (client) => readNotice(client, found.value));
  return kept === null ? missing(asked) : ok(kept);
}
