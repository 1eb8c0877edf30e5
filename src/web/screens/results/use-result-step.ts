import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/client.ts';

interface Step {
  readonly method: 'POST' | 'DELETE';
  readonly path: 'proposal' | 'confirmation';
  readonly body?: unknown;
}

/** Proposes, takes back or confirms; everything about the campaign is asked for again. */
export function useResultStep(campaign: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Step) =>
      ask(`/campaigns/${campaign}/result/${path}`, body === undefined ? { method } : { method, body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['campaign', campaign] });
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
    },
  });
}
