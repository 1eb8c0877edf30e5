import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Sending, sendBatch } from './send-batch.ts';

/** Sends batches one after another, tells how far it is, and can be called off. */
export function useSend(campaign: string, dataset: string) {
  const queries = useQueryClient();
  const [part, setPart] = useState(0);
  const control = useRef<AbortController | null>(null);
  const sending = useMutation({
    mutationFn: (asked: Pick<Sending, 'file' | 'fileName' | 'action' | 'mapping'>) => {
      setPart(0);
      control.current = new AbortController();
      const { signal } = control.current;
      return sendBatch({ campaign, dataset, ...asked, onProgress: setPart, signal });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
  });
  return { sending, part, cancel: () => control.current?.abort() };
}
