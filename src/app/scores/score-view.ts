import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { formatDay, parseDay } from '../../core/quantity/day.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { todayOf } from '../campaign/today.ts';
import { readStandpoint } from '../standpoint.ts';
import type { Viewed } from './campaign-scores.ts';
import type { SeenFrom } from './score-desk.ts';

/**
 * From where a campaign is seen. Without a day: the last of the period, or today by the database's clock where that is
 * earlier, but no day before the period. Problems: no such day or moment, a day before the period.
 */
export async function viewOf(
  client: Pick<PoolClient, 'query'>,
  { scheme, units }: OpenCampaign,
  { asOf, knownAt }: SeenFrom,
): Promise<Result<Viewed>> {
  const day = asOf ?? (await defaultDay(client, scheme));
  const at = readStandpoint(scheme, { asOf: day, knownAt: null });
  const wrong =
    knownAt === null || zoned.test(knownAt) ? [] : [problem('known-at-invalid', { text: knownAt })];
  if (!at.ok || wrong.length > 0) return fail(...at.problems, ...wrong);
  // The moment stays as it was written, to the microsecond: it is a part of the result's hash.
  return ok({ scheme, units, at: { asOf: at.value.asOf, knownAt } });
}

/** The last day of the period (YYYY-MM-DD), or today where that is earlier, but no day before the period. */
export async function defaultDay(client: Pick<PoolClient, 'query'>, scheme: Scheme): Promise<string> {
  const { start, end } = scheme.period;
  const today = parseDay(await todayOf(client, scheme)) ?? start;
  return formatDay(Math.max(start, Math.min(end - 1, today)));
}

const zoned = /T.*(Z|[+-]\d{2}:\d{2})$/;
