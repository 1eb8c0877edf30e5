import { type HeadColumn, isIndicatorHead, readColumns } from './header.ts';
import { belongs, expandGroups } from './heading-groups.ts';
import { isGrouping, roleOf } from './heading-words.ts';
import { isKind } from './kind.ts';

export interface HeadingRun {
  /** What the columns may be; the words alone do not say where a second line begins. */
  readonly readings: readonly (readonly HeadColumn[])[];
  readonly length: number;
}

/** A run of one-word lines that together make a heading, from the start of `words`; null when there is none. */
export function headingRun(words: readonly string[]): HeadingRun | null {
  // A caption such as 共性指标 may read as a heading word; the serial number comes first where there is one.
  if (roleOf(words[1] ?? '') === 'serial') return null;
  if (isGrouping(words[0] ?? '') && /^[一二三四]级/.test(words[1] ?? '')) return null;
  let length = 0;
  while (
    length < Math.min(words.length, 18) &&
    (goesOn(words.slice(0, length), words[length] ?? '') || isUnknown(words, length))
  )
    length++;
  if (length < 3) return null;
  const run = words.slice(0, length);
  const readings = readingsOfRun(run).filter(isIndicatorHead);
  return readings.length === 0 ? null : { readings, length };
}

function readingsOfRun(run: readonly string[]): HeadColumn[][] {
  const again = run.indexOf(run[0] ?? '', 1);
  if (again > 1) return [repeatedLine(run.slice(0, again), run.slice(again))];
  const split = run.findIndex(
    (word, i) => i > 0 && isGrouping(run[0] ?? '') === false && startsSecondLine(run, i, word),
  );
  if (split > 0) return [expandGroups(run.slice(0, split), run.slice(split))];
  const tail = run.findIndex((_, i) => isTail(run, i));
  const one = tail > 0 && isKind(run[tail] ?? '') ? [] : [readColumns(run.map((word) => [word]))];
  return tail > 0 ? [...one, expandGroups(run.slice(0, tail), run.slice(tail))] : one;
}

/** The second line says again what the first says, but for what stands under a group. */
function repeatedLine(first: readonly string[], second: readonly string[]): HeadColumn[] {
  const group = first.find((word) => roleOf(word) === 'points' && !second.includes(word)) ?? '';
  return readColumns(second.map((word) => (isKind(word) && group !== '' ? [group, word] : [word])));
}

/** The words from `at` on may all stand below one word of the line before them. */
const isTail = (run: readonly string[], at: number): boolean =>
  run.length - at >= 2 &&
  run
    .slice(0, Math.max(0, at - 1))
    .some(
      (above, i) => !run.slice(0, i).includes(above) && run.slice(at).every((word) => belongs(above, word)),
    );

/** A word that is no heading we know, between those that are. */
function isUnknown(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at);
  const next = words.slice(at + 1, at + 3);
  const known = (word: string): boolean => roleOf(word) !== null && !before.includes(word);
  return before.length >= 2 && roleOf(words[at - 1] ?? '') !== null && next.length === 2 && next.every(known);
}

/** A level behind the offices is the first cell already, unless a second heading line began. */
function goesOn(run: readonly string[], word: string): boolean {
  const role = roleOf(word);
  const pointed = run.some((each) => roleOf(each) === 'points');
  if (pointed && isKind(word) && !run.includes(word)) return true;
  if (role !== 'level' || run.includes(word)) return role !== null;
  const led = run.some((each) => ['lead', 'cooperating'].includes(roleOf(each) ?? ''));
  return !led || run.some((each) => isGrouping(each) && roleOf(each) === 'level');
}

/** A second heading line begins where a level follows although the columns behind the levels were already named. */
function startsSecondLine(run: readonly string[], at: number, word: string): boolean {
  if (roleOf(word) !== 'level') return false;
  const before = run.slice(0, at);
  const grouped = before.some((each) => isGrouping(each) && roleOf(each) === 'level');
  return grouped && before.some((each) => ['standard', 'description', 'lead'].includes(roleOf(each) ?? ''));
}
