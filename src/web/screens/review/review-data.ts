import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { rulesReply } from '../../../api/schemas/scheme.ts';
import type { submissionPage, submissionReply } from '../../../api/schemas/submission.ts';
import { ask } from '../../api/client.ts';
import type { Campaign } from '../../session/campaign.tsx';
import { useLanguage } from '../../words/language.ts';
import { useDatasets } from '../judge/judge-data.ts';

export type Line = z.infer<typeof submissionPage>['items'][number];
export type Submission = z.infer<typeof submissionReply>;
export type Rule = z.infer<typeof rulesReply>['items'][number];

export const useQueue = (campaign: string, state: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'queue', state],
    queryFn: () =>
      ask<z.infer<typeof submissionPage>>(`/campaigns/${campaign}/submissions`, {
        query: { state, limit: 500 },
      }),
  });

/** The rules of the campaign's scheme in plain sentences. */
export function useRules({ scheme, version }: Campaign) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['rules', scheme, version, language],
    queryFn: () =>
      ask<z.infer<typeof rulesReply>>(`/schemes/${scheme}/versions/${version}/rules`, {
        query: { language },
      }),
    staleTime: 600_000,
  });
}

export const useColumns = (campaign: Campaign, dataset: string): readonly string[] =>
  useDatasets(campaign.id)
    .data?.items.find((each) => each.name === dataset)
    ?.columns.map((each) => each.name) ?? [];

/** The rules that read a dataset, one for each sentence. */
export function useRulesOf(campaign: Campaign, dataset: string): readonly Rule[] {
  const rules = useRules(campaign);
  const datasets = useDatasets(campaign.id);
  const read =
    datasets.data?.items.find((each) => each.name === dataset)?.indicators.map((each) => each.id) ?? [];
  return (rules.data?.items ?? []).filter((each) => read.includes(each.indicator));
}
