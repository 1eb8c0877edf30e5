import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { parseDay } from '../../core/quantity/day.ts';
import type { Day } from '../../core/quantity/value.ts';
import type { Column, Dataset, Scheme } from '../../core/scheme/scheme.ts';
import { type ColumnContext, checkColumn } from './check-column.ts';
import { orderColumns } from './column-order.ts';
import { defaultColumn } from './defaults.ts';
import { million } from './random.ts';
import {
  type ColumnSettings,
  type DatasetSettings,
  type GeneratorSettings,
  plainSettings,
  type RowSettings,
} from './settings.ts';
import { pathText, readSettingsFile, type SettingPath, type SettingsFile } from './settings-file.ts';
import type { WrittenColumn, WrittenDataset } from './settings-format.ts';
import { millionths, readAmount, spreadOf } from './written-column.ts';

/**
 * Reads the settings of a scheme's generator (`generator.yaml`, at most 1,000,000 characters) and checks every name
 * and type in them against the scheme. Gives all problems, each with its place.
 */
export function readSettings(
  text: string,
  scheme: Scheme,
  file = 'generator.yaml',
): Result<GeneratorSettings> {
  const read = readSettingsFile(text, file);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const settings = settingsOf({ file: read.value, scheme, problems });
  return problems.length > 0 ? fail(...problems) : ok(settings);
}

interface Reading {
  readonly file: SettingsFile;
  readonly scheme: Scheme;
  readonly problems: Problem[];
}

function settingsOf(reading: Reading): GeneratorSettings {
  const { units, datasets } = reading.file.written;
  const attributes = { columns: reading.scheme.attributes, attributes: [], registers: [], fixed: [] };
  return {
    units: {
      newcomers: Number(units?.newcomers ?? plainSettings.units.newcomers),
      ordinary:
        units?.ordinary === undefined
          ? plainSettings.units.ordinary
          : { low: millionths(units.ordinary.low), high: millionths(units.ordinary.high) },
      attributes: columnsOf(reading, ['units', 'attributes'], units?.attributes ?? {}, attributes),
    },
    datasets: mapEntries(datasets ?? {}, (name, written) => datasetOf(reading, name, written)),
  };
}

function datasetOf(reading: Reading, name: string, written: WrittenDataset): DatasetSettings {
  const path = ['datasets', name];
  const dataset = reading.scheme.datasets.find((each) => each.name === name);
  if (dataset === undefined) {
    unknown(reading, path, name, reading.scheme.datasets);
    return { kinds: null, rows: null, daysOff: null, silent: 0, grows: null, columns: {} };
  }
  const context = {
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

function columnsOf(
  reading: Reading,
  path: SettingPath,
  written: Readonly<Record<string, WrittenColumn>>,
  context: Omit<ColumnContext, 'report'>,
): Readonly<Record<string, ColumnSettings>> {
  const columns = mapEntries(written, (name, each) =>
    columnOf(reading, [...path, name], name, each, context),
  );
  return columns;
}

function columnOf(
  reading: Reading,
  path: SettingPath,
  name: string,
  written: WrittenColumn,
  context: Omit<ColumnContext, 'report'>,
): ColumnSettings {
  const column = context.columns.find((each) => each.name === name);
  const spread = spreadOf(written);
  const settings: ColumnSettings = {
    spread: spread === 'unclear' ? null : spread,
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

function unknown(
  { file, problems }: Reading,
  path: SettingPath,
  name: string,
  known: readonly Pick<Column, 'name'>[],
): void {
  const candidates = known.map((each) => each.name).join('、');
  problems.push(
    problem('generator-name-unknown', { path: pathText(path), name, candidates }, file.placeOf(path)),
  );
}

function mapEntries<A, B>(
  record: Readonly<Record<string, A>>,
  each: (key: string, value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, each(key, value)]));
}
