import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { putInPlace } from '../../facts/batch/durable.ts';
import type { Actor } from '../../port/actor.ts';
import type { Evidence, Holder } from '../../port/store-evidence.ts';
import type { IntegrationSetting } from '../../port/store-integration.ts';
import { evidenceBytes, readEvidence } from '../../store/view/evidence.ts';
import { readIntegrationSetting } from '../../store/view/integration-setting.ts';
import { holdEvidence, holdQuota, insertEvidence } from '../../store/write/evidence.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused, type Work } from '../work/act.ts';
import { refuseFileName } from './file-name.ts';
import { chooseHolder, unitOf } from './holder.ts';
import { type Inspected, inspectFile } from './inspect/inspect.ts';
import { evidencePath } from './place.ts';
import { type Delivery, type Received, receive } from './receive.ts';
import { scanFile } from './scan.ts';

export interface AddedEvidence extends Delivery {
  /** As whom, for those who act for several; null for the only one. */
  readonly holder: string | null;
}

const mostAtOnce = 32;
let atOnce = 0;

/**
 * Takes a file: written and hashed as it arrives, looked at, put in its place durably, entered. The same content again
 * is the same evidence. Nothing is left of what is refused or breaks off.
 */
export async function addEvidence(
  platform: Platform,
  actor: Actor,
  added: AddedEvidence,
): Promise<Result<Evidence>> {
  const holder = chooseHolder(actor, added.holder);
  if (!holder.ok) return holder;
  const refusal =
    permit(actor, 'evidence.add', targetOf(actor.office, holder.value)) ?? refuseFileName(added.name);
  if (refusal !== null) return refused(refusal);
  if (atOnce >= mostAtOnce) return fail(problem('evidence-busy', {}));
  atOnce++;
  try {
    return await take(platform, actor, added, holder.value);
  } finally {
    atOnce--;
  }
}

const targetOf = (office: string, holder: Holder) => {
  const unit = unitOf(holder);
  return unit === null ? { office } : { office, unit };
};

async function take(
  platform: Platform,
  actor: Actor,
  added: AddedEvidence,
  holder: Holder,
): Promise<Result<Evidence>> {
  const { office } = actor;
  const { setting, full } = await look(platform, actor, async (client) => {
    const found = await readIntegrationSetting(client, office);
    const used = await evidenceBytes(client, office, holder);
    return { setting: found, full: quotaProblem(found, used, added.declared ?? 1) };
  });
  const limit = setting.fileBytes;
  if ((added.declared ?? 0) > limit) return fail(problem('evidence-too-large', { limit: String(limit) }));
  if (full !== null) return fail(full);
  return receive(platform, office, added, limit, async (received) => {
    const inspected = await inspectFile(received.path, added.name);
    if (!inspected.ok) return inspected;
    const infected = await scanFile(setting, received.path, added.name);
    if (infected !== null) return fail(infected);
    return enter(platform, actor, {
      holder,
      name: added.name,
      received,
      inspected: inspected.value,
      setting,
    });
  });
}

interface Entered {
  readonly holder: Holder;
  readonly name: string;
  readonly received: Received;
  readonly inspected: Inspected;
  readonly setting: IntegrationSetting;
}

/** The file is in its place before the row is committed; without the row it is nobody's and goes. */
function enter(platform: Platform, actor: Actor, entered: Entered): Promise<Result<Evidence>> {
  const { holder, name, received, inspected, setting } = entered;
  const { sha256, bytes } = received;
  return act(platform, actor, async (work) => {
    await holdQuota(work.client, actor.office);
    await holdEvidence(work.client, actor.office, sha256);
    const before = await ownEvidence(work, sha256, holder);
    const used = await evidenceBytes(work.client, actor.office, holder);
    const full = before === null ? quotaProblem(setting, used, bytes) : null;
    if (full !== null) return fail(full);
    await putInPlace(received.path, evidencePath(platform, actor.office, sha256));
    const row = { sha256, holder, name, mediaType: inspected.mediaType, bytes, addedBy: actor.account };
    if (await insertEvidence(work.client, actor.office, row)) recordAdded(work, row);
    const added = await ownEvidence(work, sha256, holder);
    if (added === null) throw new Error('evidence was not entered');
    return ok(added);
  });
}

function recordAdded(work: Work, row: Pick<Evidence, 'sha256' | 'holder' | 'mediaType' | 'bytes'>): void {
  const { sha256, holder, mediaType, bytes } = row;
  const unit = unitOf(holder);
  const details = { holder, mediaType, bytes: String(bytes) };
  const deed = { action: 'evidence.add', subject: `evidence/${sha256}`, details } as const;
  work.record(unit === null ? deed : { ...deed, unit });
}

async function ownEvidence(work: Work, sha256: string, holder: Holder): Promise<Evidence | null> {
  const found = await readEvidence(work.client, work.actor.office, [sha256]);
  return found.find((each) => each.holder === holder) ?? null;
}

function quotaProblem(
  setting: IntegrationSetting,
  used: { readonly office: number; readonly holder: number },
  needed: number,
): Problem | null {
  const passed = (has: number, limit: number): Problem | null =>
    has + needed <= limit
      ? null
      : problem('evidence-quota-passed', {
          used: String(has),
          limit: String(limit),
          needed: String(needed),
        });
  return passed(used.holder, setting.unitBytes) ?? passed(used.office, setting.officeBytes);
}
