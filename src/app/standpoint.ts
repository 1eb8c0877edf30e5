import type { Standpoint } from '../core/measure/plan.ts';
import { fail, ok, problem, type Result } from '../core/problem/problem.ts';
import { formatDay, formatMoment, parseDay, parseMoment } from '../core/quantity/day.ts';
import type { Scheme } from '../core/scheme/scheme.ts';

/** From where a run looks at the facts, as somebody wrote it; null takes the default. */
export interface AskedStandpoint {
  /** A day; default: the last of the period. */
  readonly asOf: string | null;
  /** A day (its end) or a moment, on the scheme's clock where it names no zone; default: all that is known. */
  readonly knownAt: string | null;
}

/** Reads a standpoint. Problems: no such day or moment, a day before the period. */
export function readStandpoint(scheme: Scheme, asked: AskedStandpoint): Result<Standpoint> {
  const asOf = asked.asOf === null ? scheme.period.end - 1 : parseDay(asked.asOf);
  const knownAt = asked.knownAt === null ? null : readMoment(asked.knownAt, scheme.zoneMinutes);
  const problems = [
    ...(asOf === null ? [problem('as-of-invalid', { text: asked.asOf ?? '' })] : []),
    ...(knownAt === undefined ? [problem('known-at-invalid', { text: asked.knownAt ?? '' })] : []),
  ];
  if (asOf === null || knownAt === undefined) return fail(...problems);
  if (asOf >= scheme.period.start) return ok({ asOf, knownAt });
  const [day, start] = [formatDay(asOf), formatDay(scheme.period.start)];
  return fail(problem('as-of-before-period', { day, start }));
}

/** ISO 8601 with the scheme's zone, so that one moment has one spelling; undefined when it is none. */
export function readMoment(text: string, zoneMinutes: number): string | undefined {
  const day = parseDay(text);
  const moment = day === null ? parseMoment(text, zoneMinutes) : (day + 1) * 86_400 - 1;
  return moment === null ? undefined : `${formatMoment(moment)}${zoneText(zoneMinutes)}`;
}

function zoneText(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
