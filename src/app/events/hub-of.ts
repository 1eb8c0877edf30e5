import type { Store } from '../../store/connect.ts';
import type { Platform } from '../platform.ts';
import { type EventHub, openHub } from './hub.ts';

const hubs = new WeakMap<Store, EventHub>();

/** The hub of a platform, opened when somebody first listens. */
export function hubOf({ store }: Pick<Platform, 'store'>): EventHub {
  const hub = hubs.get(store) ?? openHub(store.pool);
  hubs.set(store, hub);
  return hub;
}

/** Ends all streams of a platform. */
export async function closeHub({ store }: Pick<Platform, 'store'>): Promise<void> {
  const hub = hubs.get(store);
  hubs.delete(store);
  await hub?.close();
}
