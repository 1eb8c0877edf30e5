import { problem } from '../../core/problem/problem.ts';
import { parseDay } from '../../core/quantity/day.ts';
import type { Day } from '../../core/quantity/value.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { orderColumns } from './column-order.ts';
import { countCombinations, mostCombinations } from './combinations.ts';
import { defaultColumn } from './defaults.ts';
import { million } from './random.ts';
import { columnsOf } from './read-columns.ts';
import type { DatasetSettings, RowSettings } from './settings.ts';
import { pathText, type SettingPath } from './settings-file.ts';
import type { WrittenDataset } from './settings-format.ts';
import { type Reading, unknown } from './settings-reading.ts';
import { millionths, readAmount } from './written-column.ts';

/** Reads and checks the settings of one dataset. */
export function datasetOf(reading: Reading, name: string, written: WrittenDataset): DatasetSettings {
  const path = ['datasets', name];
  const dataset = reading.scheme.datasets.find((each) => each.name === name);
  if (dataset === undefined) {
    unknown(reading, path, name, reading.scheme.datasets);
    return { kinds: null, rows: null, daysOff: null, silent: 0, grows: null, columns: {} };
  }
  const context = {
    dataset,
    columns: dataset.columns,
    attributes: reading.scheme.attributes,
    registers: reading.scheme.datasets.filter((each) => each.time === null),
    fixed: dataset.time === null ? [dataset.unit] : [dataset.unit, dataset.time],
  };
  const columns = columnsOf(reading, [...path, 'columns'], written.columns ?? {}, context);
  checkOrder(reading, dataset, columns);
  return {
    kinds: written.kinds === undefined ? null : kindsOf(reading, [...path, 'kinds'], written.kinds),
    rows: written.rows === undefined ? null : rowsOf(reading, path, dataset, written.rows),
    daysOff: written.days_off === undefined ? null : millionths(written.days_off),
    silent: silentOf(reading, [...path, 'silent'], written.silent ?? '0'),
    grows: written.grows === undefined ? null : written.grows === 'true',
    columns,
  };
}

function checkOrder(reading: Reading, dataset: Dataset, columns: DatasetSettings['columns']): void {
  const order = orderColumns(dataset, (column) => columns[column.name] ?? defaultColumn(column, dataset));
  if (order.ok) return;
  const params = { dataset: dataset.name, columns: order.circular.join('、') };
  const at = reading.file.placeOf(['datasets', dataset.name, 'columns']);
  reading.problems.push(problem('generator-columns-circular', params, at));
}

function silentOf(reading: Reading, path: SettingPath, written: string): number | string {
  if (/^\d{1,6}$/.test(written)) return Number(written);
  if (!reading.scheme.datasets.some((each) => each.name === written)) {
    unknown(reading, path, written, reading.scheme.datasets);
  }
  return written;
}

function kindsOf(reading: Reading, path: SettingPath, kinds: readonly string[]): readonly string[] {
  const known = [...new Set(reading.scheme.units.map((unit) => unit.kind))];
  for (const [i, kind] of kinds.entries()) {
    if (!known.includes(kind))
      unknown(
        reading,
        [...path, i],
        kind,
        known.map((name) => ({ name })),
      );
  }
  return kinds;
}

function rowsOf(
  reading: Reading,
  path: SettingPath,
  dataset: Dataset,
  written: NonNullable<WrittenDataset['rows']>,
): RowSettings {
  const forEach = written.for_each ?? [];
  const choiceColumns = dataset.columns.filter(
    (column) => column.choices !== null || column.type === 'truth',
  );
  for (const [i, name] of forEach.entries()) {
    if (!choiceColumns.some((column) => column.name === name)) {
      unknown(reading, [...path, 'rows', 'for_each', i], name, choiceColumns);
    }
  }
  checkCombinations(reading, [...path, 'rows', 'for_each'], dataset, forEach);
  return {
    count: readAmount(written.count ?? '1'),
    of: attributeOf(reading, [...path, 'rows', 'of'], written.of),
    vary: written.vary === undefined ? 0 : Math.min(million, Math.max(0, millionths(written.vary))),
    each: written.each,
    on: written.on ?? 'any',
    from: dayFrom(reading, [...path, 'rows', 'from'], written.from),
    to: dayFrom(reading, [...path, 'rows', 'to'], written.to),
    forEach,
    before: readAmount(written.before ?? '1'),
  };
}

function checkCombinations(
  { file, problems }: Reading,
  path: SettingPath,
  dataset: Dataset,
  names: readonly string[],
): void {
  if (countCombinations(dataset, names) <= mostCombinations) return;
  const params = { path: pathText(path), example: `≤ ${mostCombinations}` };
  problems.push(problem('generator-setting-invalid', params, file.placeOf(path)));
}

function attributeOf(reading: Reading, path: SettingPath, name: string | undefined): string | null {
  if (name === undefined) return null;
  const numeric = reading.scheme.attributes.filter(
    (each) => each.type === 'integer' || each.type === 'number',
  );
  if (!numeric.some((each) => each.name === name)) unknown(reading, path, name, numeric);
  return name;
}

function dayFrom({ file, problems }: Reading, path: SettingPath, text: string | undefined): Day | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day === null) {
    const params = { path: pathText(path), example: '2020-12-01' };
    problems.push(problem('generator-setting-invalid', params, file.placeOf(path)));
  }
  return day;
}
