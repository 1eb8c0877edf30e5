import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { isTold, type KnownEvent, shiftsRights } from './audience.ts';
import type { EventHub } from './hub.ts';

/** What a listener is told. `reset`: too much was missed to tell it all; look at everything again. */
export type Told =
  | { readonly kind: 'ready'; readonly sequence: number }
  | { readonly kind: 'reset'; readonly sequence: number }
  | { readonly kind: 'event'; readonly event: KnownEvent; readonly own: boolean }
  /** A sign of life; whether the listener may go on should be looked at. */
  | { readonly kind: 'alive' };

export interface AskedEvents {
  /** The last event the listener has; null when it begins now. */
  readonly after: number | null;
  readonly signal: AbortSignal;
}

const mostOfAccount = 10;
const mostOfAll = 2_000;
const heartbeat = 15_000;
const mostMissed = 2_000;
const page = 500;

const streams = new WeakMap<EventHub, Map<string, number>>();

/** What happens in the actor's office, as far as it is its business, until the signal. */
export function watchEvents(hub: EventHub, actor: Actor, asked: AskedEvents): Result<AsyncGenerator<Told>> {
  const refusal = permit(actor, 'event.read', { office: actor.office }) ?? roomProblem(hub, actor);
  return refusal === null ? ok(watch(hub, actor, asked)) : fail(refusal);
}

async function* watch(hub: EventHub, actor: Actor, { after, signal }: AskedEvents): AsyncGenerator<Told> {
  enter(hub, actor);
  const box = await hub.subscribe(actor.office).catch((error: unknown) => {
    leave(hub, actor);
    throw error;
  });
  const end = (): void => box.close();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    let seen = yield* catchUp(hub, actor, after);
    for (;;) {
      const event = await box.take(heartbeat);
      if (event === undefined) return;
      if (event === null) yield { kind: 'alive' };
      else if (event.sequence > seen) {
        seen = event.sequence;
        yield* tell(actor, event);
      }
    }
  } finally {
    end();
    leave(hub, actor);
  }
}

/** Tells what the listener missed, and gives the number up to which it was told. */
async function* catchUp(hub: EventHub, actor: Actor, after: number | null): AsyncGenerator<Told, number> {
  const last = await hub.last(actor.office);
  if (after === null || after > last) {
    yield { kind: 'ready', sequence: last };
    return last;
  }
  let seen = after;
  for (let missed = 0; missed < mostMissed; missed += page) {
    const events = await hub.after(actor.office, seen, page);
    for (const event of events) {
      seen = event.sequence;
      yield* tell(actor, event);
    }
    if (events.length < page) return seen;
  }
  yield { kind: 'reset', sequence: last };
  return Math.max(last, seen);
}

function* tell(actor: Actor, event: KnownEvent): Generator<Told> {
  if (isTold(actor, event)) yield { kind: 'event', event, own: event.actor === actor.account };
  else if (shiftsRights(event)) yield { kind: 'alive' };
}

function roomProblem(hub: EventHub, { account }: Actor): Problem | null {
  const own = streams.get(hub)?.get(account) ?? 0;
  if (own >= mostOfAccount) return problem('streams-exceeded', { max: String(mostOfAccount) });
  return streamsOf(hub) >= mostOfAll ? problem('streams-exceeded', { max: String(mostOfAll) }) : null;
}

function enter(hub: EventHub, { account }: Actor): void {
  const counts = streams.get(hub) ?? new Map<string, number>();
  streams.set(hub, counts.set(account, (counts.get(account) ?? 0) + 1));
}

function leave(hub: EventHub, { account }: Actor): void {
  const counts = streams.get(hub);
  const left = (counts?.get(account) ?? 1) - 1;
  if (left <= 0) counts?.delete(account);
  else counts?.set(account, left);
}

/** How many listen at this moment, for the metrics. */
export const streamsOf = (hub: EventHub): number =>
  [...(streams.get(hub)?.values() ?? [])].reduce((sum, each) => sum + each, 0);
