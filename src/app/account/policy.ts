import { permit } from '../../access/permit.ts';
import { type AccountPolicy, type PresetId, presetIds, presets } from '../../account/password-policy.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { readSettings, updateSettings } from '../../store/write/account-settings.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import { policyOf } from './authenticate.ts';

type Stored = Pick<Platform, 'store'>;

/** The policy in force, those to choose from, and the revision to change it from. */
export interface PolicyView {
  readonly current: AccountPolicy;
  readonly presets: readonly AccountPolicy[];
  readonly revision: number;
}

/** The rules for passwords and sessions of one's office; anybody signed in has to keep them, so may read them. */
export async function readPolicy(platform: Stored, actor: Actor): Promise<Result<PolicyView>> {
  const settings = await look(platform, actor, (client) => readSettings(client, actor.office));
  const { preset, revision } = settings ?? { preset: '', revision: 0 };
  return ok({ current: policyOf({ preset }), presets: presetIds.map((id) => presets[id]), revision });
}

/** Chooses another preset. Sessions that are open keep their time-outs; passwords are asked for when next set. */
export function changePolicy(
  platform: Stored,
  actor: Actor,
  { preset, revision }: { readonly preset: PresetId; readonly revision: number | null },
): Promise<Result<null>> {
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'policy.change', { office: actor.office });
    if (no) return refused(no);
    const settings = await readSettings(work.client, actor.office, 'lock');
    if (settings === null) return fail(problem('not-found', { what: 'policy' }));
    const current = String(settings.revision);
    if (revision !== null && revision !== settings.revision)
      return fail(problem('revision-conflict', { what: 'policy', given: String(revision), current }));
    await updateSettings(work.client, { ...settings, preset });
    const details = { from: settings.preset, to: preset };
    work.record({ action: 'policy.change', subject: `office/${actor.office}`, details });
    return ok(null);
  });
}
