import { ok } from '../../core/problem/problem.ts';
import { systemActor } from '../../port/actor.ts';
import { appendAudit } from '../../store/audit/append.ts';
import { inTransaction } from '../../store/write/transaction.ts';
import type { Platform } from '../platform.ts';
import { act } from '../work/act.ts';

/** A sign-in that failed. What was typed is never written down: people type passwords where the login goes. */
export interface Failure {
  /** Null: there is no such account. */
  readonly whose: { readonly office: string; readonly account: string } | null;
  readonly how: 'password' | 'second-factor' | 'oidc';
  readonly address: string;
  /** Whether it was the last attempt before the lock. */
  readonly locked: boolean;
  readonly reason?: string;
}

/** Enters it in the audit log, in a transaction of its own, since that of the sign-in came to nothing. */
export async function recordFailure(platform: Pick<Platform, 'store'>, failure: Failure): Promise<void> {
  const { whose, how, address, locked, reason } = failure;
  const details = { how, address, ...(reason === undefined ? {} : { reason }) };
  const actions = ['account.sign-in-failed', ...(locked ? (['account.locked'] as const) : [])] as const;
  if (whose === null) {
    await inTransaction(platform.store.pool, async (client) => {
      for (const action of actions)
        await appendAudit(client, {
          office: null,
          actor: 'system',
          action,
          subject: 'account/unknown',
          details,
        });
    });
    return;
  }
  await act(platform, systemActor(whose.office), async (work) => {
    for (const action of actions) work.record({ action, subject: `account/${whose.account}`, details });
    return ok(null);
  });
}
