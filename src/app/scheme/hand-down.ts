import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { type Actor, systemActor } from '../../port/actor.ts';
import {
  listOffers,
  type OfferedScheme,
  offeredSchemes,
  type SchemeOffer,
} from '../../store/view/scheme-offers.ts';
import { officesUnder } from '../../store/write/offices.ts';
import { deleteOffer, insertOffers } from '../../store/write/scheme-offers.ts';
import { holdVersion } from '../../store/write/scheme-versions.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import { type AskedVersion, missing, subjectOf } from './find-version.ts';
import { wrongState } from './hold-draft.ts';

export interface AskedHandDown extends AskedVersion {
  /** Ids of offices below; null: all of them. */
  readonly receivers: readonly string[] | null;
  readonly note: string;
}

/**
 * Offers a published version to offices below as a template: they can start a scheme of their own from it. They are
 * told; those to whom it was offered before are not told again.
 */
export async function handDown(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedHandDown,
): Promise<Result<readonly SchemeOffer[]>> {
  let told: readonly string[] = [];
  const done = await act(platform, actor, async ({ client, record }) => {
    const { office, account: by } = actor;
    const no = permit(actor, 'scheme.hand-down', { office });
    if (no !== null) return refused(no);
    const held = await holdVersion(client, { office, ...asked });
    if (held === null) return missing(asked);
    if (held.state !== 'published') return fail(wrongState(held));
    const below = (await officesUnder(client, office)).map(({ id }) => id).filter((id) => id !== office);
    const receivers = asked.receivers ?? below;
    const strangers = receivers.filter((each) => !below.includes(each));
    if (strangers.length > 0 || receivers.length === 0)
      return fail(problem('template-not-below', { offices: strangers.join('、') || '—' }));
    const { scheme, version, note } = asked;
    told = await insertOffers(client, { office, scheme, version, receivers, note: note.trim(), by });
    if (told.length > 0)
      record({ action: 'scheme.hand-down', subject: subjectOf(asked), details: { receivers: told, note } });
    return ok(await listOffers(client, office, scheme, version));
  });
  if (done.ok) for (const receiver of told) await tell(platform, actor, receiver, asked);
  return done;
}

/** An entry in the receiver's own log, so that its listeners hear of the template. */
function tell(
  platform: Pick<Platform, 'store'>,
  { office }: Actor,
  receiver: string,
  asked: AskedVersion,
): Promise<Result<null>> {
  return act(platform, systemActor(receiver), async ({ record }) => {
    const subject = `template/${office}/${asked.scheme}/${asked.version}`;
    record({ action: 'scheme.hand-down', subject, details: { from: office } });
    return ok(null);
  });
}

/** To whom a version is offered. */
export function listHandedDown(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { scheme, version }: AskedVersion,
): Promise<Result<readonly SchemeOffer[]>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'scheme.hand-down', { office: actor.office });
    return no === null ? ok(await listOffers(client, actor.office, scheme, version)) : refused(no);
  });
}

/** Takes an offer back. What was started from it stays. */
export function takeBack(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersion & { readonly receiver: string },
): Promise<Result<null>> {
  return act(platform, actor, async ({ client, record }) => {
    const no = permit(actor, 'scheme.hand-down', { office: actor.office });
    if (no !== null) return refused(no);
    const { receiver, scheme, version } = asked;
    const gone = await deleteOffer(client, { office: actor.office, scheme, version }, receiver);
    if (!gone) return fail(problem('not-found', { what: `${subjectOf(asked)}/${receiver}` }));
    record({ action: 'scheme.hand-down', subject: subjectOf(asked), details: { takenBackFrom: receiver } });
    return ok(null);
  });
}

/** The templates offered to this office. */
export function listTemplates(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
): Promise<Result<readonly OfferedScheme[]>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'scheme.edit', { office: actor.office });
    return no === null ? ok(await offeredSchemes(client)) : refused(no);
  });
}
