import type { WorkCalendar } from '../../quantity/calendar.ts';
import { formatDay, weekday } from '../../quantity/day.ts';
import type { Day } from '../../quantity/value.ts';
import type { CalendarFile } from '../shape/calendar-file.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { type Ground, report } from './ground.ts';

/** The work calendar. Problems: reversed, days outside it or listed twice, a working weekend that is a weekday. */
export function buildCalendar(ground: Ground, spot: Spot, shape: CalendarFile): WorkCalendar {
  if (shape.from >= shape.to) {
    report(
      ground,
      'period-reversed',
      { from: formatDay(shape.from), to: formatDay(shape.to) },
      spotIn(spot, 'to'),
    );
  }
  const seen = new Set<Day>();
  for (const list of ['holidays', 'working_weekends'] as const) {
    shape[list].forEach((day, i) => {
      checkDay(ground, spotIn(spot, list, i), shape, day, seen);
      if (list === 'working_weekends' && weekday(day) < 6) {
        report(ground, 'calendar-not-weekend', { day: formatDay(day) }, spotIn(spot, list, i));
      }
    });
  }
  return {
    from: shape.from,
    to: shape.to,
    holidays: sorted(shape.holidays),
    workingWeekends: sorted(shape.working_weekends),
  };
}

const sorted = (days: readonly Day[]): readonly Day[] => [...days].sort((a, b) => a - b);

function checkDay(ground: Ground, spot: Spot, { from, to }: CalendarFile, day: Day, seen: Set<Day>): void {
  if (day < from || day >= to) report(ground, 'calendar-day-outside', { day: formatDay(day) }, spot);
  if (seen.has(day)) report(ground, 'calendar-day-repeated', { day: formatDay(day) }, spot);
  seen.add(day);
}

/** Problem: the calendar does not cover the whole period. */
export function checkCovers(
  ground: Ground,
  spot: Spot,
  calendar: WorkCalendar,
  period: { readonly start: Day; readonly end: Day },
): void {
  if (calendar.from <= period.start && calendar.to >= period.end) return;
  const params = {
    from: formatDay(calendar.from),
    to: formatDay(calendar.to),
    start: formatDay(period.start),
    end: formatDay(period.end - 1),
  };
  report(ground, 'calendar-too-short', params, spot);
}
