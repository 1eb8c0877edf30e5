import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Member } from './roster.ts';
import type { GeneratorSettings } from './settings.ts';
import type { DatasetUsage } from './usage.ts';

/** What every dataset of a set is planned from. */
export interface Casting {
  readonly scheme: Scheme;
  readonly settings: GeneratorSettings;
  readonly members: readonly Member[];
  readonly usage: ReadonlyMap<string, DatasetUsage>;
  readonly seed: string;
}
