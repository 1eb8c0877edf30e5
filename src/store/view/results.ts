import type { PoolClient } from 'pg';
import type { FinalResult, ResultProposal } from '../../port/store-decision.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

export const proposalColumns = `p.office, p.id, p.campaign, p.state, p.known_at AS "knownAt", p.result,
  p.result_hash AS "resultHash", p.facts_sequence::int AS "factsSequence", p.basis, p.missing, p.reason,
  p.proposed_by AS "proposedBy", ${utcText('p.proposed_at')} AS "proposedAt"`;

/** The proposal that waits for a second person; null when none does. */
export async function readOpenProposal(
  client: Client,
  office: string,
  campaign: string,
  hold: 'hold' | null = null,
): Promise<ResultProposal | null> {
  const found = await client.query<ResultProposal>(
    `SELECT ${proposalColumns} FROM zhunsheng.result_proposal AS p
      WHERE p.office = $1 AND p.campaign = $2 AND p.state = 'proposed' ${hold === null ? '' : 'FOR UPDATE'}`,
    [office, campaign],
  );
  return found.rows[0] ?? null;
}

/** The frozen result; null until there is one. */
export async function readFinalResult(
  client: Client,
  office: string,
  campaign: string,
): Promise<FinalResult | null> {
  const found = await client.query<FinalResult>(
    `SELECT f.office, f.campaign, f.proposal, f.result, f.result_hash AS "resultHash",
        f.scheme_fingerprint AS "schemeFingerprint", f.facts_sequence::int AS "factsSequence", f.statement,
        f.signature, f.key, f.proposed_by AS "proposedBy", f.confirmed_by AS "confirmedBy", ${utcText('f.at')} AS at
      FROM zhunsheng.final_result AS f WHERE f.office = $1 AND f.campaign = $2`,
    [office, campaign],
  );
  return found.rows[0] ?? null;
}

/**
 * Which facts and which roster a campaign has now, as one text: equal texts, equal scores from the same day. Exact
 * only while the transaction holds the office, since commits wait for that.
 */
export async function readBasis(
  client: Client,
  office: string,
  campaign: string,
): Promise<{ readonly sequence: number; readonly basis: string }> {
  const found = await client.query<{ sequence: number; runs: number; units: number }>(
    `SELECT (SELECT coalesce(max(b.sequence), 0)::int FROM zhunsheng.batch AS b
          WHERE b.office = $1 AND b.campaign = $2) AS sequence,
        (SELECT count(*)::int FROM zhunsheng.campaign_version AS v
          WHERE v.office = $1 AND v.campaign = $2) AS runs,
        (SELECT count(*)::int FROM zhunsheng.campaign_unit AS u
          WHERE u.office = $1 AND u.campaign = $2) AS units`,
    [office, campaign],
  );
  const { sequence = 0, runs = 0, units = 0 } = found.rows[0] ?? {};
  return { sequence, basis: `${sequence}/${runs}/${units}` };
}

/** Names of accounts; the one name by which a person is known to sign in. */
export async function readNames(
  client: Client,
  office: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await client.query<{ id: string; name: string }>(
    'SELECT a.id::text AS id, a.name FROM zhunsheng.account AS a WHERE a.office = $1 AND a.id::text = ANY ($2)',
    [office, accounts],
  );
  return new Map(found.rows.map((row) => [row.id, row.name]));
}
