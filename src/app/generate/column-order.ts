import type { Column, Dataset } from '../../core/scheme/scheme.ts';
import type { ColumnSettings } from './settings.ts';

/** The columns of a row in the order in which they can be drawn, or those that wait for each other. */
export type ColumnOrder =
  | { readonly ok: true; readonly columns: readonly Column[] }
  | { readonly ok: false; readonly circular: readonly string[] };

/** Orders the columns so that each comes after those it is drawn from; the unit and the time come first. */
export function orderColumns(
  dataset: Pick<Dataset, 'columns' | 'unit' | 'time'>,
  settingsOf: (column: Column) => ColumnSettings,
): ColumnOrder {
  const given = dataset.columns.filter(
    (column) => column.name === dataset.unit || column.name === dataset.time,
  );
  const done = [...given];
  let waiting = dataset.columns.filter((column) => !given.includes(column));
  while (waiting.length > 0) {
    const open = new Set(waiting.map((column) => column.name));
    const ready = waiting.filter(
      (column) => !sourcesOf(column.name, settingsOf(column)).some((name) => open.has(name)),
    );
    if (ready.length === 0) return { ok: false, circular: waiting.map((column) => column.name) };
    done.push(...ready);
    waiting = waiting.filter((column) => !ready.includes(column));
  }
  return { ok: true, columns: done };
}

// A share of its own name is a share of the unit's attribute of that name.
function sourcesOf(own: string, { spread, when }: ColumnSettings): readonly string[] {
  const conditions = Object.keys(when);
  if (spread?.kind === 'share') return spread.of === own ? conditions : [...conditions, spread.of];
  return spread?.kind === 'delay' ? [...conditions, spread.after] : conditions;
}
