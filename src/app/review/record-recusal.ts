import type { PoolClient } from 'pg';
import { permit } from '../../access/permit.ts';
import { ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { findIndicator, indicatorsOf } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { Recusal } from '../../port/store-review.ts';
import { holdRecusal, listRecusals } from '../../store/view/recusals.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { putRecusal } from '../../store/write/recusals.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { requireState } from '../campaign/state.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { isSameBody } from './responsible.ts';
import { takeBackJudgements } from './take-back-judgements.ts';

/** What the office records: that a lead may not judge a unit, and which lead does so instead. */
export interface AskedRecusal {
  readonly campaign: string;
  readonly unit: string;
  /** Null: all indicators of the lead. */
  readonly indicator: string | null;
  readonly lead: string;
  readonly substitute: string | null;
  readonly reason: string;
  /** True: it no longer holds. A lead that is the unit itself stays recused all the same. */
  readonly ended: boolean;
  readonly revision: number | null;
}

/**
 * Records a recusal or names a substitute, and may change either; every change stays in the audit log. While facts are
 * collected, what the lead had judged of the unit before is taken back.
 */
export function recordRecusal(
  platform: Platform,
  actor: Actor,
  asked: AskedRecusal,
): Promise<Result<Recusal>> {
  return act(platform, actor, async (work) => {
    const { office, account: by } = actor;
    const no = permit(actor, 'recusal.name', { office });
    if (no !== null) return refused(no);
    const held = await holdCommits(work.client, office);
    if (!held.ok) return held;
    const open = await findCampaign(work.client, office, asked.campaign);
    if (!open.ok) return open;
    const wrong =
      requireState(open.value.campaign, 'preparing', 'collecting', 'published') ??
      (await faultOf(work.client, open.value, asked));
    if (wrong !== null) return refused(wrong);
    const before = await holdRecusal(work.client, office, asked.campaign, asked);
    const moved = staleness(asked, before);
    if (moved !== null) return refused(moved);
    const isCollecting = open.value.campaign.state === 'collecting';
    const taken =
      asked.ended || !isCollecting ? ok(0) : await takeBackJudgements(platform, work, open.value, asked);
    if (!taken.ok) return taken;
    const reason = asked.reason.trim();
    const done = await putRecusal(work.client, office, asked.campaign, { ...asked, reason, by });
    const { campaign, unit, indicator, lead } = asked;
    const details = { lead, reason, from: stateOf(before), to: stateOf(done), takenBack: taken.value };
    const about = indicator === null ? {} : { indicator };
    const subject = `campaign/${campaign}/recusal/${unit}/${lead}`;
    work.record({ action: 'recusal.name', subject, campaign, unit, ...about, details });
    return ok(done);
  });
}

const stateOf = (recusal: Recusal | null) =>
  recusal === null ? null : { substitute: recusal.substitute, ended: recusal.ended };

function staleness({ revision, lead }: AskedRecusal, before: Recusal | null): Problem | null {
  const current = before?.revision ?? 0;
  if (revision === null || revision === current) return null;
  return problem('revision-conflict', { what: lead, given: String(revision), current: String(current) });
}

async function faultOf(client: PoolClient, open: OpenCampaign, asked: AskedRecusal): Promise<Problem | null> {
  const { unit: id, indicator, lead, substitute } = asked;
  const unit = open.units.find((each) => each.unit === id);
  if (unit === undefined) return problem('unit-not-assessed', { unit: id, what: indicator ?? lead });
  if (asked.reason.trim() === '') return problem('reason-required', {});
  const responsible =
    indicator === null
      ? leadsOfScheme(open.scheme)
      : (findIndicator(open.scheme, indicator)?.indicator.leads ?? []);
  if (!responsible.includes(lead)) return problem('recusal-lead-unknown', { lead });
  if (substitute === null) return null;
  const { office, id: campaign } = open.campaign;
  const recused = (await listRecusals(client, office, campaign, id)).some(
    (each) =>
      !each.ended &&
      each.lead === substitute &&
      (each.indicator === null || indicator === null || each.indicator === indicator),
  );
  const fits =
    substitute !== lead &&
    !recused &&
    leadsOfScheme(open.scheme).includes(substitute) &&
    !isSameBody(substitute, unit.name);
  return fits ? null : problem('recusal-substitute-unfit', { substitute, lead });
}

const leadsOfScheme = (scheme: Scheme): readonly string[] => [
  ...new Set(scheme.tables.flatMap(indicatorsOf).flatMap((each) => each.leads)),
];
