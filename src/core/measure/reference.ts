import { dayOf } from '../quantity/day.ts';
import type { Day } from '../quantity/value.ts';
import type { Dataset, Scheme, Unit } from '../scheme/scheme.ts';
import type { Measure, MeasurePlan, MeasureTable, MeasureValue, Standpoint } from './plan.ts';
import { type Entry, foldEntries } from './reference-fold.ts';
import { resolveTerm, rowScope } from './resolve-term.ts';
import type { Row } from './row.ts';
import { compileTerm, type RowFunction } from './row-closure.ts';
import { type Window, windowOf } from './window.ts';

/** What measuring needs of a scheme. */
export type MeasureSource = Pick<Scheme, 'period' | 'calendar' | 'attributes' | 'datasets'>;

/** Typed rows per dataset, in any order. */
export type RowsByDataset = Readonly<Record<string, readonly Row[]>>;

/**
 * Answers a plan over rows in memory: the definition of what every other engine must answer, and what worked
 * examples run on. `delivered` names the datasets that are there at all; the rows are those known at `at.knownAt`.
 */
export function measureRows(
  plan: MeasurePlan,
  scheme: MeasureSource,
  rows: RowsByDataset,
  units: readonly Unit[],
  delivered: readonly string[],
  at: Standpoint,
): MeasureTable {
  const byUnit = new Map<string, ReadonlyMap<string, readonly Row[]>>();
  const values: Record<string, readonly MeasureValue[]> = Object.create(null);
  for (const measure of plan.measures) {
    const dataset = datasetOf(scheme, measure.dataset);
    const ofUnits = byUnit.get(dataset.name) ?? groupByUnit(dataset, rows[dataset.name] ?? []);
    byUnit.set(dataset.name, ofUnits);
    const answer = prepare(measure, scheme, dataset, at.asOf);
    values[measure.key] = units.map((unit) => answer(ofUnits.get(unit.unit) ?? [], unit));
  }
  return { units: units.map((unit) => unit.unit), values, delivered };
}

/** The rows a measure counts for one unit (its window, its `where`), in no particular order. */
export function countedRows(
  measure: Measure,
  scheme: MeasureSource,
  rows: readonly Row[],
  unit: Unit,
  asOf: Day,
): readonly Row[] {
  const dataset = datasetOf(scheme, measure.dataset);
  const counts = rowFilter(measure, scheme, dataset, asOf);
  return rows.filter((row) => row[dataset.unit] === unit.unit && counts(row, unit.attributes));
}

function datasetOf(scheme: MeasureSource, name: string): Dataset {
  const dataset = scheme.datasets.find((each) => each.name === name);
  if (dataset === undefined) throw new Error(`a measure asks for the undeclared dataset “${name}”`);
  return dataset;
}

function groupByUnit(dataset: Dataset, rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const unit = row[dataset.unit];
    if (typeof unit !== 'string') continue;
    const group = groups.get(unit);
    if (group === undefined) groups.set(unit, [row]);
    else group.push(row);
  }
  return groups;
}

type Answer = (rows: readonly Row[], unit: Unit) => MeasureValue;

function prepare(measure: Measure, scheme: MeasureSource, dataset: Dataset, asOf: Day): Answer {
  const counts = rowFilter(measure, scheme, dataset, asOf);
  const scope = rowScope(scheme, dataset, asOf);
  const compile = (node: Parameters<typeof resolveTerm>[0] | null): RowFunction | null =>
    node === null ? null : compileTerm(resolveTerm(node, scope), scheme.calendar);
  const value = measure.fold === 'count' || measure.fold === 'periods' ? null : compile(measure.value);
  const numerator = measure.fold === 'periods' ? compile(measure.numerator) : null;
  const denominator = measure.fold === 'periods' ? compile(measure.denominator) : null;
  const cell = (run: RowFunction | null, row: Row, unit: Unit) => run?.(row, unit.attributes) ?? null;
  return (rows, unit) => {
    const entries: Entry[] = rows
      .filter((row) => counts(row, unit.attributes))
      .map((row) => ({
        value: cell(numerator ?? value, row, unit),
        denominator: cell(denominator, row, unit),
        time: timeOf(dataset, row),
        day: dayOfRow(dataset, row),
        key: dataset.key.map((name) => row[name] ?? null),
      }));
    return foldEntries(measure, entries);
  };
}

function rowFilter(
  measure: Measure,
  scheme: MeasureSource,
  dataset: Dataset,
  asOf: Day,
): (row: Row, attributes: Row) => boolean {
  const window = windowOf(measure.during, scheme.period, asOf);
  if (measure.where === null) return (row) => inWindow(dataset, window, row);
  const where = compileTerm(resolveTerm(measure.where, rowScope(scheme, dataset, asOf)), scheme.calendar);
  return (row, attributes) => inWindow(dataset, window, row) && where(row, attributes) === true;
}

/** A row that time does not place (no time column, or a blank cell) is only in `ever`. */
function inWindow(dataset: Dataset, window: Window, row: Row): boolean {
  const day = dayOfRow(dataset, row);
  if (day === null) return window.start === null;
  return (window.start === null || day >= window.start) && day < window.end;
}

function timeOf(dataset: Dataset, row: Row): number | null {
  const time = dataset.time === null ? null : row[dataset.time];
  return typeof time === 'number' ? time : null;
}

function dayOfRow(dataset: Dataset, row: Row): Day | null {
  const time = timeOf(dataset, row);
  if (time === null) return null;
  const column = dataset.columns.find((each) => each.name === dataset.time);
  return column?.type === 'moment' ? dayOf(time) : time;
}
