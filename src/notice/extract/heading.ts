import type { GridRow } from './grid.ts';
import { type HeadColumn, isGrouping, isHeading, isIndicatorHead, readColumns, roleOf } from './header.ts';

export interface Heading {
  readonly columns: readonly HeadColumn[];
  /** Index of the first row of the heading and of the first row behind it. */
  readonly from: number;
  readonly to: number;
}

/** The next heading of an indicator table from row `start` on: one line or two; null when there is none. */
export function findHeading(rows: readonly GridRow[], start = 0): Heading | null {
  for (let from = start; from < rows.length; from++) {
    const first = rows[from];
    if (first === undefined || !isHeading(own(first))) continue;
    const second = rows[from + 1];
    const two = second !== undefined && isHeading(own(second)) ? second : null;
    const columns = two === null ? oneLine(first) : twoLines(first, two);
    if (isIndicatorHead(columns)) return { columns, from, to: from + (two === null ? 1 : 2) };
  }
  return null;
}

const own = (row: GridRow): string[] =>
  row.slots.filter((slot) => slot.from !== 'blank').map((slot) => slot.text.replace(/\s+/g, ''));

const text = (row: GridRow, column: number): string => row.slots[column]?.text.replace(/\s+/g, '') ?? '';

function oneLine(row: GridRow): HeadColumn[] {
  const last = row.slots.findLastIndex((slot) => slot.from !== 'blank');
  return readColumns(row.slots.slice(0, last + 1).map((_, column) => [text(row, column)]));
}

function twoLines(first: GridRow, second: GridRow): HeadColumn[] {
  const spanned = second.slots.some((slot) => slot.from === 'span');
  const inPlace =
    second.slots.findIndex((slot) => slot.from !== 'blank') > 0 || text(first, 0) === text(second, 0);
  if (!spanned && !inPlace) return expandGroups(own(first), own(second));
  const width = Math.max(first.slots.length, second.slots.length);
  const titles = Array.from({ length: width }, (_, column) => {
    const [above, below] = [text(first, column), text(second, column)];
    return above === below ? [above] : [above, below];
  });
  const last = titles.findLastIndex((words) => words.some((word) => word !== ''));
  return readColumns(titles.slice(0, last + 1));
}

/**
 * Two heading lines whose spans were lost: the words of the second line belong, in order, under the grouping words of
 * the first (考核指标 → 一级指标, 二级指标; 责任单位 → 牵头单位, 配合单位).
 */
export function expandGroups(first: readonly string[], second: readonly string[]): HeadColumn[] {
  const rest = [...second];
  const titles = first.flatMap((word): string[][] => {
    const role = roleOf(word);
    if (!isGrouping(word) || !kindred(role, roleOf(rest[0] ?? ''))) return [[word]];
    const below: string[][] = [];
    while (rest.length > 0 && kindred(role, roleOf(rest[0] ?? ''))) below.push([word, rest.shift() ?? '']);
    return below;
  });
  return readColumns([...titles, ...rest.map((word) => [word])]);
}

const families = [
  ['level', 'points'],
  ['lead', 'cooperating'],
  ['description', 'standard'],
  ['standard', 'points'],
];

const kindred = (above: string | null, below: string | null): boolean =>
  above !== null &&
  below !== null &&
  (above === below || families.some((family) => family[0] === above && family.includes(below)));

/** A run of one-word lines that together make a heading, from the start of `words`; 0 when there is none. */
export function headingRun(words: readonly string[]): { columns: HeadColumn[]; length: number } | null {
  // A caption such as 共性指标 may read as a heading word; the serial number comes first where there is one.
  if (roleOf(words[1] ?? '') === 'serial') return null;
  if (isGrouping(words[0] ?? '') && /^[一二三四]级/.test(words[1] ?? '')) return null;
  let length = 0;
  while (length < Math.min(words.length, 16) && goesOn(words.slice(0, length), words[length] ?? '')) length++;
  if (length < 3) return null;
  const run = words.slice(0, length);
  const again = run.indexOf(run[0] ?? '', 1);
  if (again > 1) {
    const columns = readColumns(run.slice(again).map((word) => [word]));
    return isIndicatorHead(columns) ? { columns, length } : null;
  }
  const split = run.findIndex(
    (word, i) => i > 0 && isGrouping(run[0] ?? '') === false && startsSecondLine(run, i, word),
  );
  const columns =
    split > 0 ? expandGroups(run.slice(0, split), run.slice(split)) : readColumns(run.map((word) => [word]));
  return isIndicatorHead(columns) ? { columns, length } : null;
}

/** A level behind the offices is the first cell already, unless a second heading line began. */
function goesOn(run: readonly string[], word: string): boolean {
  const role = roleOf(word);
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
