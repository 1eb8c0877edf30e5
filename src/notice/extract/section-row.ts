import { splitEnumerator } from './enumerator.ts';
import type { GridRow } from './grid.ts';
import { type NamedPoints, readPointsCell, splitPoints } from './points.ts';
import { readSection } from './section.ts';
import type { Walk } from './walk.ts';
import { tidy } from './words.ts';

export interface SectionRow extends NamedPoints {
  readonly depth: number;
}

/** A row that is one text across, or that has a Chinese numeral for its serial and says nothing else. */
export function sectionOf(row: GridRow, walk: Walk): SectionRow | null {
  const filled = row.slots.filter((slot) => slot.from !== 'blank');
  const first = filled[0];
  if (first === undefined) return null;
  if (filled.every((slot) => slot.text === first.text)) {
    const found = readSection(first.text);
    if (found !== null) return { ...found, sign: splitPoints(first.text).sign };
  }
  const texts = [...new Set(filled.map((slot) => slot.text))];
  const mark = /^[(\uff08]?([一二三四五六七八九十]{1,3})[)\uff09]?[、.]?$/.exec(tidy(texts[0] ?? ''));
  const says = row.slots.some(
    (slot, i) =>
      slot.from === 'own' && ['description', 'standard', 'lead'].includes(walk.prose[i]?.role ?? ''),
  );
  if (mark === null || says || texts.length < 2 || texts.length > 4) return null;
  const named = splitPoints(splitEnumerator(tidy(texts[1] ?? '')).rest);
  const cell =
    texts
      .slice(2)
      .map(readPointsCell)
      .find((each) => each !== null) ?? null;
  return {
    ...named,
    ...(named.points === null && cell !== null ? cell : {}),
    depth: /^[(\uff08]/.test(mark[0]) ? 1 : 0,
  };
}
