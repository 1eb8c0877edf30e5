import type { Problem } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { type ColumnContext, checkColumn } from './check-column.ts';
import { defaultColumn } from './defaults.ts';
import type { ColumnSettings } from './settings.ts';
import { pathText, type SettingPath } from './settings-file.ts';
import type { WrittenColumn } from './settings-format.ts';
import { mapEntries, type Reading, unknown } from './settings-reading.ts';
import { readAmount, spreadOf } from './written-column.ts';

/** Where columns stand: in a dataset, or (null) among the attributes of units. */
export type ColumnPlace = Omit<ColumnContext, 'report'> & { readonly dataset: Dataset | null };

/** Reads and checks how the columns of a dataset, or the attributes of units, are drawn. */
export function columnsOf(
  reading: Reading,
  path: SettingPath,
  written: Readonly<Record<string, WrittenColumn>>,
  context: ColumnPlace,
): Readonly<Record<string, ColumnSettings>> {
  return mapEntries(written, (name, each) => columnOf(reading, [...path, name], name, each, context));
}

function columnOf(
  reading: Reading,
  path: SettingPath,
  name: string,
  written: WrittenColumn,
  context: ColumnPlace,
): ColumnSettings {
  const column = context.columns.find((each) => each.name === name);
  const spread = spreadOf(written);
  const usual = column === undefined ? null : defaultColumn(column, context.dataset).spread;
  const settings: ColumnSettings = {
    spread: spread === 'unclear' || spread === null ? usual : spread,
    blank: readAmount(written.blank),
    when: mapEntries(written.when ?? {}, (_, words) => (typeof words === 'string' ? [words] : words)),
  };
  const at = reading.file.placeOf(path);
  if (column === undefined) unknown(reading, path, name, context.columns);
  else {
    const report = (each: Problem): void => void reading.problems.push({ ...each, at });
    checkColumn(column, settings, spread === 'unclear', pathText(path), { ...context, report });
  }
  return settings;
}
