import type { SigningKey } from '../store/audit/signing-key.ts';
import type { Store } from '../store/connect.ts';
import type { ScoreDesk } from './scores/score-desk.ts';

/** What every use case works with; made once, when the server starts. */
export interface Platform {
  readonly store: Store;
  /** Where files are kept: facts, evidence, keys, snapshots. Processes that share a database share this folder. */
  readonly folder: string;
  /** Signs checkpoints, amendments and results. */
  readonly key: SigningKey;
  /** Scores of campaigns, always current. */
  readonly scores: ScoreDesk;
}
