import type { PoolClient } from 'pg';
import type { Result } from '../../core/problem/problem.ts';
import type { Scheme, Unit } from '../../core/scheme/scheme.ts';
import type { Campaign } from '../../port/store-campaign.ts';

/** A campaign with what it runs on. */
export interface OpenCampaign {
  readonly campaign: Campaign;
  /** The published version, read once per fingerprint. */
  readonly scheme: Scheme;
  /** The campaign's roster, in order of id. */
  readonly units: readonly Unit[];
}

/** The campaign of this office; `not-found` when there is none. */
export type FindCampaign = (client: PoolClient, office: string, id: string) => Promise<Result<OpenCampaign>>;
