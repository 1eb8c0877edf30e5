import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { eventSchema } from '../../api/schemas/event.ts';
import { addressOf } from '../api/client.ts';
import type { Profile } from './profile.ts';

/** A change somebody made, as the server tells it. */
export type Change = z.infer<typeof eventSchema>;

const most = 200;
const listeners = new Set<() => void>();
let changes: readonly Change[] = [];

const keyOf = (account: string): string => `zhunsheng.seen.${account}`;

/**
 * Listens for changes while the person is here and asks again for what they touch. It begins where the person last left off, so
 * that what happened meanwhile is told too.
 */
export function useLive({ account, actions }: Pick<Profile, 'account' | 'actions'>): void {
  const listens = actions.includes('event.read');
  const queries = useQueryClient();
  useEffect(() => {
    changes = [];
    if (!listens) return;
    const after = localStorage.getItem(keyOf(account)) ?? undefined;
    const source = new EventSource(addressOf('/events', { after }));
    source.addEventListener('change', (message: MessageEvent<string>) => {
      const change = JSON.parse(message.data) as Change;
      note(account, change);
      if (change.campaign === null) return;
      void queries.invalidateQueries({ queryKey: ['campaign', change.campaign] });
      void queries.invalidateQueries({ queryKey: ['campaigns'] });
    });
    return () => source.close();
  }, [account, listens, queries]);
}

function note(account: string, change: Change): void {
  localStorage.setItem(keyOf(account), String(change.sequence));
  changes = [change, ...changes].slice(0, most);
  for (const each of listeners) each();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What changed since the person was last here, the latest first. */
export const useChanges = (): readonly Change[] => useSyncExternalStore(subscribe, () => changes);
