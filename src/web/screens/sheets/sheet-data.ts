import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { explainReply, reachableReply, sheetReply } from '../../../api/schemas/score.ts';
import type { Step } from '../../../core/explain/document.ts';
import { ask } from '../../api/client.ts';

export type SheetItem = z.infer<typeof sheetReply>['items'][number];
export type Line = SheetItem['sheet']['indicators'][number];
/** Steps hold steps, which the schema's own type loses on its way here. */
export type Explained = Omit<z.infer<typeof explainReply>, 'derivation'> & { readonly derivation: Step };
export type Reach = z.infer<typeof reachableReply>['items'][number];

const base = (campaign: string, unit: string): string =>
  `/campaigns/${campaign}/units/${encodeURIComponent(unit)}`;

export const useSheets = (campaign: string, unit: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'sheet', unit],
    queryFn: () => ask<z.infer<typeof sheetReply>>(`${base(campaign, unit)}/sheet`),
  });

export const useReach = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'reachable'],
    queryFn: () => ask<z.infer<typeof reachableReply>>(`/campaigns/${campaign}/reachable`),
  });

export const useExplanation = (campaign: string, unit: string, indicator: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'explanation', unit, indicator],
    queryFn: () =>
      ask<Explained>(`${base(campaign, unit)}/indicators/${encodeURIComponent(indicator)}/explanation`),
  });

/** What is lost of the points, in hundredths for sorting; null without a score. Never shown: only an order. */
export function lostOrder({ points, score }: Pick<Line, 'points' | 'score'>): number | null {
  return score === null ? null : Number(points) - Number(score);
}
