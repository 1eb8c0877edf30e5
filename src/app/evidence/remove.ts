import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { readEvidence } from '../../store/view/evidence.ts';
import { deleteHolding, holdEvidence } from '../../store/write/evidence.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { removeOrphan } from './clean.ts';
import { holdersOf, unitOf } from './holder.ts';

/** Takes back a file of the actor's own that is handed in for nothing; when nobody else has it, it goes from the disk. */
export async function removeEvidence(
  platform: Platform,
  actor: Actor,
  sha256: string,
): Promise<Result<void>> {
  const removed = await act(platform, actor, async (work) => {
    const own = holdersOf(actor);
    await holdEvidence(work.client, actor.office, sha256);
    await readEvidence(work.client, actor.office, [sha256], 'take');
    // Read again: what was handed in while this waited counts.
    const held = await readEvidence(work.client, actor.office, [sha256]);
    const mine = held.find((each) => own.includes(each.holder));
    const unit = mine === undefined ? null : unitOf(mine.holder);
    const target = { office: actor.office, name: sha256, ...(unit === null ? {} : { unit }) };
    const refusal = permit(actor, 'evidence.add', target);
    if (refusal !== null) return refused(refusal);
    if (mine === undefined) return fail(problem('not-found', { what: sha256 }));
    if (mine.links > 0)
      return fail(problem('evidence-linked', { name: mine.name, links: String(mine.links) }));
    await deleteHolding(work.client, actor.office, sha256, mine.holder);
    const details = { holder: mine.holder, removed: true };
    const deed = { action: 'evidence.add', subject: `evidence/${sha256}`, details } as const;
    work.record(unit === null ? deed : { ...deed, unit });
    return ok(undefined);
  });
  if (removed.ok) await removeOrphan(platform, actor.office, sha256);
  return removed;
}
