import type { Leaf } from './branch.ts';
import { levelOfPoints } from './columns.ts';
import { isDash } from './cost.ts';
import { splitEnumerator } from './enumerator.ts';
import type { GridRow, Slot } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { readOffices } from './offices.ts';
import { type NamedPoints, readPointsCell } from './points.ts';
import { folded, tidy, tidyLines } from './words.ts';

/** The points of a level's name, or those that stand in the column of that level. */
export function withColumnPoints(
  named: NamedPoints,
  row: GridRow,
  level: number,
  columns: readonly HeadColumn[],
): NamedPoints {
  if (named.points !== null) return named;
  for (const [i, column] of columns.entries()) {
    if (column.role !== 'points' || levelOfPoints(columns, i) !== level) continue;
    const slot = row.slots[i];
    const read = slot?.from === 'own' ? (readPointsCell(slot.text) ?? spelledPoints(slot.text)) : null;
    if (read !== null) return { ...named, ...read, form: percentHead(column) ? 'percent' : read.form };
  }
  return named;
}

/** 二十 in a column of points. */
const spelledPoints = (text: string) => (/十/.test(text) ? readPointsCell(`${text}分`) : null);

const percentHead = (column: HeadColumn): boolean => /%|百分比/.test(folded(column.title));

/** The number of a row as printed: an integer, a text such as `1.2`, or null. */
export function serialOf(row: GridRow, columns: readonly HeadColumn[]): number | string | null {
  const column = columns.findIndex((each) => each.role === 'serial');
  const slot = row.slots[column];
  if (slot?.from !== 'own') return null;
  const plain = folded(slot.text)
    .replace(/[.、]$/, '')
    .replace(/^\((\d{1,6})\)$/, '$1');
  return /^\d{1,6}$/.test(plain) ? Number(plain) : plain;
}

/** A2, 1.3: a number in front of the name, where the table has no column for it. */
export function serialInName(text: string, columns: readonly HeadColumn[], counts: boolean): string | null {
  if (columns.some((each) => each.role === 'serial')) return null;
  const { mark } = splitEnumerator(tidy(text), counts);
  return /^([A-Z]\d{1,2}(?:[.-]\d{1,2})*|\d{1,2}(?:\.\d{1,2})+)$/.exec(mark)?.[1] ?? null;
}

/** The text of the description or scoring columns; a cell that spans rows says the same for each. */
export function proseOf(
  row: GridRow,
  role: 'description' | 'standard',
  columns: readonly HeadColumn[],
  above: string,
): string {
  const slots = columns.flatMap((column, i) => {
    const slot = row.slots[i];
    return column.role === role && slot !== undefined && slot.from !== 'blank' ? [slot] : [];
  });
  if (slots.length > 0 && slots.every((slot) => slot.from === 'span') && above !== '') return above;
  return slots
    .map((slot) => tidyLines(slot.text))
    .filter((text) => text !== '')
    .join('\n');
}

/** 目标值:6, a line for each column of targets. */
export const targetsOf = (row: GridRow, columns: readonly HeadColumn[]): string =>
  columns
    .flatMap(({ role, title }, i) => {
      const slot = row.slots[i];
      const said = role === 'target' && slot !== undefined && slot.from !== 'blank' && !isDash(slot.text);
      return said ? [`${tidy(title)}\uff1a${tidy(slot.text)}`] : [];
    })
    .join('\n');

/** Lead and cooperating offices of a row. */
export function leadsOf(
  row: GridRow,
  columns: readonly HeadColumn[],
  previous: Leaf | null,
): Pick<Leaf, 'leads' | 'cooperating' | 'leadsFrom'> {
  const slotOf = (role: string): Slot | undefined =>
    row.slots.find((slot, i) => columns[i]?.role === role && slot.from !== 'blank');
  const lead = slotOf('lead');
  const help = slotOf('cooperating');
  const read = readOffices(lead?.text ?? '');
  const cooperating = [...read.cooperating, ...readOffices(help?.text ?? '').leads];
  if (lead === undefined || read.leads.length === 0) return { leads: [], cooperating, leadsFrom: 'none' };
  const shared = lead.from === 'span' && previous !== null;
  return { leads: read.leads, cooperating, leadsFrom: shared ? 'span' : 'own' };
}
