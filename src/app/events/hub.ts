import type { Pool } from 'pg';
import { eventsAfter, lastEventOf } from '../../store/view/events.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import type { KnownEvent } from './audience.ts';
import { concernedLeads } from './concerned-leads.ts';
import { type Listener, listen } from './listener.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';

/** Where the events of a database arrive, once for all who listen in this process. */
export interface EventHub {
  /** The events of an office from now on. Close it after use. */
  subscribe(office: string): Promise<Mailbox<KnownEvent>>;
  /** Events after one, oldest first; at most `limit`. */
  after(office: string, sequence: number, limit: number): Promise<readonly KnownEvent[]>;
  /** The number of the last event. */
  last(office: string): Promise<number>;
  close(): Promise<void>;
}

interface Audience {
  readonly boxes: Set<Mailbox<KnownEvent>>;
  /** Up to where the boxes were told. */
  told: number;
  /** Readings follow one another. */
  reading: Promise<void>;
}

const page = 500;
const mostWaiting = 2_000;
/** A notice that got lost is made up for after this time. */
const safetyMilliseconds = 15_000;

export function openHub(pool: Pool): EventHub {
  const offices = new Map<string, Audience>();
  const readAll = (): void => [...offices.keys()].forEach(tell);
  let listener: Listener | null = null;
  const clock = setInterval(readAll, safetyMilliseconds).unref();

  const after = (office: string, sequence: number, limit: number): Promise<readonly KnownEvent[]> =>
    inOffice(
      pool,
      office,
      async (client) => {
        const events = await eventsAfter(client, office, sequence, limit);
        const known: KnownEvent[] = [];
        for (const event of events) known.push({ ...event, leads: await concernedLeads(client, event) });
        return known;
      },
      'snapshot',
    );
  const last = (office: string): Promise<number> =>
    inOffice(pool, office, (client) => lastEventOf(client, office), 'snapshot');

  /** Reads what is new for an office and puts it into every box. */
  function tell(office: string): void {
    const audience = offices.get(office);
    if (audience === undefined) return;
    audience.reading = audience.reading.then(() => read(office, audience)).catch(() => undefined);
  }

  async function read(office: string, audience: Audience): Promise<void> {
    for (;;) {
      const events = await after(office, audience.told, page);
      for (const event of events) {
        audience.told = event.sequence;
        for (const box of audience.boxes) if (!box.put(event)) box.close();
      }
      if (events.length < page) return;
    }
  }

  return {
    async subscribe(office) {
      listener ??= listen(pool, tell, readAll);
      const audience = offices.get(office) ?? {
        boxes: new Set(),
        told: await last(office),
        reading: Promise.resolve(),
      };
      const present = offices.get(office) ?? audience;
      offices.set(office, present);
      const box = openMailbox<KnownEvent>(mostWaiting);
      const open: Mailbox<KnownEvent> = {
        ...box,
        close() {
          box.close();
          present.boxes.delete(open);
          if (present.boxes.size === 0) offices.delete(office);
        },
      };
      present.boxes.add(open);
      // What was committed while the place was being taken.
      tell(office);
      return open;
    },
    after,
    last,
    async close() {
      clearInterval(clock);
      for (const { boxes } of offices.values()) for (const box of [...boxes]) box.close();
      await listener?.close();
    },
  };
}
