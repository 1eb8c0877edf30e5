import type { PoolClient } from 'pg';
import type { Action } from '../../access/actions.ts';
import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Indicator, Unit } from '../../core/scheme/scheme.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { Appeal, AppealState } from '../../port/store-decision.ts';
import { readAppeal } from '../../store/view/appeals.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { type Responsible, responsibleLeads } from '../review/responsible.ts';

/** An appeal, the campaign it is in, and who answers it. */
export interface LoadedAppeal {
  readonly appeal: Appeal;
  readonly open: OpenCampaign;
  readonly unit: Unit;
  readonly indicator: Indicator;
  readonly responsible: Responsible;
}

/** An appeal of the office, held or not; whether the actor may see it is not asked yet. */
export async function loadAppeal(
  client: PoolClient,
  office: string,
  id: string,
  hold: 'hold' | null = null,
): Promise<Result<LoadedAppeal>> {
  const appeal = await readAppeal(client, office, id, hold);
  if (appeal === null) return fail(problem('not-found', { what: id }));
  const open = await findCampaign(client, office, appeal.campaign);
  if (!open.ok) return open;
  const unit = open.value.units.find((each) => each.unit === appeal.unit);
  const indicator = findIndicator(open.value.scheme, appeal.indicator)?.indicator;
  if (unit === undefined || indicator === undefined) return fail(problem('not-found', { what: id }));
  const responsible = await responsibleLeads(client, open.value, indicator.id, unit.unit);
  return ok({ appeal, open: open.value, unit, indicator, responsible });
}

/** Null when the actor's role reaches it. */
export function mayReachAppeal(actor: Actor, action: Action, loaded: LoadedAppeal): Problem | null {
  const { appeal, responsible } = loaded;
  const { office, id, unit } = appeal;
  return permit(actor, action, { office, unit, leads: responsible.leads, name: id });
}

/** Null when it is in one of these states. */
export function isAppealAt({ state }: Appeal, ...needed: readonly AppealState[]): Problem | null {
  return needed.includes(state) ? null : problem('appeal-state', { state, needed: needed.join(' / ') });
}

/** What is handed in for an appeal is kept under this subject. */
export const appealSubject = ({ campaign, id }: Pick<Appeal, 'campaign' | 'id'>): string =>
  `campaign/${campaign}/appeal/${id}`;
