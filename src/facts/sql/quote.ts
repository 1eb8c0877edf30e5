import { formatDay } from '../../core/quantity/day.ts';
import type { Day } from '../../core/quantity/value.ts';

/** The one way a name gets into SQL. */
export const identifier = (name: string): string => `"${plain(name).replaceAll('"', '""')}"`;

/** The one way a text gets into SQL. */
export const text = (value: string): string => `'${plain(value).replaceAll("'", "''")}'`;

/** A DATE literal. */
export const date = (day: Day): string => `DATE '${formatDay(day)}'`;

/** A TIMESTAMP literal: midnight at the start of the day. */
export const midnight = (day: Day): string => `TIMESTAMP '${formatDay(day)} 00:00:00'`;

// SQL text ends at NUL in the engine's own interface; no cell, name or formula that passed its checks holds one.
function plain(value: string): string {
  if (value.includes('\u0000')) throw new Error('a NUL character cannot stand in SQL');
  return value;
}
