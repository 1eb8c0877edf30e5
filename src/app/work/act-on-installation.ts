import { problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { inTransaction } from '../../store/write/transaction.ts';
import type { Platform } from '../platform.ts';
import { type Deed, enter, refused, type Work } from './act.ts';
import { keepEffect } from './effect.ts';

/**
 * As `act`, for the little that no office can do by itself, such as adding an office: row-level security does not
 * stand behind it. `actor.office` is the office the entries are written for; it may be new in this transaction.
 */
export function actOnInstallation<T>(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  work: (work: Work) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inTransaction(platform.store.pool, async (client) => {
    const deeds: Deed[] = [];
    const done = await work({ client, actor, record: (deed) => deeds.push(deed) });
    if (!done.ok) return done;
    for (const deed of deeds) await enter(client, actor, deed);
    return (await keepEffect(client, actor, done.value))
      ? done
      : refused(problem('idempotency-key-busy', {}));
  });
}
