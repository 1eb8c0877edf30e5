/** The known words closest to a misspelt one: those within reach by edit distance, else all (at most `most`). */
export function nearest(word: string, known: readonly string[], most = 12): readonly string[] {
  const reach = Math.max(1, Math.floor(word.length / 2));
  const ranked = known
    .slice(0, 2_000)
    .map((each) => ({ each, distance: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1));
  const close = ranked.filter((entry) => entry.distance <= reach);
  return (close.length > 0 ? close.slice(0, 3) : ranked.slice(0, most)).map((entry) => entry.each);
}

function distance(a: string, b: string): number {
  const [short, long] = [a.slice(0, 60), b.slice(0, 60)];
  let row = Array.from({ length: long.length + 1 }, (_, i) => i);
  for (let i = 1; i <= short.length; i++) {
    const next = [i];
    for (let j = 1; j <= long.length; j++) {
      const swap = (row[j - 1] ?? 0) + (short[i - 1] === long[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[long.length] ?? 0;
}
