import { z } from 'zod';
import { day } from './scalars.ts';

/** calendar.yaml */
export const calendarFile = z
  .strictObject({
    from: day.describe('从这一天起可信 / first day known'),
    to: day.describe('到这一天之前可信,不含当天 / known up to before this day'),
    holidays: z.array(day).max(5_000).default([]).describe('不上班的日子 / days off'),
    working_weekends: z.array(day).max(5_000).default([]).describe('上班的周末 / weekend days worked'),
  })
  .describe('工作日历 / work calendar');

export type CalendarFile = z.output<typeof calendarFile>;
