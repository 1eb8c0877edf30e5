import type { PoolClient } from 'pg';
import { dayOf, formatDay, parseMoment } from '../../core/quantity/day.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { utcNow } from '../../store/write/moment.ts';

/** The present day (YYYY-MM-DD) by the database's clock, on the wall clock of the scheme. */
export async function todayOf(
  client: Pick<PoolClient, 'query'>,
  { zoneMinutes }: Pick<Scheme, 'zoneMinutes'>,
): Promise<string> {
  return dayAt(await utcNow(client), zoneMinutes);
}

/** The day (YYYY-MM-DD) of a moment with zone, on the wall clock `zoneMinutes` east of UTC. */
export function dayAt(moment: string, zoneMinutes: number): string {
  const seconds = parseMoment(moment, zoneMinutes);
  if (seconds === null) throw new Error(`${moment} is no moment`);
  return formatDay(dayOf(seconds));
}
