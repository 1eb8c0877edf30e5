import type { PoolClient } from 'pg';
import type { Appeal, AppealState, AppealStep } from '../../port/store-decision.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

export const appealColumns = `a.office, a.id, a.campaign, a.publication, a.unit, a.indicator, a.ground, a.state,
  a.on_time AS "onTime", a.lodged_by AS "lodgedBy", ${utcText('a.lodged_at')} AS "lodgedAt", a.proposal, a.difference,
  a.difference_hash AS "differenceHash", a.difference_basis AS "differenceBasis", a.decision,
  a.decided_by AS "decidedBy", ${utcText('a.decided_at')} AS "decidedAt", a.amendment, a.signature, a.key,
  a.batch::int AS batch, a.revision`;

/** The appeal; with `hold` nobody else changes it until the transaction ends. Null when there is none. */
export async function readAppeal(
  client: Client,
  office: string,
  id: string,
  hold: 'hold' | null = null,
): Promise<Appeal | null> {
  const found = await client.query<Appeal>(
    `SELECT ${appealColumns} FROM zhunsheng.appeal AS a
      WHERE a.office = $1 AND a.id = $2 ${hold === null ? '' : 'FOR UPDATE'}`,
    [office, id],
  );
  return found.rows[0] ?? null;
}

/** Whose a list is: what is of one of the units, or about one of the indicators. */
export interface AppealScope {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
}

export interface AppealFilter {
  readonly states: readonly AppealState[] | null;
  /** Null: everything of the office. */
  readonly scope: AppealScope | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Appeals of a campaign, the oldest first. */
export async function listAppeals(
  client: Client,
  office: string,
  campaign: string,
  { states, scope, after, limit }: AppealFilter,
): Promise<readonly Appeal[]> {
  const found = await client.query<Appeal>(
    `SELECT ${appealColumns} FROM zhunsheng.appeal AS a
      WHERE a.office = $1 AND a.campaign = $2 AND ($3::text[] IS NULL OR a.state = ANY ($3))
        AND ($4::text[] IS NULL OR a.unit = ANY ($4) OR a.indicator = ANY ($5))
        AND ($6::uuid IS NULL OR (a.lodged_at, a.id) > (
          SELECT b.lodged_at, b.id FROM zhunsheng.appeal AS b WHERE b.office = $1 AND b.id = $6))
      ORDER BY a.lodged_at, a.id LIMIT $7`,
    [office, campaign, states, scope?.units ?? null, scope?.indicators ?? null, after, limit],
  );
  return found.rows;
}

/** What happened to an appeal, in order. */
export async function listAppealSteps(
  client: Client,
  office: string,
  appeal: string,
): Promise<readonly AppealStep[]> {
  const found = await client.query<AppealStep>(
    `SELECT t.number, t.kind, t.lead, t.text, t.proposal, t.hash, t.by, ${utcText('t.at')} AS at
      FROM zhunsheng.appeal_step AS t WHERE t.office = $1 AND t.appeal = $2 ORDER BY t.number`,
    [office, appeal],
  );
  return found.rows;
}

/** How many appeals of a campaign are not decided. */
export async function countOpenAppeals(client: Client, office: string, campaign: string): Promise<number> {
  const found = await client.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM zhunsheng.appeal AS a
      WHERE a.office = $1 AND a.campaign = $2 AND a.state IN ('lodged', 'answered')`,
    [office, campaign],
  );
  return found.rows[0]?.open ?? 0;
}
