import type { PoolClient } from 'pg';
import { couldDo, permit, reachesAll } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { Actor } from '../../port/actor.ts';
import type { CampaignState } from '../../port/store-campaign.ts';
import type { FinalResult, ResultProposal } from '../../port/store-decision.ts';
import { readFinalResult, readNames, readOpenProposal } from '../../store/view/results.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { handOverCsv } from './hand-over.ts';
import { type PublicTable, publicTables } from './public-tables.ts';

/** The frozen result as everybody in the campaign may see it. */
export interface FinalView
  extends Pick<
    FinalResult,
    'resultHash' | 'schemeFingerprint' | 'factsSequence' | 'statement' | 'signature' | 'key' | 'at'
  > {
  /** Names of the two persons. */
  readonly proposedBy: string;
  readonly confirmedBy: string;
  readonly tables: readonly PublicTable[];
  /** Everything in it, for those who see all scores; null for others. */
  readonly result: ResultDocument | null;
}

/** What waits for the second person, for the office. */
export interface ProposalView
  extends Pick<ResultProposal, 'id' | 'resultHash' | 'factsSequence' | 'knownAt' | 'missing' | 'reason'> {
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** Whether this account made it, and so cannot confirm it. */
  readonly own: boolean;
  readonly tables: readonly PublicTable[];
}

export interface ResultView {
  readonly campaign: string;
  readonly state: CampaignState;
  readonly final: FinalView | null;
  readonly proposal: ProposalView | null;
}

/** How far a campaign is with its final result. */
export function readResult(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  campaign: string,
): Promise<Result<ResultView>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'result.read', { office: actor.office });
    if (no !== null) return refused(no);
    const open = await findCampaign(client, actor.office, campaign);
    return open.ok ? ok(await showResult(client, actor, open.value)) : open;
  });
}

export async function showResult(
  client: PoolClient,
  actor: Actor,
  { campaign }: OpenCampaign,
): Promise<ResultView> {
  const { office, id, state } = campaign;
  const final = await readFinalResult(client, office, id);
  const proposal = couldDo(actor, 'result.propose') ? await readOpenProposal(client, office, id) : null;
  const accounts = [final?.proposedBy, final?.confirmedBy, proposal?.proposedBy];
  const names = await readNames(
    client,
    office,
    accounts.filter((each) => each !== undefined),
  );
  return {
    campaign: id,
    state,
    final: final === null ? null : finalView(actor, final, names),
    proposal: proposal === null ? null : proposalView(actor, proposal, names),
  };
}

type Names = ReadonlyMap<string, string>;

function finalView(actor: Actor, final: FinalResult, names: Names): FinalView {
  const { result, resultHash, schemeFingerprint, factsSequence, statement, signature, key, at } = final;
  return {
    ...{ resultHash, schemeFingerprint, factsSequence, statement, signature, key, at },
    proposedBy: names.get(final.proposedBy) ?? final.proposedBy,
    confirmedBy: names.get(final.confirmedBy) ?? final.confirmedBy,
    tables: publicTables(result),
    result: reachesAll(actor, 'score.read') ? result : null,
  };
}

function proposalView(actor: Actor, proposal: ResultProposal, names: Names): ProposalView {
  const { id, resultHash, factsSequence, knownAt, missing, reason, proposedBy, proposedAt, result } =
    proposal;
  return {
    ...{ id, resultHash, factsSequence, knownAt, missing, reason, proposedAt },
    proposedBy: names.get(proposedBy) ?? proposedBy,
    own: proposedBy === actor.account,
    tables: publicTables(result),
  };
}

/** The frozen result as a file for the annual assessment that it flows into. */
export function handOver(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly format: 'json' | 'csv' },
): Promise<Result<{ readonly fileName: string; readonly mediaType: string; readonly content: string }>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'result.hand-over', { office: actor.office });
    if (no !== null) return refused(no);
    const open = await findCampaign(client, actor.office, asked.campaign);
    if (!open.ok) return open;
    const final = await readFinalResult(client, actor.office, asked.campaign);
    if (final === null) return fail(problem('not-found', { what: asked.campaign }));
    const name = `${final.office}-${final.campaign}-result`;
    if (asked.format === 'csv') {
      const content = handOverCsv(final.result);
      return ok({ fileName: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content });
    }
    const { statement, signature, key, resultHash, result, at } = final;
    const { title } = open.value.campaign;
    const document = { format: 'zhunsheng-hand-over-1', title, at, resultHash, statement, signature, key };
    const content = `${JSON.stringify({ ...document, result }, null, 2)}\n`;
    return ok({ fileName: `${name}.json`, mediaType: 'application/json', content });
  });
}
