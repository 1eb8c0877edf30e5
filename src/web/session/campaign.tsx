import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { campaignList } from '../../api/schemas/campaign.ts';
import { ask } from '../api/client.ts';
import { Loading } from '../kit/loading.tsx';
import { Nothing } from '../kit/page.tsx';
import { Refused } from '../kit/refused.tsx';
import { useKitWords } from '../kit/words.ts';

export type Campaign = z.infer<typeof campaignList>['items'][number];

/** All campaigns the person may see, the latest first. */
export const useCampaigns = () =>
  useQuery({
    queryKey: ['campaigns'],
    queryFn: () => ask<z.infer<typeof campaignList>>('/campaigns'),
    staleTime: 60_000,
  });

/** The campaign in view: the one the address names, else the latest. */
export function useCampaign(): {
  readonly campaign: Campaign | null | undefined;
  readonly error: Error | null;
} {
  const { campaign: named } = useSearch({ strict: false });
  const { data, error } = useCampaigns();
  if (data === undefined) return { campaign: undefined, error };
  const campaign = data.items.find((each) => each.id === named) ?? data.items[0] ?? null;
  return { campaign, error };
}

/** Shows what belongs to the campaign in view, or why there is none. */
export function InCampaign({ children }: { readonly children: (campaign: Campaign) => ReactNode }) {
  const say = useKitWords();
  const { campaign, error } = useCampaign();
  if (error !== null) return <Refused error={error} />;
  if (campaign === undefined) return <Loading />;
  if (campaign === null) return <Nothing what={say('noCampaign')} />;
  return children(campaign);
}
