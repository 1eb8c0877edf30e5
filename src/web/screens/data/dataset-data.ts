import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { datasetList, datasetReply } from '../../../api/schemas/dataset.ts';
import { ask } from '../../api/client.ts';

export type DatasetLine = z.infer<typeof datasetList>['items'][number];
export type Dataset = z.infer<typeof datasetReply>;

export const pathOf = (campaign: string, dataset: string): string =>
  `/campaigns/${campaign}/datasets/${encodeURIComponent(dataset)}`;

export const useDatasets = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'datasets'],
    queryFn: () => ask<z.infer<typeof datasetList>>(`/campaigns/${campaign}/datasets`),
  });

export const useDataset = (campaign: string, dataset: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'datasets', dataset],
    queryFn: () => ask<Dataset>(pathOf(campaign, dataset)),
  });
