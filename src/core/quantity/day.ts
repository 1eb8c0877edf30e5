import type { Day, Moment } from './value.ts';

const secondsPerDay = 86_400;
const dayPattern = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{4})\/(\d{1,2})\/(\d{1,2}))$/;
const timePattern = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/i;

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** `2020-06-30` or `2020/6/30`, a day that exists in the years 1–9999; null for anything else. */
export function parseDay(text: string): Day | null {
  const match = dayPattern.exec(text);
  if (match === null) return null;
  const [year, month, date] = match.slice(match[1] === undefined ? 4 : 1).map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  return dayFrom(year, month, date);
}

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const { year, month, date } = civil(day);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`;
}

/**
 * A day alone (its midnight), or a day, `T` or a space, `H:MM[:SS[.fraction]]` and an optional zone (`Z`, `+08:00`).
 * With a zone the moment is moved to the wall clock of `zoneMinutes` east of UTC; without, it is on that clock already.
 * Fractions of a second are dropped; 24:00 is the next midnight.
 */
export function parseMoment(text: string, zoneMinutes: number): Moment | null {
  const cut = text.search(/[T ]/i);
  const day = parseDay(cut < 0 ? text : text.slice(0, cut));
  if (day === null) return null;
  if (cut < 0) return day * secondsPerDay;
  const seconds = secondsOfTime(text.slice(cut + 1), zoneMinutes);
  return seconds === null ? null : day * secondsPerDay + seconds;
}

/** `YYYY-MM-DDTHH:MM:SS` on the scheme's wall clock. */
export function formatMoment(moment: Moment): string {
  const seconds = moment - dayOf(moment) * secondsPerDay;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${formatDay(dayOf(moment))}T${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

/** `+08:00`, `-03:30` or `Z` as minutes east of UTC; null for anything else or beyond ±18 hours. */
export function parseZone(text: string): number | null {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(text);
  return match === null ? null : zoneOffset(match[1], match[2], match[3]);
}

export const dayOf = (moment: Moment): Day => Math.floor(moment / secondsPerDay);
export const yearOf = (day: Day): number => civil(day).year;
/** 1–12. */
export const monthOf = (day: Day): number => civil(day).month;
/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => modulo(day + 3, 7) + 1;

/** The same date `n` months on; a date past the end of that month becomes its last day. */
export function addMonths(day: Day, n: number): Day {
  const { year, month, date } = civil(day);
  const months = year * 12 + (month - 1) + n;
  const [newYear, newMonth] = [Math.floor(months / 12), modulo(months, 12) + 1];
  return dayFrom(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)));
}

/** The same date `n` years on; 29 February becomes 28 in a common year. */
export const addYears = (day: Day, n: number): Day => addMonths(day, 12 * n);

function secondsOfTime(text: string, zoneMinutes: number): number | null {
  const match = timePattern.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const total = hours * 3600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || total > secondsPerDay) return null;
  if (match[4] === undefined && match[5] === undefined) return total;
  const offset = match[5] === undefined ? 0 : zoneOffset(match[5], match[6], match[7]);
  return offset === null ? null : total + (zoneMinutes - offset) * 60;
}

function zoneOffset(sign: string | undefined, hours: string | undefined, minutes: string | undefined) {
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || total > 18 * 60) return null;
  return sign === '-' ? -total : total;
}

// Years are counted from March, so that the leap day is the last of its year and months have a linear rule.
function dayFrom(year: number, month: number, date: number): Day {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = modulo(month - 3, 12);
  return daysBeforeMarch(marchYear) + daysBeforeMonth(marchMonth) + date - 1;
}

function civil(day: Day): Civil {
  let marchYear = Math.floor((day + daysToEpoch) / 365.2425);
  if (daysBeforeMarch(marchYear) > day) marchYear -= 1;
  else if (daysBeforeMarch(marchYear + 1) <= day) marchYear += 1;
  const dayOfYear = day - daysBeforeMarch(marchYear);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  return {
    year: marchMonth < 10 ? marchYear : marchYear + 1,
    month: marchMonth < 10 ? marchMonth + 3 : marchMonth - 9,
    date: dayOfYear - daysBeforeMonth(marchMonth) + 1,
  };
}

// 0000-03-01 is this many days before 1970-01-01.
const daysToEpoch = 719_468;
const daysBeforeMarch = (year: number): Day =>
  365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) - daysToEpoch;
const daysBeforeMonth = (marchMonth: number): number => Math.floor((153 * marchMonth + 2) / 5);

const isLeap = (year: number): boolean =>
  modulo(year, 4) === 0 && (modulo(year, 100) !== 0 || modulo(year, 400) === 0);
const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeap(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

const modulo = (a: number, b: number): number => a - b * Math.floor(a / b);
const twoDigits = (n: number): string => String(n).padStart(2, '0');
