import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { asRequest, replyText } from '../../app/work/effect.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { HeldRequest, KeptRequest, RequestKey } from '../../port/store-idempotency.ts';
import type { Store } from '../../store/connect.ts';
import { extendKey, freeKey, keepReply, readKey, takeKey } from '../../store/write/idempotency.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import type { Route } from '../route.ts';

/** A request by its key, and what it consists of. */
export interface AskedOnce {
  readonly store: Store;
  readonly spec: Route;
  readonly key: RequestKey;
  readonly request: string;
  /** Hash of the body; null while it is a stream that nobody has read. */
  readonly body: string | null;
  /** Reads what is left of a streamed body and gives its hash. */
  streamed(): Promise<string>;
  run(): Promise<Result<unknown>>;
}

/** What came of it: done just now, or what was replied before. */
export type Once =
  | { readonly kind: 'fresh'; readonly value: unknown }
  | { readonly kind: 'again'; readonly status: number; readonly text: string };

const longestWait = 10_000;
const beat = 10_000;

/**
 * Carries a request out, or gives the reply it got before. The key is taken in a transaction of its own; the effect
 * marks it in the transaction of the effect; the reply is kept after it. So whatever dies when, there is at most one
 * effect, and after it the reply can be given again, from what the use case gave if need be.
 */
export async function once(asked: AskedOnce): Promise<Result<Once>> {
  const held: HeldRequest = { ...asked.key, holder: randomUUID() };
  const deadline = Date.now() + longestWait;
  for (;;) {
    const { request, body } = asked;
    const taken = await inTheOffice(asked, (client) => takeKey(client, held, { request, body }));
    if (taken) return carryOut(asked, held);
    const kept = await inTheOffice(asked, (client) => readKey(client, asked.key));
    const settled = kept === null ? null : await settle(asked, kept);
    if (settled !== null) return settled;
    if (Date.now() > deadline) return fail(problem('idempotency-key-busy', {}));
    await pause(50);
  }
}

async function carryOut(asked: AskedOnce, held: HeldRequest): Promise<Result<Once>> {
  const alive = setInterval(() => {
    inTheOffice(asked, (client) => extendKey(client, held)).catch(() => undefined);
  }, beat);
  try {
    const done = await asRequest(held, asked.spec.secret !== true, asked.run);
    if (done.ok) await keep(asked, held, done.value);
    else await inTheOffice(asked, (client) => freeKey(client, held));
    return done.ok ? ok({ kind: 'fresh', value: done.value }) : done;
  } catch (error) {
    // Undone with its transaction, or not begun: whoever asks again may try. What is effected stays.
    await inTheOffice(asked, (client) => freeKey(client, held)).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(alive);
  }
}

/** A reply that cannot be kept now is made up later from what the use case gave. */
async function keep(asked: AskedOnce, held: HeldRequest, value: unknown): Promise<void> {
  const { spec } = asked;
  const reply = spec.secret === true ? null : value === undefined ? '' : replyText(value);
  const status = spec.status ?? (value === undefined ? 204 : 200);
  const body = asked.body ?? (await asked.streamed().catch(() => null));
  await inTheOffice(asked, (client) => keepReply(client, held, { status, reply, body })).catch(
    () => undefined,
  );
}

/** What a key that somebody else holds means for this request; null: wait. */
async function settle(asked: AskedOnce, kept: KeptRequest): Promise<Result<Once> | null> {
  if (kept.request !== asked.request) return reused;
  if (kept.state === 'running') {
    // A streamed body cannot be looked at before it is read.
    return asked.body !== null && asked.body !== kept.body ? reused : null;
  }
  if (kept.state === 'effected' && !kept.abandoned) return null;
  const body = asked.body ?? (await asked.streamed());
  if (kept.body !== null && kept.body !== body) return reused;
  return again(asked.spec, kept);
}

/** The reply of before; after a crash, what the use case gave, where that is what the route replies. */
function again(spec: Route, { state, status, reply }: KeptRequest): Result<Once> {
  const lost: Problem = problem('idempotency-reply-lost', {});
  if (state === 'answered')
    return reply === null ? fail(lost) : ok({ kind: 'again', status: status ?? 200, text: reply });
  if (spec.secret === true) return fail(lost);
  if (spec.reply === undefined) return ok({ kind: 'again', status: spec.status ?? 204, text: '' });
  const fits = reply !== null && spec.reply.safeParse(JSON.parse(reply)).success;
  return fits ? ok({ kind: 'again', status: spec.status ?? 200, text: reply }) : fail(lost);
}

const reused = fail(problem('idempotency-key-reused', {}));

const inTheOffice = <T>({ store, key }: AskedOnce, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  inOffice(store.pool, key.office, work);
