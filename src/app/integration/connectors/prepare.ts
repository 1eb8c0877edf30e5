import type { PoolClient } from 'pg';
import { unseal } from '../../../account/seal.ts';
import { fail, ok, problem, type Result } from '../../../core/problem/problem.ts';
import type { Dataset } from '../../../core/scheme/scheme.ts';
import type { Connector } from '../../../port/store-connector.ts';
import { connectorSecret } from '../../../store/view/connectors.ts';
import { readIntegrationSetting } from '../../../store/view/integration-setting.ts';
import { sealingKey } from '../../account/vault.ts';
import { findCampaign } from '../../campaign/find-campaign.ts';
import type { OpenCampaign } from '../../campaign/open-campaign.ts';
import { pickDataset } from '../../facts/campaign-facts.ts';
import type { Platform } from '../../platform.ts';
import type { Lookup } from '../guard/resolve.ts';
import { mappingProblems } from './mapping.ts';
import type { Reading } from './rows.ts';
import { type Mapping, type Source, sourceSchema } from './source.ts';

/** A connector with all that a pull needs. */
export interface Prepared {
  readonly connector: Connector;
  readonly open: OpenCampaign;
  readonly dataset: Dataset;
  readonly source: Source;
  readonly mapping: Mapping;
  readonly reading: Reading;
}

/** How a pull reaches out; `lookup` for tests of the guard. */
export interface PullOptions {
  readonly signal: AbortSignal;
  readonly lookup?: Lookup;
}

/** What a connector's secret is sealed for: it opens for nothing else. */
export const connectorPurpose = (id: string): string => `connector/${id}`;

/** Reads what a pull needs; the mapping is held against the scheme as it is now. */
export async function preparePull(
  platform: Platform,
  client: PoolClient,
  connector: Connector,
  { signal, lookup }: PullOptions,
): Promise<Result<Prepared>> {
  const { office, campaign, since } = connector;
  const open = await findCampaign(client, office, campaign);
  if (!open.ok) return open;
  const dataset = pickDataset(open.value.scheme, connector.dataset);
  if (!dataset.ok) return dataset;
  const wrong = mappingProblems(dataset.value, [...connector.mapping]);
  if (wrong.length > 0) return fail(...wrong);
  const secret = await openSecret(platform, client, connector);
  if (!secret.ok) return secret;
  const source = sourceSchema.parse(connector.source);
  const reach = await readIntegrationSetting(client, office);
  const limited = AbortSignal.any([signal, AbortSignal.timeout(source.seconds * 1000)]);
  const reading: Reading = {
    secret: secret.value,
    since,
    zoneMinutes: open.value.scheme.zoneMinutes,
    guard: { reach, ...(lookup === undefined ? {} : { lookup }) },
    signal: limited,
  };
  const mapping = [...connector.mapping];
  return ok({ connector, open: open.value, dataset: dataset.value, source, mapping, reading });
}

async function openSecret(
  platform: Platform,
  client: PoolClient,
  { office, id }: Connector,
): Promise<Result<string | null>> {
  const sealed = await connectorSecret(client, office, id);
  if (sealed === null) return ok(null);
  const secret = unseal(await sealingKey(platform), sealed, connectorPurpose(id));
  return secret === null ? fail(problem('secret-unreadable', {})) : ok(secret);
}
