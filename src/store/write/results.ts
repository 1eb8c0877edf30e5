import type { PoolClient } from 'pg';
import type { FinalResult, ResultProposal } from '../../port/store-decision.ts';
import { proposalColumns } from '../view/results.ts';
import { only } from './rows.ts';

type Client = Pick<PoolClient, 'query'>;

export type NewProposal = Omit<ResultProposal, 'id' | 'state' | 'proposedAt'>;

/** Proposes a result; null while another proposal waits. */
export async function insertProposal(client: Client, proposal: NewProposal): Promise<ResultProposal | null> {
  const { office, campaign, knownAt, result, resultHash, factsSequence, basis, missing, reason, proposedBy } =
    proposal;
  const added = await client.query<ResultProposal>(
    `INSERT INTO zhunsheng.result_proposal AS p
        (office, campaign, known_at, result, result_hash, facts_sequence, basis, missing, reason, proposed_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (office, campaign) WHERE state = 'proposed' DO NOTHING RETURNING ${proposalColumns}`,
    [
      ...[office, campaign, knownAt, JSON.stringify(result), resultHash, factsSequence, basis],
      ...[JSON.stringify(missing), reason, proposedBy],
    ],
  );
  return added.rows[0] ?? null;
}

/** Ends a held proposal. */
export async function endProposal(
  client: Client,
  { office, id }: Pick<ResultProposal, 'office' | 'id'>,
  state: 'confirmed' | 'withdrawn',
): Promise<ResultProposal> {
  const changed = await client.query<ResultProposal>(
    `UPDATE zhunsheng.result_proposal AS p SET state = $3 WHERE p.office = $1 AND p.id = $2
      RETURNING ${proposalColumns}`,
    [office, id, state],
  );
  return only(changed.rows);
}

/** Stores the frozen result. The campaign is made final in the same transaction. */
export async function insertFinalResult(client: Client, final: FinalResult): Promise<void> {
  const { office, campaign, proposal, result, resultHash, schemeFingerprint, factsSequence } = final;
  const { statement, signature, key, proposedBy, confirmedBy, at } = final;
  await client.query(
    `INSERT INTO zhunsheng.final_result (office, campaign, proposal, result, result_hash, scheme_fingerprint,
        facts_sequence, statement, signature, key, proposed_by, confirmed_by, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[office, campaign, proposal, JSON.stringify(result), resultHash, schemeFingerprint, factsSequence],
      ...[statement, signature, key, proposedBy, confirmedBy, at],
    ],
  );
}
