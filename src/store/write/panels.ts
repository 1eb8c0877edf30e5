import type { PoolClient } from 'pg';
import type { Panel, Vote } from '../../port/store-review.ts';
import { only } from './rows.ts';

type Client = Pick<PoolClient, 'query'>;

export type NewPanel = Pick<
  Panel,
  'office' | 'campaign' | 'indicator' | 'dataset' | 'title' | 'closesOn' | 'leastVotes' | 'units' | 'experts'
> & { readonly by: string };

/**
 * Makes a panel and draws the experts' pseudonyms by lot, with numbers that no earlier panel of the dataset has, so that
 * the votes of two panels are different records; returns its id. The caller holds the office.
 */
export async function insertPanel(client: Client, panel: NewPanel): Promise<string> {
  const { office, campaign, indicator, dataset, title, closesOn, leastVotes, units, experts, by } = panel;
  const added = await client.query<{ id: string }>(
    `INSERT INTO zhunsheng.panel AS p (office, campaign, indicator, dataset, title, closes_on, least_votes, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING p.id`,
    [office, campaign, indicator, dataset, title, closesOn, leastVotes, by],
  );
  const { id } = only(added.rows);
  await client.query(
    'INSERT INTO zhunsheng.panel_unit (office, panel, unit) SELECT $1, $2, u FROM unnest($3::text[]) AS u',
    [office, id, units],
  );
  await client.query(
    `INSERT INTO zhunsheng.panel_expert (office, panel, account, number)
      SELECT $1, $2, e, row_number() OVER (ORDER BY gen_random_uuid()) + (
          SELECT coalesce(max(o.number), 0) FROM zhunsheng.panel_expert AS o JOIN zhunsheng.panel AS p
            ON p.office = o.office AND p.id = o.panel
            WHERE p.office = $1 AND p.campaign = $4 AND p.dataset = $5)
        FROM unnest($3::text[]) AS e`,
    [office, id, experts, campaign, dataset],
  );
  return id;
}

/**
 * What an expert has said of a unit, null when nothing yet. Until the transaction ends nobody else writes a vote of the
 * expert: there may be no row of it to hold.
 */
export async function holdVote(
  client: Client,
  office: string,
  key: { readonly panel: string; readonly unit: string; readonly account: string },
): Promise<{ readonly revision: number } | null> {
  await client.query(
    `SELECT FROM zhunsheng.panel_expert AS e WHERE e.office = $1 AND e.panel = $2 AND e.account = $3 FOR UPDATE`,
    [office, key.panel, key.account],
  );
  const found = await client.query<{ revision: number }>(
    `SELECT v.revision FROM zhunsheng.panel_vote AS v
      WHERE v.office = $1 AND v.panel = $2 AND v.unit = $3 AND v.account = $4`,
    [office, key.panel, key.unit, key.account],
  );
  return found.rows[0] ?? null;
}

/** Puts what an expert says of a unit in the place of what it said before. */
export async function putVote(
  client: Client,
  office: string,
  vote: Pick<Vote, 'unit' | 'state' | 'value' | 'reason'> & {
    readonly panel: string;
    readonly account: string;
  },
): Promise<void> {
  const { panel, unit, account, state, value, reason } = vote;
  await client.query(
    `INSERT INTO zhunsheng.panel_vote AS v (office, panel, unit, account, state, value, reason)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (office, panel, unit, account) DO UPDATE SET state = excluded.state, value = excluded.value,
        reason = excluded.reason, at = clock_timestamp(), revision = v.revision + 1`,
    [office, panel, unit, account, state, value, reason],
  );
}

export interface PanelEnd {
  readonly state: 'closed' | 'cancelled';
  readonly batch: number | null;
  readonly statistics: unknown;
  readonly reason: string;
  readonly by: string;
}

/** Ends a held panel. */
export async function endPanel(
  client: Client,
  { office, id }: Pick<Panel, 'office' | 'id'>,
  end: PanelEnd,
): Promise<void> {
  const { state, batch, statistics, reason, by } = end;
  await client.query(
    `UPDATE zhunsheng.panel AS p SET state = $3, batch = $4, statistics = $5, reason = $6, closed_by = $7,
        closed_at = clock_timestamp(), revision = p.revision + 1
      WHERE p.office = $1 AND p.id = $2`,
    [office, id, state, batch, statistics === null ? null : JSON.stringify(statistics), reason, by],
  );
}
