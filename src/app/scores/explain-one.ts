import { permit, reachesAll } from '../../access/permit.ts';
import { ok, problem, type Result } from '../../core/problem/problem.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { ExplainedScore } from '../explain-indicator.ts';
import type { Platform } from '../platform.ts';
import { refused } from '../work/act.ts';
import { type AskedScores, openScores } from './read-scores.ts';

type Desk = Pick<Platform, 'store' | 'scores'>;

/** Why a unit has its score on an indicator, down to the raw records (0–1,000 for each aggregate). */
export async function explainOne(
  desk: Desk,
  actor: Actor,
  asked: AskedScores & { readonly unit: string; readonly indicator: string; readonly records: number },
): Promise<Result<ExplainedScore>> {
  const seen = await openScores(desk, actor, asked);
  if (!seen.ok) return seen;
  const { open, from } = seen.value;
  const { unit, indicator, records } = asked;
  const found = findIndicator(open.scheme, indicator);
  const target = {
    office: actor.office,
    unit,
    leads: found?.indicator.leads ?? [],
    name: `${unit}/${indicator}`,
  };
  const no = permit(actor, 'score.read', target);
  if (no !== null) return refused(no);
  if (found === null || open.units.every((each) => each.unit !== unit))
    return refused(problem('not-found', { what: target.name }));
  const explained = await desk.scores.explain(open, from, { unit, indicator, records });
  return explained.ok ? ok(withoutPersons(actor, open, explained.value), explained.problems) : explained;
}

/** A unit does not learn who entered a record; nobody outside the office learns what an expert gave. */
function withoutPersons(actor: Actor, { scheme }: OpenCampaign, explained: ExplainedScore): ExplainedScore {
  if (reachesAll(actor, 'score.read')) return explained;
  const blind = new Set(
    scheme.datasets.filter((each) => each.providedBy === 'expert').map((each) => each.name),
  );
  const isLead = actor.grants.some((grant) => grant.role === 'lead');
  const records = explained.records.map((page) => ({
    ...page,
    records: blind.has(page.dataset)
      ? []
      : page.records.map(({ cells, origin }) => ({
          cells,
          origin: isLead ? origin : { ...origin, by: null },
        })),
  }));
  return { ...explained, records };
}
