import chineseDays from 'chinese-days';

/**
 * Days off from Monday to Friday and weekend days worked, from `from` to before `to` (YYYY-MM-DD), as published by the
 * State Council. Years not yet published have plain weekends: the scheme's calendar is there to be corrected.
 */
export function workCalendarOf(from: string, to: string): { holidays: string[]; workingWeekends: string[] } {
  const holidays: string[] = [];
  const workingWeekends: string[] = [];
  const day = 24 * 60 * 60 * 1000;
  for (let at = Date.parse(`${from}T00:00:00Z`); at < Date.parse(`${to}T00:00:00Z`); at += day) {
    const date = new Date(at);
    const text = date.toISOString().slice(0, 10);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    const working = chineseDays.isWorkday(text);
    if (!weekend && !working) holidays.push(text);
    if (weekend && working) workingWeekends.push(text);
  }
  return { holidays, workingWeekends };
}
