import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import type { Actor } from '../../port/actor.ts';
import type { HeldRequest } from '../../port/store-idempotency.ts';
import { markEffect } from '../../store/write/idempotency.ts';

const current = new AsyncLocalStorage<Kept>();
const longestReply = 262_144;

interface Kept {
  readonly held: HeldRequest;
  /** False where the reply holds a secret. */
  readonly withReply: boolean;
}

/** Runs a request whose effect must happen once: every `act` within it marks the key in its own transaction. */
export const asRequest = <T>(held: HeldRequest, withReply: boolean, work: () => Promise<T>): Promise<T> =>
  current.run({ held, withReply }, work);

/**
 * Marks the request's key as effected, with what the use case gives, in the transaction of the effect. False: another
 * try took the request over meanwhile, so this one must not commit. Without a key it is true.
 */
export async function keepEffect(
  client: PoolClient,
  { office }: Pick<Actor, 'office'>,
  value: unknown,
): Promise<boolean> {
  const kept = current.getStore();
  // A part done for another office is not what the key stands for.
  if (kept === undefined || kept.held.office !== office) return true;
  return markEffect(client, kept.held, kept.withReply ? replyText(value) : null);
}

/** The reply as it can be kept; null when it cannot be. */
export function replyText(value: unknown): string | null {
  try {
    const text = JSON.stringify(value) ?? null;
    return text !== null && text.length > longestReply ? null : text;
  } catch {
    // A cycle or a bigint: no reply of a route, but an in-between value of its use case.
    return null;
  }
}
