import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { rankingReply } from '../../../api/schemas/score.ts';
import { ask } from '../../api/client.ts';

export type Ranking = z.infer<typeof rankingReply>;
export type RankedTable = Ranking['tables'][number];
export type RankedUnit = RankedTable['units'][number];

export const useRanking = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'ranking'],
    queryFn: () => ask<Ranking>(`/campaigns/${campaign}/ranking`),
  });

export interface Cohort {
  readonly name: string;
  readonly units: readonly RankedUnit[];
}

/** The cohorts of a table, each with the best first; those without a rank after the others, most known points first. */
export function cohortsOf({ units }: RankedTable): readonly Cohort[] {
  const names = [...new Set(units.map((each) => each.cohort))];
  return names.map((name) => ({
    name,
    units: units.filter((each) => each.cohort === name).sort(inOrder),
  }));
}

const inOrder = (a: RankedUnit, b: RankedUnit): number =>
  Number(a.rank ?? Number.POSITIVE_INFINITY) - Number(b.rank ?? Number.POSITIVE_INFINITY) ||
  Number(b.partial) - Number(a.partial);

/** How many units of ten bands of the full marks, lowest first; only units with a total. */
export function bandsOf({ units }: RankedTable): readonly number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const { total, outOf } of units) {
    if (total === null) continue;
    const band = Math.min(9, Math.max(0, Math.floor((Number(total) / Number(outOf)) * 10)));
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

/** What share of its points a unit has of a part, in whole percent for the eye; null where it is not known. */
export function percentOf({ score, points }: RankedUnit['groups'][number]): number | null {
  const full = Number(points);
  return score === null || full === 0 ? null : Math.round((Number(score) / full) * 100);
}
