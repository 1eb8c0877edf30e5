import type { Column, Dataset, Scheme } from '../../core/scheme/scheme.ts';
import type { Casting } from './casting.ts';
import { type Combination, combine } from './combinations.ts';
import { defaultColumn, defaultRows } from './defaults.ts';
import type { Member } from './roster.ts';
import type { ColumnSettings, RowSettings } from './settings.ts';
import { kindsOf, silentMembers } from './silence.ts';
import { makeTimeline, type TimeStep } from './timeline.ts';
import type { DatasetUsage } from './usage.ts';

/** How one dataset will be filled. */
export interface DatasetPlan {
  readonly dataset: Dataset;
  readonly rows: RowSettings;
  readonly daysOff: number;
  readonly columns: (column: Column) => ColumnSettings;
  /** Steps of time, oldest first; a register has one without days. */
  readonly timeline: readonly TimeStep[];
  /** Combinations of the words of the `forEach` columns. */
  readonly combinations: readonly Combination[];
  /** Members with rows. */
  readonly members: ReadonlySet<Member>;
  /** Members of the dataset's kinds that hand in nothing. */
  readonly silent: readonly string[];
  /** May be made larger or smaller to reach the asked number of rows. */
  readonly grows: boolean;
  /** Each step holds at most one row of each combination: its key has no number of its own. */
  readonly single: boolean;
}

/** Plans a dataset from the settings; what they leave open from its columns and from the formulas that read it. */
export function planDataset(dataset: Dataset, casting: Casting): DatasetPlan {
  const { scheme, settings, usage } = casting;
  const own = Object.hasOwn(settings.datasets, dataset.name) ? settings.datasets[dataset.name] : undefined;
  const rows = own?.rows ?? defaultRows(dataset);
  const kinds = kindsOf(dataset.name, casting);
  const silent = silentMembers(dataset.name, casting);
  const members = casting.members.filter(({ unit }) => kinds === null || kinds.includes(unit.kind));
  const single = isSingle(dataset);
  return {
    dataset,
    rows,
    daysOff: own?.daysOff ?? defaultDaysOff,
    columns: (column) => own?.columns[column.name] ?? defaultColumn(column, dataset),
    timeline: timelineOf(dataset, rows, scheme, usage.get(dataset.name)),
    combinations: combine(dataset, rows.forEach),
    members: new Set(members.filter(({ unit }) => !silent.has(unit.unit))),
    silent: members.map(({ unit }) => unit.unit).filter((unit) => silent.has(unit)),
    grows: own?.grows ?? (dataset.time !== null && dataset.kind === 'records'),
    single,
  };
}

const defaultDaysOff = 50_000;

/** Whether the key is made of unit, time and words only. */
function isSingle({ key, unit, time, columns }: Dataset): boolean {
  const others = columns.filter(
    (column) => key.includes(column.name) && column.name !== unit && column.name !== time,
  );
  return others.every((column) => column.choices !== null || column.type === 'truth');
}

const register: readonly TimeStep[] = [{ workdays: [], daysOff: [], before: false }];

function timelineOf(
  dataset: Dataset,
  rows: RowSettings,
  { period, calendar }: Scheme,
  usage: DatasetUsage | undefined,
): readonly TimeStep[] {
  if (dataset.time === null) return register;
  const since = usage?.since ?? period.start;
  return makeTimeline(rows, { since, start: period.start, end: period.end, calendar });
}

/** Steps of the plan that a member has rows in: a new unit has none from before the period. */
export const stepsOf = (plan: DatasetPlan, { part }: Member): readonly TimeStep[] =>
  part === 'new' ? plan.timeline.filter((step) => !step.before) : plan.timeline;
