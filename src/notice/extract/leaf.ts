import type { Branch, Leaf } from './branch.ts';
import { levelOfPoints } from './columns.ts';
import { isDash } from './cost.ts';
import { splitEnumerator } from './enumerator.ts';
import type { GridRow, Slot } from './grid.ts';
import { splitLeads } from './named-leads.ts';
import { readPointsCell, splitPoints } from './points.ts';
import { leadsOf, proseOf, serialInName, serialOf, targetsOf, withColumnPoints } from './row-cells.ts';
import { branch, parentOf, type Walk } from './walk.ts';
import { tidy, tidyLines } from './words.ts';

export function addLeaf(row: GridRow, slot: Slot, walk: Walk): void {
  const parent = parentOf(walk.levels.length - 1, walk);
  const previous = walk.last?.leaf ?? null;
  const written = walk.columns === walk.prose ? slot.text : firstClause(tidyLines(slot.text)) || slot.text;
  const column = walk.levels.at(-1) ?? 0;
  const counts = walk.marks[column] ?? true;
  const { rest } = splitEnumerator(tidy(written), counts);
  const led = splitLeads(rest, walk.leadsInNames);
  const level = walk.levels.length - 1;
  const named = withColumnPoints(splitPoints(led?.rest ?? rest), row, level, walk.columns);
  const inCell = leadsOf(row, walk.columns, previous);
  const leads =
    inCell.leads.length > 0 || led === null
      ? inCell
      : { leads: led.leads, cooperating: led.cooperating, leadsFrom: 'own' as const };
  const leaf: Leaf = {
    no: serialOf(row, walk.columns) ?? serialInName(slot.text, walk.columns, counts),
    description: joined(
      proseOf(row, 'description', walk.prose, previous?.description ?? ''),
      targetsOf(row, walk.prose),
    ),
    standard: proseOf(row, 'standard', walk.prose, previous?.standard ?? ''),
    ...leads,
  };
  const added = branch(
    { ...named, name: named.name === '' ? tidy(written) : named.name },
    slot.text,
    slot.source,
    leaf,
  );
  parent.children.push(added);
  walk.last = added;
  notePoints(row, added, walk);
}

/** Whose points stand in the row: of other kinds of unit only, or of several items together. */
function notePoints(row: GridRow, added: Branch, walk: Walk): void {
  const { columns } = walk;
  const own = columns.findLastIndex(
    (column, i) => column.role === 'points' && levelOfPoints(columns, i) === walk.levels.length - 1,
  );
  const slot = row.slots[own];
  const others = columns.flatMap((column, i) => (column.kind !== null && i !== own ? [row.slots[i]] : []));
  const empty = slot === undefined || slot.from === 'blank' || isDash(slot.text);
  if (empty && others.some((each) => readPointsCell(each?.text ?? '') !== null)) walk.leftOut.add(added);
  if (empty || slot.source === 0 || (slot.from === 'span' && added.points !== null)) return;
  const key = `${slot.source}`;
  walk.shared.set(key, [...(slot.from === 'span' ? (walk.shared.get(key) ?? []) : []), added]);
}

/** A row without a name of its own goes on with the item above, unless it has a number or points of its own. */
export function continueLeaf(row: GridRow, slot: Slot | undefined, walk: Walk): void {
  const level = walk.levels.length - 1;
  const own = withColumnPoints({ name: '', points: null, form: null, sign: null }, row, level, walk.columns);
  const description = proseOf(row, 'description', walk.prose, '');
  const standard = proseOf(row, 'standard', walk.prose, '');
  const item = own.points !== null || (serialOf(row, walk.columns) !== null && description !== '');
  if (item || walk.last?.leaf == null) {
    const name = firstClause(description || standard) || tidy(slot?.text ?? '');
    if (name !== '') addLeaf(row, { text: name, from: 'own', source: row.source }, walk);
    return;
  }
  walk.last.leaf.description = joined(walk.last.leaf.description, description);
  walk.last.leaf.standard = joined(walk.last.leaf.standard, standard);
}

const joined = (a: string, b: string): string => (b === '' || a === b ? a : a === '' ? b : `${a}\n${b}`);

const firstClause = (text: string): string =>
  (text.split(/[,。;:\n\uff0c\uff1b\uff1a]/)[0] ?? '').trim().slice(0, 40);
