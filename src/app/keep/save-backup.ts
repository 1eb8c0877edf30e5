import { resolve } from 'node:path';
import type { Result } from '../../core/problem/problem.ts';
import { backup } from '../../store/backup/backup.ts';
import type { Manifest } from '../../store/backup/manifest.ts';
import { type StorePlace, withExistingStore } from './store-place.ts';

/** Saves the whole store, as it is at one moment, to a new folder. The server may be running. */
export const saveBackup = (place: StorePlace, folder: string): Promise<Result<Manifest>> =>
  withExistingStore(place, (store, data) => backup(store.pool, resolve(folder), data));
