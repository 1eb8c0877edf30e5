import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { appealPage, appealReply } from '../../../api/schemas/appeal.ts';
import type { publicationList } from '../../../api/schemas/publication.ts';
import { ask } from '../../api/client.ts';

export type Appeal = z.infer<typeof appealReply>;
export type AppealLine = z.infer<typeof appealPage>['items'][number];
export type Proposal = NonNullable<Appeal['proposal']>;

export const useAppeals = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'appeals'],
    queryFn: () =>
      ask<z.infer<typeof appealPage>>(`/campaigns/${campaign}/appeals`, { query: { limit: 500 } }),
  });

export const useAppeal = (campaign: string, id: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'appeal', id],
    queryFn: () => ask<Appeal>(`/appeals/${id}`),
  });

export const usePublications = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'publications'],
    queryFn: () => ask<z.infer<typeof publicationList>>(`/campaigns/${campaign}/publications`),
  });
