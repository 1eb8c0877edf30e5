import { formatDay, formatMoment, parseMoment } from '../../core/quantity/day.ts';
import type { Column, Scheme } from '../../core/scheme/scheme.ts';

const secondsPerDay = 86_400;

/**
 * What a person judges now counts for the period: at this moment (UTC), or on the period's last or first day where it
 * lies outside. As text for a `date` or `moment` column, on the scheme's clock.
 */
export function countedTime(
  { period, zoneMinutes }: Pick<Scheme, 'period' | 'zoneMinutes'>,
  { type }: Pick<Column, 'type'>,
  moment: string,
): string {
  const now = parseMoment(moment, zoneMinutes);
  if (now === null) throw new Error(`${moment} is no moment`);
  const day = Math.floor(now / secondsPerDay);
  const counted = Math.min(Math.max(day, period.start), period.end - 1);
  if (type !== 'moment') return formatDay(counted);
  return formatMoment(counted === day ? now : counted * secondsPerDay);
}
