import { type HeadColumn, readColumns } from './header.ts';
import { isGrouping, roleOf } from './heading-words.ts';
import { isKind } from './kind.ts';

/**
 * Two heading lines whose spans were lost: the words of the second line belong, in order, under the grouping words of
 * the first (考核指标 → 一级指标, 二级指标; 责任单位 → 牵头单位, 配合单位).
 */
export function expandGroups(first: readonly string[], second: readonly string[]): HeadColumn[] {
  const rest = [...second];
  const titles = first.flatMap((word): string[][] => {
    if (!groups(word, rest[0] ?? '', first)) return [[word]];
    const below: string[][] = [];
    while (rest.length > 0 && belongs(word, rest[0] ?? '')) below.push([word, rest.shift() ?? '']);
    return below;
  });
  return readColumns([...titles, ...rest.map((word) => [word])]);
}

/** A heading of several columns: its word says so, or no other word of the line is of the kind below. */
function groups(word: string, below: string, line: readonly string[]): boolean {
  if (!belongs(word, below)) return false;
  if (isGrouping(word)) return true;
  return line.filter((each) => belongs(each, below)).length === 1 && !line.some(isGroupOf(below));
}

const isGroupOf =
  (below: string) =>
  (word: string): boolean =>
    isGrouping(word) && belongs(word, below);

/** Whether a heading word may stand below another. */
export const belongs = (above: string, below: string): boolean =>
  roleOf(above) === 'points' && isKind(below) ? true : kindred(roleOf(above), roleOf(below));

const families = [
  ['level', 'points'],
  ['lead', 'cooperating'],
  ['description', 'standard'],
  ['standard', 'points', 'description'],
];

const kindred = (above: string | null, below: string | null): boolean =>
  above !== null &&
  below !== null &&
  (above === below || families.some((family) => family[0] === above && family.includes(below)));
