import type { PoolClient } from 'pg';
import type { AmendingRows, Appeal, AppealStepKind } from '../../port/store-decision.ts';
import { appealColumns } from '../view/appeals.ts';
import { only } from './rows.ts';

type Client = Pick<PoolClient, 'query'>;
type Id = Pick<Appeal, 'office' | 'id'>;

export type NewAppeal = Pick<
  Appeal,
  'office' | 'campaign' | 'publication' | 'unit' | 'indicator' | 'ground' | 'onTime' | 'lodgedBy' | 'lodgedAt'
>;

/** Lodges an appeal; null while the unit has an open one about the same item. */
export async function insertAppeal(client: Client, appeal: NewAppeal): Promise<Appeal | null> {
  const { office, campaign, publication, unit, indicator, ground, onTime, lodgedBy, lodgedAt } = appeal;
  const added = await client.query<Appeal>(
    `INSERT INTO zhunsheng.appeal AS a
        (office, campaign, publication, unit, indicator, ground, on_time, lodged_by, lodged_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (office, campaign, unit, indicator) WHERE state IN ('lodged', 'answered')
      DO NOTHING RETURNING ${appealColumns}`,
    [office, campaign, publication, unit, indicator, ground, onTime, lodgedBy, lodgedAt],
  );
  return added.rows[0] ?? null;
}

/** A held appeal was answered by all who are responsible; what they propose, if anything, takes the place of before. */
export function markAnswered(
  client: Client,
  id: Id,
  answer: { readonly complete: boolean; readonly proposal: AmendingRows | null },
): Promise<Appeal> {
  const proposal = answer.proposal === null ? null : JSON.stringify(answer.proposal);
  const set = `state = CASE WHEN $3 THEN 'answered' ELSE a.state END, proposal = coalesce($4, a.proposal),
    difference = NULL, difference_hash = NULL, difference_basis = NULL`;
  return change(client, id, set, [answer.complete, proposal]);
}

export interface ShownDifference {
  readonly proposal: AmendingRows;
  readonly difference: unknown;
  readonly hash: string;
  readonly basis: string;
}

/** Keeps what an acceptance of a held appeal would change, as it is shown to whoever decides. */
export function keepDifference(client: Client, id: Id, shown: ShownDifference): Promise<Appeal> {
  const set = 'proposal = $3, difference = $4, difference_hash = $5, difference_basis = $6';
  const values = [JSON.stringify(shown.proposal), JSON.stringify(shown.difference), shown.hash, shown.basis];
  return change(client, id, set, values);
}

/** Withdraws a held appeal. */
export const markWithdrawn = (client: Client, id: Id): Promise<Appeal> =>
  change(client, id, `state = 'withdrawn'`, []);

export interface Decision {
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** Null: rejected. */
  readonly amendment: {
    readonly statement: unknown;
    readonly signature: string;
    readonly key: string;
    readonly batch: number;
  } | null;
}

/** Decides a held appeal. */
export function markDecided(client: Client, id: Id, decision: Decision): Promise<Appeal> {
  const { reason, by, at, amendment } = decision;
  const set = `state = $3, decision = $4, decided_by = $5, decided_at = $6, amendment = $7, signature = $8, key = $9,
    batch = $10`;
  return change(client, id, set, [
    ...[amendment === null ? 'rejected' : 'accepted', reason, by, at],
    amendment === null ? null : JSON.stringify(amendment.statement),
    ...[amendment?.signature ?? null, amendment?.key ?? null, amendment?.batch ?? null],
  ]);
}

export interface NewAppealStep {
  readonly kind: AppealStepKind;
  readonly by: string;
  readonly lead?: string;
  readonly text?: string;
  readonly proposal?: AmendingRows | null;
  readonly hash?: string;
}

/** Adds to the timeline of a held appeal. */
export async function addAppealStep(client: Client, { office, id }: Id, step: NewAppealStep): Promise<void> {
  const { kind, by, lead = null, text = '', proposal = null, hash = null } = step;
  await client.query(
    `INSERT INTO zhunsheng.appeal_step (office, appeal, number, kind, lead, text, proposal, hash, by)
      SELECT $1, $2, coalesce(max(e.number), 0) + 1, $3, $4, $5, $6, $7, $8
        FROM zhunsheng.appeal_step AS e WHERE e.office = $1 AND e.appeal = $2`,
    [office, id, kind, lead, text, proposal === null ? null : JSON.stringify(proposal), hash, by],
  );
}

async function change(client: Client, id: Id, set: string, values: readonly unknown[]): Promise<Appeal> {
  const changed = await client.query<Appeal>(
    `UPDATE zhunsheng.appeal AS a SET ${set}, revision = a.revision + 1
      WHERE a.office = $1 AND a.id = $2 RETURNING ${appealColumns}`,
    [id.office, id.id, ...values],
  );
  return only(changed.rows);
}
