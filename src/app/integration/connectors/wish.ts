import type { PoolClient } from 'pg';
import { type Problem, problem } from '../../../core/problem/problem.ts';
import { readIntegrationSetting } from '../../../store/view/integration-setting.ts';
import { clockOf } from '../../../store/write/schedules.ts';
import { findCampaign } from '../../campaign/find-campaign.ts';
import { isSchedule } from '../../job/schedule.ts';
import { allowedPlace, allowedUrl } from '../guard/target.ts';
import { mappingProblems } from './mapping.ts';
import { bindQuery } from './query.ts';
import type { Mapping, Source } from './source.ts';

/** What an office says of a connector. */
export interface ConnectorWish {
  readonly campaign: string;
  readonly dataset: string;
  readonly name: string;
  readonly action: 'append' | 'replace';
  readonly source: Source;
  readonly mapping: Mapping;
  readonly schedule: string | null;
  /** Where the next pull starts; null where the source does not ask. */
  readonly since: string | null;
  /** The password or key; null for none; left out it stays. */
  readonly secret?: string | null | undefined;
}

/** What is wrong with it: its dataset and mapping, its place, its query, its schedule. */
export async function wishProblems(
  client: PoolClient,
  office: string,
  wish: ConnectorWish,
): Promise<readonly Problem[]> {
  const reach = await readIntegrationSetting(client, office);
  const { source, schedule } = wish;
  const allowed =
    'host' in source ? allowedPlace(source.host, source.port, reach) : allowedUrl(source.url, reach);
  const scheduled = schedule === null || isSchedule(schedule, await clockOf(client));
  return [
    ...(await datasetProblems(client, office, wish)),
    ...allowed.problems,
    ...queryProblems(wish),
    ...(scheduled ? [] : [problem('schedule-invalid', { text: schedule ?? '' })]),
  ];
}

async function datasetProblems(
  client: PoolClient,
  office: string,
  { campaign, dataset, mapping }: ConnectorWish,
): Promise<readonly Problem[]> {
  const open = await findCampaign(client, office, campaign);
  if (!open.ok) return open.problems;
  const { datasets } = open.value.scheme;
  const found = datasets.find((each) => each.name === dataset);
  if (found !== undefined) return mappingProblems(found, mapping);
  const known = datasets.map((each) => each.name).join('、');
  return [problem('connector-dataset-unknown', { dataset, known })];
}

function queryProblems({ source, since }: ConnectorWish): readonly Problem[] {
  if ('query' in source) {
    const bound = bindQuery(source.query, since, () => '?');
    return bound.ok ? [] : bound.problems;
  }
  return source.url.includes('{since}') && since === null
    ? [problem('connector-query-invalid', { reason: '{since}' })]
    : [];
}
