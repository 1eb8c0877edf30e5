import type { PoolClient } from 'pg';
import type { RosterRow } from '../../port/store-unit.ts';

type Client = Pick<PoolClient, 'query'>;

/** What one edit does to the roster: rows as they are from now on, and whether they are on it. */
export interface RosterChange {
  readonly office: string;
  readonly campaign: string;
  readonly rows: readonly RosterRow[];
  readonly removed: boolean;
  readonly reason: string;
  readonly by: string;
}

/**
 * Enters changes of units. The transaction holds the office's commits and the campaign, so that what a moment knows of
 * roster and facts together never changes afterwards.
 */
export async function insertUnits(client: Client, change: RosterChange): Promise<void> {
  const { office, campaign, rows, removed, reason, by } = change;
  await client.query(
    `INSERT INTO zhunsheng.campaign_unit
        (office, campaign, unit, revision, removed, name, kind, cohort, valid_from, valid_to, attributes, reason, changed_by)
      SELECT $1, $2, r.unit, coalesce((SELECT max(e.revision) FROM zhunsheng.campaign_unit AS e
            WHERE e.office = $1 AND e.campaign = $2 AND e.unit = r.unit), 0) + 1,
          $4, r.name, r.kind, r.cohort, r."validFrom"::date, r."validTo"::date, r.attributes, $5, $6
        FROM jsonb_to_recordset($3::jsonb) AS r (unit text, name text, kind text, cohort text,
          "validFrom" text, "validTo" text, attributes jsonb)`,
    [office, campaign, JSON.stringify(rows), removed, reason, by],
  );
}
