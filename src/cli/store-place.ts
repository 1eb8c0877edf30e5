import type { StorePlace } from '../app/keep/store-place.ts';
import type { Invocation } from './command.ts';
import { usualFolder } from './commands/serve.ts';
import type { Host } from './host.ts';

/** Where the store is that a command works on: `--data` and DATABASE_URL, as for `serve`. */
export function placeOf({ options }: Invocation, { environment }: Host): StorePlace {
  return {
    folder: options.data ?? environment.ZHUNSHENG_DATA ?? usualFolder,
    databaseUrl: environment.DATABASE_URL ?? null,
  };
}
