import type { During } from '../language/syntax.ts';
import { addMonths, addYears, parseDay } from '../quantity/day.ts';
import type { Day } from '../quantity/value.ts';

/** Half-open stretch of days: `start` is in it (null: since ever), `end` is not. Empty when start is not before end. */
export interface Window {
  readonly start: Day | null;
  readonly end: Day;
}

/**
 * The days a measure looks at. No window reaches past the as-of day, and `period` never past the period's own end.
 * `last_year` moves both ends of `period` back a year (29 February becomes the 28th).
 */
export function windowOf(
  during: During,
  period: { readonly start: Day; readonly end: Day },
  asOf: Day,
): Window {
  switch (during.kind) {
    case 'ever':
      return { start: null, end: asOf + 1 };
    case 'period':
      return { start: period.start, end: Math.min(asOf + 1, period.end) };
    case 'last_year':
      return {
        start: addYears(period.start, -1),
        end: addYears(Math.min(asOf, period.end - 1), -1) + 1,
      };
    case 'last':
      return { start: lastStart(during.amount, during.unit, asOf + 1), end: asOf + 1 };
    case 'between':
      return { start: dayNamed(during.from), end: Math.min(dayNamed(during.to), asOf + 1) };
  }
}

const lastStart = (amount: number, unit: 'days' | 'months' | 'years', end: Day): Day =>
  unit === 'days' ? end - amount : unit === 'months' ? addMonths(end, -amount) : addYears(end, -amount);

function dayNamed(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`the checker let “${text}” pass as a date`);
  return day;
}
