import type { PoolClient } from 'pg';
import type { Action } from '../../access/actions.ts';
import { type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { OfficeEvent } from '../../port/store-event.ts';
import { appendAudit } from '../../store/audit/append.ts';
import { insertEvent } from '../../store/write/events.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import type { Platform } from '../platform.ts';
import { keepEffect } from './effect.ts';

/** What was done, for the audit log and for listeners. */
export interface Deed {
  readonly action: Action | ServerDeed;
  /** What it was done to, such as `campaign/2020/appeal/17`. */
  readonly subject: string;
  readonly campaign?: string;
  readonly unit?: string;
  readonly indicator?: string;
  /** JSON-safe; what changed, from and to. Never passwords, tokens or personal data beyond the actor's account. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** What happens besides the actions people take. */
export type ServerDeed =
  | 'account.signed-in'
  | 'account.sign-in-failed'
  | 'account.locked'
  | 'account.set-up'
  | 'campaign.day-near'
  | 'campaign.reminded'
  | 'connector.pulled'
  | 'demo.loaded'
  | 'demo.removed'
  | 'store.compacted'
  | 'webhook.disabled';

/** A use case at work: its transaction, and the place to say what it did. */
export interface Work {
  readonly client: PoolClient;
  readonly actor: Actor;
  record(deed: Deed): void;
}

/**
 * Runs a use case in one transaction of the actor's office; audit entries and events are written with it, or nothing is.
 * A `Result` that is not ok undoes everything.
 */
export function act<T>(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  work: (work: Work) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inOffice(platform.store.pool, actor.office, async (client) => {
    const deeds: Deed[] = [];
    const done = await work({ client, actor, record: (deed) => deeds.push(deed) });
    if (!done.ok) return done;
    for (const deed of deeds) await enter(client, actor, deed);
    return (await keepEffect(client, actor, done.value))
      ? done
      : refused(problem('idempotency-key-busy', {}));
  });
}

/** Reads in one snapshot of the actor's office. */
export function look<T>(
  platform: Pick<Platform, 'store'>,
  actor: Pick<Actor, 'office'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return inOffice(platform.store.pool, actor.office, work, 'snapshot');
}

/** A refusal as a result. */
export const refused = (why: Problem): Result<never> => ({ ok: false, problems: [why] });

/** Writes the audit entry and the event of a deed; last in its transaction. */
export async function enter(client: PoolClient, actor: Actor, deed: Deed): Promise<void> {
  const { action, subject, details } = deed;
  const { campaign = null, unit = null, indicator = null } = deed;
  const { office, account } = actor;
  const about = { campaign, unit, indicator };
  const entry = await appendAudit(client, {
    office,
    actor: account,
    action,
    subject,
    details: { ...named(about), ...details },
  });
  const event: OfficeEvent = {
    sequence: entry.sequence,
    office,
    ...about,
    action,
    subject,
    actor: account,
    at: entry.at,
  };
  await insertEvent(client, event);
}

const named = (about: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(about).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
