import type { PoolClient } from 'pg';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { OfficeEvent } from '../../port/store-event.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { responsibleLeads } from '../review/responsible.ts';

/**
 * The leads an event concerns: those responsible for its indicator of its unit; all leads of the campaign where it
 * names no indicator, since what is handed in may be for several.
 */
export async function concernedLeads(client: PoolClient, event: OfficeEvent): Promise<readonly string[]> {
  const { office, campaign, unit, indicator } = event;
  if (campaign === null || unit === null) return [];
  const found = await findCampaign(client, office, campaign);
  if (!found.ok) return [];
  if (indicator !== null) return (await responsibleLeads(client, found.value, indicator, unit)).leads;
  const all = found.value.scheme.tables.flatMap((table) => indicatorsOf(table));
  return [...new Set(all.flatMap((each) => each.leads))];
}
