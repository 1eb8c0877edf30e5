import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { profile } from '../../api/schemas/account.ts';
import { ask, Refusal } from '../api/client.ts';

/** Who is signed in, and what a role of theirs allows. */
export type Profile = z.infer<typeof profile>;

const key = ['me'] as const;

/** Who is signed in; null for nobody. */
export function useProfile(): { readonly profile: Profile | null | undefined; readonly error: Error | null } {
  const asked = useQuery({ queryKey: key, queryFn: readProfile, staleTime: 60_000 });
  return { profile: asked.data, error: asked.error };
}

/** Asks again who is signed in, and forgets everything somebody else saw. */
export function useForget(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    queries.clear();
    await queries.invalidateQueries({ queryKey: key });
  };
}

async function readProfile(): Promise<Profile | null> {
  try {
    return await ask<Profile>('/me');
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return null;
    throw error;
  }
}

/** Whether one of the roles allows it, for something at least. */
export const could = (profile: Profile, action: Profile['actions'][number]): boolean =>
  profile.actions.includes(action);
