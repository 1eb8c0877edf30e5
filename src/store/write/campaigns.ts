import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Campaign, CampaignState } from '../../port/store-campaign.ts';
import { campaignColumns, readCampaign } from '../view/campaigns.ts';

type Client = Pick<PoolClient, 'query'>;

/** What a campaign starts as. */
export interface NewCampaign
  extends Pick<Campaign, 'office' | 'id' | 'title' | 'scheme' | 'version' | 'opensOn' | 'dueOn' | 'locksOn'> {
  readonly appealDays: number;
  readonly demo: boolean;
  readonly by: string;
}

/** Makes a campaign; of several with the same id one is made. The version must be published. */
export async function insertCampaign(client: Client, campaign: NewCampaign): Promise<Result<Campaign>> {
  const { office, id, title, scheme, version, opensOn, dueOn, locksOn, appealDays, demo, by } = campaign;
  const added = await client.query<Campaign>(
    `INSERT INTO zhunsheng.campaign AS c
        (office, id, title, scheme, version, opens_on, due_on, locks_on, appeal_days, demo, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (office, id) DO NOTHING RETURNING ${campaignColumns}`,
    [office, id, title, scheme, version, opensOn, dueOn, locksOn, appealDays, demo, by],
  );
  const [made] = added.rows;
  if (made === undefined) return fail(problem('campaign-exists', { campaign: id }));
  await noteVersion(client, { office, campaign: id, scheme, version, reason: '', by });
  return ok(made);
}

/** Reads a campaign and holds it until the transaction ends; null when there is none. */
export const holdCampaign = (client: Client, office: string, id: string): Promise<Campaign | null> =>
  readCampaign(client, office, id, 'FOR NO KEY UPDATE OF c');

export type CampaignEdit = Pick<Campaign, 'title' | 'opensOn' | 'dueOn' | 'locksOn' | 'appealDays'>;

/** Changes what the office may edit of a campaign that the transaction holds. */
export function updateCampaign(
  client: Client,
  { office, id }: Pick<Campaign, 'office' | 'id'>,
  edit: CampaignEdit,
): Promise<Campaign> {
  const { title, opensOn, dueOn, locksOn, appealDays } = edit;
  return change(
    client,
    office,
    id,
    'title = $3, opens_on = $4, due_on = $5, locks_on = $6, appeal_days = $7',
    [title, opensOn, dueOn, locksOn, appealDays],
  );
}

/**
 * Takes a campaign that the transaction holds to its next state; the database refuses any other. `publicFrom` and
 * `publicTo` are moments with zone, needed for `published`; null leaves them as they are.
 */
export function moveCampaign(
  client: Client,
  { office, id }: Pick<Campaign, 'office' | 'id'>,
  state: CampaignState,
  view: { readonly publicFrom: string | null; readonly publicTo: string | null } = {
    publicFrom: null,
    publicTo: null,
  },
): Promise<Campaign> {
  const set =
    'state = $3, public_from = coalesce($4::timestamptz, c.public_from), public_to = coalesce($5::timestamptz, c.public_to)';
  return change(client, office, id, set, [state, view.publicFrom, view.publicTo]);
}

export interface VersionChange {
  readonly office: string;
  readonly campaign: string;
  readonly scheme: string;
  readonly version: number;
  readonly reason: string;
  readonly by: string;
}

/** Puts a campaign that the transaction holds on another published version. */
export async function changeVersion(client: Client, asked: VersionChange): Promise<Campaign> {
  await noteVersion(client, asked);
  return change(client, asked.office, asked.campaign, 'scheme = $3, version = $4', [
    asked.scheme,
    asked.version,
  ]);
}

async function noteVersion(client: Client, asked: VersionChange): Promise<void> {
  const { office, campaign, scheme, version, reason, by } = asked;
  await client.query(
    `INSERT INTO zhunsheng.campaign_version (office, campaign, number, scheme, version, reason, changed_by)
      SELECT $1, $2, coalesce(max(e.number), 0) + 1, $3, $4, $5, $6
        FROM zhunsheng.campaign_version AS e WHERE e.office = $1 AND e.campaign = $2`,
    [office, campaign, scheme, version, reason, by],
  );
}

async function change(
  client: Client,
  office: string,
  id: string,
  set: string,
  values: readonly unknown[],
): Promise<Campaign> {
  const changed = await client.query<Campaign>(
    `UPDATE zhunsheng.campaign AS c SET ${set}, revision = c.revision + 1
      WHERE c.office = $1 AND c.id = $2 RETURNING ${campaignColumns}`,
    [office, id, ...values],
  );
  const [campaign] = changed.rows;
  if (campaign === undefined) throw new Error('a campaign that was held is gone');
  return campaign;
}

/** Removes a demonstration with everything in it; the database refuses any other campaign. */
export async function deleteDemo(client: Client, office: string, id: string): Promise<void> {
  await client.query('SELECT zhunsheng.remove_demo($1, $2)', [office, id]);
}
