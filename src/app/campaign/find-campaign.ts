import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Scheme, Unit } from '../../core/scheme/scheme.ts';
import type { Campaign } from '../../port/store-campaign.ts';
import { readRoster, rosterStamp } from '../../store/view/campaign-units.ts';
import { listVersionRuns, readCampaign } from '../../store/view/campaigns.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { holdCampaign } from '../../store/write/campaigns.ts';
import { publishedScheme } from '../scheme/published-scheme.ts';
import type { FindCampaign, OpenCampaign } from './open-campaign.ts';
import { typedUnits } from './roster-text.ts';

/** The campaign of this office with its scheme and its roster; `not-found` when there is none. */
export const findCampaign: FindCampaign = async (client, office, id) =>
  open(client, await readCampaign(client, office, id), id, null);

/**
 * As `findCampaign`, and until the transaction ends nobody else changes the campaign or its roster, or commits facts of
 * the office. Office before campaign, as every commit of facts does, so that none waits for the other.
 */
export const findAndHoldCampaign: FindCampaign = async (client, office, id) => {
  const held = await holdCommits(client, office);
  return held.ok ? open(client, await holdCampaign(client, office, id), id, null) : held;
};

/**
 * As `findCampaign`, with the version and the roster as they were known at a moment (text with zone): what a score as
 * known then rests on. Before the campaign was made: its first version and no units.
 */
export async function findCampaignAsKnown(
  client: PoolClient,
  office: string,
  id: string,
  knownAt: string,
): Promise<Result<OpenCampaign>> {
  const campaign = await readCampaign(client, office, id);
  if (campaign === null) return open(client, null, id, knownAt);
  const known = await listVersionRuns(client, office, id, knownAt);
  const run = known.at(-1) ?? (await listVersionRuns(client, office, id))[0];
  return open(client, run === undefined ? campaign : { ...campaign, ...versionOf(run) }, id, knownAt);
}

const versionOf = ({ scheme, version }: Pick<Campaign, 'scheme' | 'version'>) => ({ scheme, version });

async function open(
  client: PoolClient,
  campaign: Campaign | null,
  id: string,
  knownAt: string | null,
): Promise<Result<OpenCampaign>> {
  if (campaign === null) return fail(problem('not-found', { what: id }));
  const scheme = await publishedScheme(client, campaign);
  if (!scheme.ok) return scheme;
  const units = await unitsOf(client, campaign, scheme.value, knownAt);
  return ok({ campaign, scheme: scheme.value, units });
}

const most = 64;
// A roster of thousands takes a while to read; it is the same as long as nobody changed it.
const rosters = new Map<string, readonly Unit[]>();

async function unitsOf(
  client: PoolClient,
  { office, id }: Campaign,
  scheme: Scheme,
  knownAt: string | null,
): Promise<readonly Unit[]> {
  const stamp = await rosterStamp(client, office, id, knownAt);
  const key = [office, id, scheme.fingerprint, stamp].join('/');
  const found = rosters.get(key);
  if (found !== undefined) return found;
  const units = typedUnits(await readRoster(client, office, id, knownAt), scheme);
  if (!units.ok) throw new Error(`the roster of ${id} does not fit its scheme: ${units.problems[0]?.code}`);
  const [oldest] = rosters.keys();
  if (rosters.size >= most && oldest !== undefined) rosters.delete(oldest);
  rosters.set(key, units.value);
  return units.value;
}
