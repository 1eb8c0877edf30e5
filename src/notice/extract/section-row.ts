import { splitEnumerator } from './enumerator.ts';
import type { GridRow } from './grid.ts';
import { type NamedPoints, readPointsCell, splitPoints } from './points.ts';
import { serialOf, withColumnPoints } from './row-cells.ts';
import { readSection } from './section.ts';
import type { Walk } from './walk.ts';
import { tidy } from './words.ts';

export interface SectionRow extends NamedPoints {
  readonly depth: number;
}

/** How deep a dotted number stands, below the sections that 一、 and (一) open. */
export const numberDepth = (number: number | string): number => 10 + String(number).split('.').length;

/** A row whose number others go on from, with the points of its column. */
function numberedSection(row: GridRow, walk: Walk): SectionRow | null {
  const number = serialOf(row, walk.columns);
  const column = walk.levels[0] ?? -1;
  const slot = row.slots[column];
  if (number === null || !walk.parents.has(String(number)) || slot === undefined || slot.from === 'blank')
    return null;
  const named = withColumnPoints(
    splitPoints(splitEnumerator(tidy(slot.text), false).rest),
    row,
    0,
    walk.columns,
  );
  return { ...named, depth: numberDepth(number) };
}

/** A row that is one text across, or that has a Chinese numeral for its serial and says nothing else. */
export function sectionOf(row: GridRow, walk: Walk): SectionRow | null {
  const numbered = numberedSection(row, walk);
  if (numbered !== null) return numbered;
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
