import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import pg from 'pg';
import { eventChannel } from '../../store/write/events.ts';

/** A connection of its own that hears of commits. */
export interface Listener {
  close(): Promise<void>;
}

const shortestPause = 200;
const longestPause = 5_000;

/**
 * Calls `onOffice` for each commit with events. A connection that breaks is made again; since something may have been
 * missed meanwhile, `onAny` is called then.
 */
export function listen(pool: Pool, onOffice: (office: string) => void, onAny: () => void): Listener {
  const stopping = new AbortController();
  const { signal } = stopping;
  const going = stay();
  return {
    async close() {
      stopping.abort();
      await going;
    },
  };

  async function stay(): Promise<void> {
    let wait = shortestPause;
    while (!signal.aborted) {
      const heard = await hear().catch(() => false);
      wait = heard ? shortestPause : Math.min(longestPause, wait * 2);
      if (!signal.aborted) await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Listens until the connection ends; true when there was one. */
  async function hear(): Promise<boolean> {
    const client = new pg.Client(pool.options);
    const ended = new Promise<void>((done) => {
      client.once('end', done);
      client.on('error', () => done());
      signal.addEventListener('abort', () => done(), { once: true });
    });
    client.on('notification', ({ payload }) => onOffice(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${eventChannel}`);
      onAny();
      await ended;
      return true;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
