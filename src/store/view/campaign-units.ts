import type { PoolClient } from 'pg';
import type { KeptUnit } from '../../port/store-unit.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

const columns = `u.unit, u.name, u.kind, u.cohort, to_char(u.valid_from, 'YYYY-MM-DD') AS "validFrom",
  to_char(u.valid_to, 'YYYY-MM-DD') AS "validTo", u.attributes, u.revision`;

/** The roster of a campaign in order of id; with a moment (text with zone), as it was known then. */
export async function readRoster(
  client: Client,
  office: string,
  campaign: string,
  knownAt: string | null = null,
): Promise<readonly KeptUnit[]> {
  const found = await client.query<KeptUnit>(
    `SELECT ${columns} FROM (
        SELECT DISTINCT ON (e.unit) e.* FROM zhunsheng.campaign_unit AS e
          WHERE e.office = $1 AND e.campaign = $2 AND ($3::timestamptz IS NULL OR e.known_at <= $3::timestamptz)
          ORDER BY e.unit, e.revision DESC) AS u
      WHERE NOT u.removed ORDER BY u.unit`,
    [office, campaign, knownAt],
  );
  return found.rows;
}

/** A text that is another one whenever the roster, as it is or was known at a moment, is another one. */
export async function rosterStamp(
  client: Client,
  office: string,
  campaign: string,
  knownAt: string | null,
): Promise<string> {
  const found = await client.query<{ stamp: string }>(
    `SELECT concat_ws(' ', count(*), ${utcText('min(u.known_at)')}, ${utcText('max(u.known_at)')}) AS stamp
      FROM zhunsheng.campaign_unit AS u
      WHERE u.office = $1 AND u.campaign = $2 AND ($3::timestamptz IS NULL OR u.known_at <= $3::timestamptz)`,
    [office, campaign, knownAt],
  );
  return found.rows[0]?.stamp ?? '';
}

/** One change of a unit. */
export interface UnitChange extends KeptUnit {
  readonly removed: boolean;
  readonly reason: string;
  readonly changedBy: string;
  readonly knownAt: string;
}

/** Everything a unit ever was in a campaign, in order. */
export async function unitHistory(
  client: Client,
  office: string,
  campaign: string,
  unit: string,
): Promise<readonly UnitChange[]> {
  const found = await client.query<UnitChange>(
    `SELECT ${columns}, u.removed, u.reason, u.changed_by AS "changedBy", ${utcText('u.known_at')} AS "knownAt"
      FROM zhunsheng.campaign_unit AS u
      WHERE u.office = $1 AND u.campaign = $2 AND u.unit = $3 ORDER BY u.revision`,
    [office, campaign, unit],
  );
  return found.rows;
}
