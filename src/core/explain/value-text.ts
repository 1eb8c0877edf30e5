import type { MeasureValue } from '../measure/plan.ts';
import { formatDay, formatMoment } from '../quantity/day.ts';
import { exactDecimal, toDecimal } from '../quantity/decimal.ts';
import type { Rational } from '../quantity/rational.ts';
import type { Scalar } from '../quantity/value.ts';

const shownDecimals = 8;
// Days of the years 1–9999 stay below this; only moments in the first weeks of 1970 would be taken for days.
const farthestDay = 3_000_000;

/** A number in full where it ends, else as a fraction with its first decimals. */
export function exactText(x: Rational): string {
  const exact = exactDecimal(x);
  return exact.includes('/') ? `${exact} ≈ ${toDecimal(x, shownDecimals)}` : exact;
}

/** A value as text: numbers exactly, dates as YYYY-MM-DD. */
export function scalarText(value: Scalar): string {
  if (typeof value === 'object') return exactText(value);
  if (typeof value !== 'number') return String(value);
  return Math.abs(value) < farthestDay ? formatDay(value) : formatMoment(value);
}

/** What the facts answered to one question. */
export function answerText(answer: MeasureValue): string {
  if (answer.kind === 'values') return answer.values.map(exactText).join(', ');
  if (answer.kind === 'groups') {
    return answer.groups
      .map((each) => `${exactText(each.numerator)} / ${exactText(each.denominator)} × ${each.periods}`)
      .join('; ');
  }
  return answer.value === null ? '–' : scalarText(answer.value);
}
