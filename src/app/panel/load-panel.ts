import type { PoolClient } from 'pg';
import type { Action } from '../../access/actions.ts';
import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Panel } from '../../port/store-review.ts';
import { readPanel } from '../../store/view/panels.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { refused } from '../work/act.ts';
import { type ExpertDataset, findExpertDataset } from './expert-dataset.ts';

export interface LoadedPanel {
  readonly panel: Panel;
  readonly open: OpenCampaign;
  readonly experts: ExpertDataset;
}

/** A panel that the actor may do this with; another's is not found. */
export async function loadPanel(
  client: PoolClient,
  actor: Actor,
  action: Action,
  id: string,
  lock: 'hold' | 'share' | null = null,
): Promise<Result<LoadedPanel>> {
  const { office } = actor;
  const panel = await readPanel(client, office, id, lock);
  const target = { office, experts: panel?.experts ?? [], name: id };
  const no = permit(actor, action, target) ?? (panel === null ? problem('not-found', { what: id }) : null);
  if (no !== null || panel === null) return refused(no ?? problem('not-found', { what: id }));
  const open = await findCampaign(client, office, panel.campaign);
  if (!open.ok) return open;
  const experts = findExpertDataset(open.value.scheme, panel.indicator);
  return experts.ok ? ok({ panel, open: open.value, experts: experts.value }) : fail(...experts.problems);
}

/** Null while experts can still score. */
export const isOpen = ({ state }: Panel): Problem | null =>
  state === 'open' ? null : problem('panel-state', { state, needed: 'open' });

export const panelSubject = ({ campaign, id }: Pick<Panel, 'campaign' | 'id'>): string =>
  `campaign/${campaign}/panel/${id}`;
