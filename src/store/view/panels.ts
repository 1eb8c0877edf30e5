import type { PoolClient } from 'pg';
import type { Panel, Vote } from '../../port/store-review.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

const columns = `p.office, p.id, p.campaign, p.indicator, p.dataset, p.title, p.state,
  to_char(p.closes_on, 'YYYY-MM-DD') AS "closesOn", p.least_votes AS "leastVotes", p.reason, p.batch::int AS batch,
  p.revision, ${utcText('p.created_at')} AS "createdAt", ${utcText('p.closed_at')} AS "closedAt",
  (SELECT coalesce(json_agg(u.unit ORDER BY u.unit), '[]') FROM zhunsheng.panel_unit AS u
    WHERE u.office = p.office AND u.panel = p.id) AS units,
  (SELECT coalesce(json_agg(e.account ORDER BY e.account), '[]') FROM zhunsheng.panel_expert AS e
    WHERE e.office = p.office AND e.panel = p.id) AS experts`;

/** The panel; with `hold` nobody else changes it until the transaction ends; `share` keeps it from being closed. */
export async function readPanel(
  client: Client,
  office: string,
  id: string,
  lock: 'hold' | 'share' | null = null,
): Promise<Panel | null> {
  const locking = { hold: 'FOR UPDATE OF p', share: 'FOR SHARE OF p' };
  const found = await client.query<Panel>(
    `SELECT ${columns} FROM zhunsheng.panel AS p
      WHERE p.office = $1 AND p.id = $2 ${lock === null ? '' : locking[lock]}`,
    [office, id],
  );
  return found.rows[0] ?? null;
}

/** Panels of a campaign, the oldest first; with an account, those it sits on. */
export async function listPanels(
  client: Client,
  office: string,
  campaign: string,
  account: string | null = null,
): Promise<readonly Panel[]> {
  const found = await client.query<Panel>(
    `SELECT ${columns} FROM zhunsheng.panel AS p
      WHERE p.office = $1 AND p.campaign = $2 AND ($3::text IS NULL OR EXISTS (
        SELECT FROM zhunsheng.panel_expert AS e WHERE e.office = p.office AND e.panel = p.id AND e.account = $3))
      ORDER BY p.created_at, p.id`,
    [office, campaign, account],
  );
  return found.rows;
}

/** Votes of a panel under pseudonyms, by expert and unit; with an account, only its own. */
export async function listVotes(
  client: Client,
  office: string,
  panel: string,
  account: string | null = null,
): Promise<readonly Vote[]> {
  const found = await client.query<Vote>(
    `SELECT v.unit, e.number AS expert, v.state, v.value, v.reason, v.revision, ${utcText('v.at')} AS at
      FROM zhunsheng.panel_vote AS v JOIN zhunsheng.panel_expert AS e
        ON e.office = v.office AND e.panel = v.panel AND e.account = v.account
      WHERE v.office = $1 AND v.panel = $2 AND ($3::text IS NULL OR v.account = $3)
      ORDER BY e.number, v.unit`,
    [office, panel, account],
  );
  return found.rows;
}

/** Experts among these who gave a vote on one of the units in an earlier panel of the dataset. */
export async function listVotedBefore(
  client: Client,
  office: string,
  asked: Pick<Panel, 'campaign' | 'dataset' | 'units' | 'experts'>,
): Promise<readonly { readonly account: string; readonly unit: string }[]> {
  const found = await client.query<{ account: string; unit: string }>(
    `SELECT v.account, v.unit FROM zhunsheng.panel_vote AS v JOIN zhunsheng.panel AS p
        ON p.office = v.office AND p.id = v.panel
      WHERE v.office = $1 AND p.campaign = $2 AND p.dataset = $3 AND p.state <> 'cancelled' AND v.state = 'given'
        AND v.unit = ANY ($4) AND v.account = ANY ($5)
      ORDER BY v.account, v.unit`,
    [office, asked.campaign, asked.dataset, asked.units, asked.experts],
  );
  return found.rows;
}

/** The statistics kept when the panel was closed, null before. */
export async function readStatistics(client: Client, office: string, panel: string): Promise<unknown> {
  const found = await client.query<{ statistics: unknown }>(
    'SELECT p.statistics FROM zhunsheng.panel AS p WHERE p.office = $1 AND p.id = $2',
    [office, panel],
  );
  return found.rows[0]?.statistics ?? null;
}

/** The accounts among these that are active experts of the office, with the units they hold a grant for. */
export async function listExperts(
  client: Client,
  office: string,
  accounts: readonly string[] | null = null,
): Promise<
  readonly { readonly account: string; readonly name: string; readonly units: readonly string[] }[]
> {
  const found = await client.query(
    `SELECT a.id::text AS account, a.name,
        (SELECT coalesce(json_agg(u.scope ORDER BY u.scope), '[]') FROM zhunsheng.role_grant AS u
          WHERE u.account = a.id AND u.role = 'unit') AS units
      FROM zhunsheng.account AS a
      WHERE a.office = $1 AND a.state = 'active' AND ($2::text[] IS NULL OR a.id::text = ANY ($2)) AND EXISTS (
        SELECT FROM zhunsheng.role_grant AS g WHERE g.account = a.id AND g.role = 'expert')
      ORDER BY a.id::text`,
    [office, accounts],
  );
  return found.rows;
}
