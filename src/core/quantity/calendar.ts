import type { Day } from './value.ts';

/** Workdays are data: Monday to Friday, less `holidays`, plus `workingWeekends`, trusted from `from` to before `to`. */
export interface WorkCalendar {
  readonly from: Day;
  readonly to: Day;
  readonly holidays: readonly Day[];
  readonly workingWeekends: readonly Day[];
}
