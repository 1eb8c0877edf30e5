import { useMutation } from '@tanstack/react-query';
import { ask } from '../../api/client.ts';
import { useForget } from '../../session/profile.ts';

/** Sends what lets somebody in, then asks afresh who is there. */
export function useEnter<T = unknown>(path: string, after?: (reply: T) => boolean) {
  const forget = useForget();
  return useMutation({
    mutationFn: (body: unknown) => ask<T>(path, { method: 'POST', body }),
    onSuccess: async (reply) => {
      if (after === undefined || after(reply)) await forget();
    },
  });
}
