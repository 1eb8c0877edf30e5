import { compareCodePoints } from '../../quantity/canonical.ts';

/** The names closest to a misspelt one, at most five, as a list to read; for none, all that there are (up to eight). */
export function candidates(name: string, all: Iterable<string>): string {
  const names = [...new Set(all)].sort(compareCodePoints);
  const letters = [...name.slice(0, longest)];
  const ranked = names
    .map((each) => ({ each, distance: distanceTo(letters, each) }))
    .filter(({ each, distance }) => distance <= allowed(letters, each))
    .sort((a, b) => a.distance - b.distance || compareCodePoints(a.each, b.each));
  const shown = ranked.length > 0 ? ranked.slice(0, 5).map(({ each }) => each) : names.slice(0, 8);
  return shown.length === 0 ? '(无 none)' : shown.join(', ');
}

const longest = 60;
const allowed = (letters: readonly string[], other: string): number =>
  Math.max(1, Math.ceil(Math.max(letters.length, [...other].length) / 2) - 1);

/** Edit distance: letters added, left out, exchanged. */
function distanceTo(a: readonly string[], other: string): number {
  const b = [...other.slice(0, longest)];
  let row = b.map((_, i) => i + 1);
  for (const [i, letter] of a.entries()) row = nextRow(row, b, letter, i);
  return row.at(-1) ?? a.length;
}

function nextRow(above: readonly number[], b: readonly string[], letter: string, i: number): number[] {
  const row: number[] = [];
  let corner = i;
  let left = i + 1;
  for (const [j, other] of b.entries()) {
    const up = above[j] ?? 0;
    left = Math.min(left + 1, up + 1, corner + (letter === other ? 0 : 1));
    corner = up;
    row.push(left);
  }
  return row;
}
