import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { Publication } from '../../port/store-decision.ts';
import { listPublications } from '../../store/view/publications.ts';
import { addAppealStep, insertAppeal, markWithdrawn } from '../../store/write/appeals.ts';
import { utcNow } from '../../store/write/moment.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { requireState } from '../campaign/state.ts';
import { attachEvidence } from '../evidence/attach.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { type AppealView, showAppeal } from './appeal-view.ts';
import { appealSubject, isAppealAt, loadAppeal, mayReachAppeal } from './load-appeal.ts';

export interface AskedAppeal {
  readonly campaign: string;
  readonly unit: string;
  readonly indicator: string;
  readonly ground: string;
  /** Hashes of files that the actor has handed over before. */
  readonly evidence: readonly string[];
}

/** Where a moment stands on the two clocks of appeals; all are UTC to the microsecond, periods half-open. */
export const appealClock = (
  { publicFrom, publicTo, appealTo }: Pick<Publication, 'publicFrom' | 'publicTo' | 'appealTo'>,
  now: string,
): 'before' | 'on-time' | 'late' | 'over' => {
  if (now < publicFrom) return 'before';
  if (now < appealTo) return 'on-time';
  return now < publicTo ? 'late' : 'over';
};

/** A unit appeals against one item of its published result. Late ones are taken, marked so, until the period ends. */
export function lodgeAppeal(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedAppeal,
): Promise<Result<AppealView>> {
  return act(platform, actor, async (work) => {
    const { client } = work;
    const { office, account: lodgedBy } = actor;
    const no = permit(actor, 'appeal.lodge', { office, unit: asked.unit, name: asked.unit });
    if (no !== null) return refused(no);
    const open = await findCampaign(client, office, asked.campaign);
    if (!open.ok) return open;
    const wrong = faultOf(open.value, asked);
    if (wrong !== null) return refused(wrong);
    const last = (await listPublications(client, office, asked.campaign)).at(-1);
    const lodgedAt = await utcNow(client);
    const clock = last === undefined ? 'before' : appealClock(last, lodgedAt);
    if (last === undefined || clock === 'before')
      return fail(problem('publication-none', { campaign: asked.campaign }));
    if (clock === 'over') return fail(problem('appeal-too-late', { to: last.publicTo }));
    const { campaign, unit, indicator } = asked;
    const ground = asked.ground.trim();
    const about = { office, campaign, unit, indicator, ground, publication: last.number };
    const made = await insertAppeal(client, { ...about, onTime: clock === 'on-time', lodgedBy, lodgedAt });
    if (made === null) return fail(problem('appeal-open-exists', { indicator }));
    const step = { kind: 'lodged' as const, by: lodgedBy, text: ground };
    await addAppealStep(client, made, step);
    const subject = appealSubject(made);
    const { evidence } = asked;
    const attached = await attachEvidence(work, { evidence, subject, campaign, unit, indicator });
    if (!attached.ok) return attached;
    const details = { ground, onTime: made.onTime, publication: last.number, evidence: evidence.length };
    work.record({ action: 'appeal.lodge', subject, campaign, unit, indicator, details });
    return show(work, made.id);
  });
}

/** The unit takes its appeal back before it is decided. */
export function withdrawAppeal(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  id: string,
): Promise<Result<AppealView>> {
  return act(platform, actor, async (work) => {
    const loaded = await loadAppeal(work.client, actor.office, id, 'hold');
    if (!loaded.ok) return loaded;
    const { appeal, open } = loaded.value;
    const no =
      mayReachAppeal(actor, 'appeal.lodge', loaded.value) ??
      requireState(open.campaign, 'published') ??
      isAppealAt(appeal, 'lodged', 'answered');
    if (no !== null) return refused(no);
    await markWithdrawn(work.client, appeal);
    await addAppealStep(work.client, appeal, { kind: 'withdrawn', by: actor.account });
    const { campaign, unit, indicator } = appeal;
    const details = { step: 'withdrawn', from: appeal.state };
    work.record({
      action: 'appeal.lodge',
      subject: appealSubject(appeal),
      campaign,
      unit,
      indicator,
      details,
    });
    return show(work, id);
  });
}

/** The appeal as it is now, for the actor. */
export async function show(work: Work, id: string): Promise<Result<AppealView>> {
  const loaded = await loadAppeal(work.client, work.actor.office, id);
  return loaded.ok ? ok(await showAppeal(work.client, work.actor, loaded.value)) : loaded;
}

function faultOf({ campaign, scheme, units }: OpenCampaign, asked: AskedAppeal): Problem | null {
  const unit = units.find((each) => each.unit === asked.unit);
  const found = findIndicator(scheme, asked.indicator);
  if (unit === undefined || found === null || found.table.subject !== unit.kind)
    return problem('unit-not-assessed', { unit: unit?.name ?? asked.unit, what: asked.indicator });
  if (asked.ground.trim() === '') return problem('reason-required', {});
  return requireState(campaign, 'published');
}
