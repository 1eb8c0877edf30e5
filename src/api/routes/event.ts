import { z } from 'zod';
import { hubOf } from '../../app/events/hub-of.ts';
import { type Told, watchEvents } from '../../app/events/watch-events.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route, type SentEvent } from '../route.ts';
import { eventSchema } from '../schemas/event.ts';

export const eventRoutes: readonly Route[] = [
  route({
    id: 'event.watch',
    method: 'GET',
    path: '/events',
    tag: 'event',
    summary: {
      zh: '持续接收变化通知(server-sent events)；断开后带 Last-Event-ID 续接',
      en: 'changes as they happen (server-sent events); Last-Event-ID goes on after a break',
    },
    access: 'event.read',
    query: z.strictObject({
      /** As Last-Event-ID, for those who cannot set headers. */
      after: z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number)
        .optional(),
    }),
    file: 'text/event-stream',
    run: async ({ platform, actor, query, lastEvent, signal }) => {
      const told = watchEvents(hubOf(platform), actor, { after: lastEvent ?? query.after ?? null, signal });
      return told.ok ? ok({ kind: 'events', events: sent(told.value) }) : told;
    },
  }),
];

async function* sent(told: AsyncGenerator<Told>): AsyncGenerator<SentEvent> {
  for await (const each of told) yield toSent(each);
}

function toSent(told: Told): SentEvent {
  if (told.kind === 'alive') return null;
  if (told.kind !== 'event') return { id: told.sequence, name: told.kind, data: { sequence: told.sequence } };
  const { office: _office, actor: _actor, leads: _leads, ...event } = told.event;
  return { id: event.sequence, name: 'change', data: eventSchema.parse({ ...event, own: told.own }) };
}
