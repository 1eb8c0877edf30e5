import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { panelList, panelReply } from '../../../api/schemas/panel.ts';
import { ask } from '../../api/client.ts';

export type PanelLine = z.infer<typeof panelList>['items'][number];
export type Panel = z.infer<typeof panelReply>;
export type Vote = NonNullable<Panel['own']>[number];

export const usePanels = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'panels'],
    queryFn: () => ask<z.infer<typeof panelList>>(`/campaigns/${campaign}/panels`),
  });

export const usePanel = (campaign: string, id: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'panel', id],
    queryFn: () => ask<Panel>(`/panels/${id}`),
  });
