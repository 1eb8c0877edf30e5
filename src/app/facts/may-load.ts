import type { Action } from '../../access/actions.ts';
import { permit, reachesAll } from '../../access/permit.ts';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { datasetLeads } from './dataset-leads.ts';

/** Null when the actor may do it with a dataset: the office, or a lead of an indicator that reads it. */
export function permitDataset(
  actor: Actor,
  action: Extract<Action, 'batch.load' | 'batch.undo' | 'batch.read'>,
  { campaign, scheme }: OpenCampaign,
  dataset: string,
): Problem | null {
  const leads = datasetLeads(scheme).get(dataset) ?? [];
  return permit(actor, action, { office: campaign.office, leads, name: dataset });
}

/** As `permitDataset` for loading; judgements of a lead come by judging, not by a file. */
export function permitLoad(actor: Actor, open: OpenCampaign, dataset: Dataset): Problem | null {
  const refusal = permitDataset(actor, 'batch.load', open, dataset.name);
  if (refusal !== null || dataset.kind !== 'judgement' || reachesAll(actor, 'batch.load')) return refusal;
  return problem('dataset-judged', { dataset: dataset.name });
}
