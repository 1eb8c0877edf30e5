import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { readFiles } from '../../core/scheme/files.ts';
import { nearest } from '../../core/scheme/nearest.ts';
import { applyRuling } from '../../core/scheme/ruling/apply-ruling.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeVersionInfo } from '../../port/store-scheme.ts';
import { readVersionInfo } from '../../store/view/scheme-versions.ts';
import { insertRuling } from '../../store/write/scheme-rulings.ts';
import { editDraft } from '../../store/write/scheme-versions.ts';
import { todayOf } from '../campaign/today.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { titleOf } from './accept-texts.ts';
import { type AskedVersion, missing, subjectOf } from './find-version.ts';
import { holdDraft } from './hold-draft.ts';
import { rulerName, rulersOf } from './rulers.ts';

/** An answer to an open question of a draft. */
export interface AskedRuling extends AskedVersion {
  readonly revision: number | null;
  /** Id of the assumption. */
  readonly assumption: string;
  /** One of its choices, word for word. */
  readonly choice: string;
  /** The words of the ruling. */
  readonly text: string;
}

/**
 * Rules on an open question: the office may, and the lead that the assumption names. The ruling is written into the
 * scheme, and who gave it is kept. Problems: those of `applyRuling` and of a draft that cannot be changed.
 */
export function makeRuling(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedRuling,
): Promise<Result<SchemeVersionInfo>> {
  return act(platform, actor, async (work) => {
    const held = await holdDraft(work, asked, null);
    const read = held.ok ? readFiles(held.value.files) : null;
    const assumptions = read?.assumptions.items.map(({ shape }) => shape) ?? [];
    const assumption = assumptions.find(({ id }) => id === asked.assumption);
    const leads = rulersOf(assumption?.ruled_by ?? '');
    const no = permit(actor, 'ruling.make', { office: actor.office, leads, name: subjectOf(asked) });
    if (no !== null) return refused(no);
    if (!held.ok) return held;
    if (assumption === undefined) return fail(unknown(asked, assumptions));
    if (asked.revision !== null && asked.revision !== held.value.revision)
      return fail(conflict(asked, held.value.revision));
    const by = rulerName(actor, assumption.ruled_by);
    const on = await todayOf(work.client, { zoneMinutes: read?.scheme?.shape.zone ?? 480 });
    const { choice, text } = asked;
    const ruled = applyRuling(held.value.files, { assumption: assumption.id, by, on, text, choice });
    if (!ruled.ok) return ruled;
    const edited = await editDraft(work.client, held.value, ruled.value, titleOf(ruled.value));
    if (!edited.ok) return edited;
    const { office, account, name } = actor;
    const { scheme, version } = held.value;
    const entry = { office, scheme, version, assumption: assumption.id, account, name, text, choice };
    await insertRuling(work.client, entry);
    work.record({
      action: 'ruling.make',
      subject: `${subjectOf(asked)}/assumption/${assumption.id}`,
      details: { choice, text, by },
    });
    const info = await readVersionInfo(work.client, held.value);
    return info === null ? missing(asked) : ok(info, ruled.problems);
  });
}

const unknown = ({ assumption: id }: AskedRuling, all: readonly { readonly id: string }[]): Problem =>
  problem('assumption-unknown', {
    id,
    candidates: nearest(
      id,
      all.map((each) => each.id),
    ).join('、'),
  });

const conflict = (asked: AskedRuling, current: number): Problem =>
  problem('revision-conflict', {
    what: subjectOf(asked),
    given: String(asked.revision),
    current: String(current),
  });
