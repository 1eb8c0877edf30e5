import { permit } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeVersionInfo } from '../../port/store-scheme.ts';
import { readVersionInfo } from '../../store/view/scheme-versions.ts';
import { editDraft } from '../../store/write/scheme-versions.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { acceptTexts, type Texts, titleOf } from './accept-texts.ts';
import { type AskedVersion, missing, subjectOf } from './find-version.ts';
import { holdDraft } from './hold-draft.ts';

/** Texts by path; null takes a file away. Files not named stay as they are. */
export interface DraftEdit extends AskedVersion {
  readonly revision: number | null;
  readonly files: Readonly<Record<string, string | null>>;
}

/** Changes files of a draft; what was checked is a draft again. An edit from an older revision is refused whole. */
export function editDraftFiles(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  edit: DraftEdit,
): Promise<Result<SchemeVersionInfo>> {
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'scheme.edit', { office: actor.office });
    if (no !== null) return refused(no);
    const held = await holdDraft(work, edit, edit.revision);
    if (!held.ok) return held;
    const files = acceptTexts(merge(held.value.files, edit.files));
    if (!files.ok) return files;
    const paths = Object.keys(edit.files).sort();
    work.record({ action: 'scheme.edit', subject: subjectOf(edit), details: { paths } });
    const { office, scheme, version } = held.value;
    const edited = await editDraft(work.client, held.value, files.value, titleOf(files.value));
    if (!edited.ok) return edited;
    const info = await readVersionInfo(work.client, { office, scheme, version });
    return info === null ? missing(edit) : ok(info);
  });
}

function merge(before: Texts, edit: DraftEdit['files']): Texts {
  const merged = Object.entries({ ...before, ...edit });
  return Object.fromEntries(merged.flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}
