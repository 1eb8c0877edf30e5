import type { Platform } from '../../app/platform.ts';
import type { Route } from '../route.ts';
import type { Limits } from './limits.ts';

/** What the shell knows while it serves. */
export interface Shell {
  readonly platform: Platform;
  readonly routes: readonly Route[];
  readonly limits: Limits;
  /** Scheme, host and port under which people reach the server; null: as each request says. */
  readonly origin: string | null;
  /** Aborted when the server is about to stop: open streams end. */
  readonly stopping: AbortSignal;
}
