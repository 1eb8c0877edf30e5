import type { PoolClient } from 'pg';
import type { Target } from '../../access/permit.ts';
import { permit, reachesAll, scopesOf } from '../../access/permit.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Evidence, EvidenceLink } from '../../port/store-evidence.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { responsibleForDataset, responsibleLeads } from '../review/responsible.ts';
import { unitOf } from './holder.ts';

/**
 * Null when the actor may see a file: the office all of them; who has it; the unit that something it is handed in for
 * is about; the leads that are responsible for that. Otherwise the refusal.
 */
export async function refuseSight(
  client: PoolClient,
  actor: Actor,
  held: readonly Evidence[],
  links: readonly EvidenceLink[],
): Promise<Problem | null> {
  const { office } = actor;
  const [first] = held;
  const name = first?.sha256 ?? 'evidence';
  let refusal = permit(actor, 'evidence.read', { office, name });
  if (refusal === null || refusal.code !== 'not-found') return refusal;
  for (const each of held) {
    refusal = permit(actor, 'evidence.read', { ...holderTarget(office, each), name });
    if (refusal === null) return null;
  }
  for (const link of links) {
    refusal = permit(actor, 'evidence.read', { ...(await linkTarget(client, actor, link)), name });
    if (refusal === null) return null;
  }
  return refusal;
}

function holderTarget(office: string, { holder }: Evidence): Target {
  const unit = unitOf(holder);
  if (unit !== null) return { office, unit };
  return holder === 'office' ? { office } : { office, leads: [holder.slice('lead/'.length)] };
}

async function linkTarget(client: PoolClient, actor: Actor, link: EvidenceLink): Promise<Target> {
  const { office } = actor;
  const { campaign, unit, indicator, dataset } = link;
  if (unit === null) return { office };
  // Only a lead has to be compared with those responsible, which takes reading the campaign.
  if (reachesAll(actor, 'evidence.read') || scopesOf(actor, 'lead').length === 0) return { office, unit };
  const open = await findCampaign(client, office, campaign);
  if (!open.ok) return { office, unit };
  const { leads } =
    dataset === null
      ? await responsibleLeads(client, open.value, indicator ?? '', unit)
      : await responsibleForDataset(client, open.value, dataset, unit);
  return { office, unit, leads };
}
