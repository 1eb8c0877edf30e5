import type { PoolClient } from 'pg';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { ResultProposal } from '../../port/store-decision.ts';
import { countOpenAppeals } from '../../store/view/appeals.ts';
import { listPublications, readPublishedResult } from '../../store/view/publications.ts';
import { utcNow } from '../../store/write/moment.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { requireState } from '../campaign/state.ts';
import { differenceOf } from '../scores/difference.ts';
import type { Work } from '../work/act.ts';

/** Null when the publication is over and every appeal decided. */
export async function notReady(client: PoolClient, { campaign }: OpenCampaign): Promise<Problem | null> {
  const { office, id, publicTo } = campaign;
  const wrong = requireState(campaign, 'published');
  if (wrong !== null) return wrong;
  if (publicTo !== null && (await utcNow(client)) < publicTo)
    return problem('result-period-running', { to: publicTo });
  const open = await countOpenAppeals(client, office, id);
  return open === 0 ? null : problem('result-appeals-open', { count: String(open) });
}

/** What becomes final is what everybody saw. */
export async function notPublished(
  { client }: Work,
  { campaign }: OpenCampaign,
  result: ResultDocument,
): Promise<Problem | null> {
  const { office, id } = campaign;
  const last = (await listPublications(client, office, id)).at(-1);
  const published = last && (await readPublishedResult(client, office, id, last.number));
  if (last === undefined || published == null) return problem('publication-none', { campaign: id });
  const same = differenceOf(published, result).units.length === 0;
  return same ? null : problem('result-differs-from-published', { number: String(last.number) });
}

export function noteResult(
  work: Work,
  action: 'result.propose' | 'result.confirm',
  { campaign }: ResultProposal,
  details: Readonly<Record<string, unknown>>,
): void {
  work.record({ action, subject: `campaign/${campaign}/result`, campaign, details });
}
