import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { Actor } from '../../port/actor.ts';
import { type ResultBelow, resultBelow, resultsBelow } from '../../store/view/results-below.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';

/** Results of offices below that are public or final. `office` (an id) cuts the list to one of them. */
export function listResultsBelow(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  office: string | null,
): Promise<Result<readonly ResultBelow[]>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'ranking.read', { office: actor.office });
    if (no !== null) return refused(no);
    const all = await resultsBelow(client);
    return ok(all.filter((each) => office === null || each.office === office));
  });
}

/** One of them in full, as it was published. */
export function showResultBelow(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { office, campaign }: { readonly office: string; readonly campaign: string },
): Promise<Result<ResultDocument>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'ranking.read', { office: actor.office });
    if (no !== null) return refused(no);
    const found = await resultBelow(client, office, campaign);
    // What was stored is a result document: only publications and finalisations write it.
    return found === null
      ? fail(problem('not-found', { what: `${office}/${campaign}` }))
      : ok(found as ResultDocument);
  });
}
