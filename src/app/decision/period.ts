import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { formatDay, formatMoment, parseDay, parseMoment } from '../../core/quantity/day.ts';
import { dayAt } from '../campaign/today.ts';

const secondsPerDay = 86_400;

/** When results are public and until when an appeal is on time; moments in UTC, half-open. */
export interface PublicPeriod {
  readonly publicFrom: string;
  readonly publicTo: string;
  readonly appealTo: string;
}

export interface AskedPeriod {
  /** Moments with zone; no `from` is now. */
  readonly from: string | null;
  readonly to: string;
  /** Whole calendar days after the first in which an appeal is on time; 0: as long as results are public. */
  readonly appealDays: number;
}

/** The period of a publication; days begin at midnight on the scheme's clock. */
export function publicPeriod(asked: AskedPeriod, now: string, zoneMinutes: number): Result<PublicPeriod> {
  const publicFrom = utc(asked.from ?? now);
  const publicTo = utc(asked.to);
  if (publicFrom === null || publicTo === null || publicTo <= publicFrom || publicTo <= (utc(now) ?? ''))
    return fail(problem('publication-period-wrong', {}));
  if (asked.appealDays === 0) return ok({ publicFrom, publicTo, appealTo: publicTo });
  const last = (parseDay(dayAt(publicFrom, zoneMinutes)) ?? 0) + asked.appealDays;
  const appealTo = midnight(last + 1, zoneMinutes);
  if (appealTo <= publicTo) return ok({ publicFrom, publicTo, appealTo });
  return fail(
    problem('publication-period-short', { to: dayAt(publicTo, zoneMinutes), appealTo: formatDay(last) }),
  );
}

/** `YYYY-MM-DDTHH:MM:SS.ffffffZ`, so that texts compare as moments; null for no moment with a zone. */
export function utc(text: string): string | null {
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const seconds = parseMoment(text, 0);
  if (seconds === null) return null;
  const fraction = /\.(\d{1,6})\d*(?:Z|[+-])/.exec(text)?.[1] ?? '';
  return `${formatMoment(seconds)}.${fraction.padEnd(6, '0')}Z`;
}

/** The first moment of a day on a clock `zoneMinutes` east of UTC, in UTC. */
const midnight = (day: number, zoneMinutes: number): string =>
  `${formatMoment(day * secondsPerDay - zoneMinutes * 60)}.000000Z`;
