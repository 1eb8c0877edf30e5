import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Column, ColumnType } from '../../core/scheme/scheme.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import type { ColumnSettings, Spread, SpreadKind, SpreadOf } from './settings.ts';
import { spreadForms } from './written-column.ts';

/** What the settings of a column are checked against. */
export interface ColumnContext {
  readonly columns: readonly Column[];
  /** Attributes of the unit, which shares may also be taken of. */
  readonly attributes: readonly Column[];
  /** Datasets without time, whose records others may refer to. */
  readonly registers: readonly Pick<Column, 'name'>[];
  /** Columns that the program fills: the unit and the time of a row. */
  readonly fixed: readonly string[];
  readonly report: (problem: Problem) => void;
}

/** Reports what in one column's settings does not fit the column or names what is not there. */
export function checkColumn(
  column: Column,
  settings: ColumnSettings,
  unclear: boolean,
  path: string,
  context: ColumnContext,
): void {
  const { report } = context;
  if (context.fixed.includes(column.name)) {
    report(problem('generator-column-fixed', { path }));
    return;
  }
  if (unclear) report(problem('generator-spread-unclear', { path, choices: formsFor(column.type) }));
  if (settings.spread !== null) checkSpread(column, settings.spread, path, context);
  if (!column.optional && leavesBlank(settings)) report(problem('generator-column-not-blank', { path }));
  for (const [name, words] of Object.entries(settings.when))
    checkWhen(name, words, `${path} › when`, context);
}

function checkWhen(
  name: string,
  words: readonly string[],
  path: string,
  { columns, report }: ColumnContext,
): void {
  const named = columns.filter((each) => !isNumber(each) && !isTime(each));
  mustName(name, named, path, report);
  const column = named.find((each) => each.name === name);
  if (column !== undefined) for (const word of words) mustRead(column, word, path, report);
}

const leavesBlank = ({ blank, when }: ColumnSettings): boolean =>
  blank.weak > 0 || blank.strong > 0 || Object.keys(when).length > 0;

const fitting: Readonly<Record<ColumnType, readonly SpreadKind[]>> = {
  integer: ['range', 'share', 'always', 'pick', 'numbered', 'serial'],
  number: ['range', 'share', 'always', 'pick'],
  text: ['pick', 'always', 'serial', 'numbered', 'member'],
  choice: ['pick', 'always'],
  truth: ['chance', 'always'],
  date: ['delay', 'always'],
  moment: ['delay', 'always'],
};

const formsFor = (type: ColumnType): string => fitting[type].map((kind) => spreadForms[kind]).join('、');

function checkSpread(column: Column, spread: Spread, path: string, context: ColumnContext): void {
  if (!fitting[column.type].includes(spread.kind)) {
    const params = { path, spread: spread.kind, type: column.type, choices: formsFor(column.type) };
    context.report(problem('generator-spread-unfit', params));
    return;
  }
  const check = checks[spread.kind] as (
    column: Column,
    spread: Spread,
    path: string,
    c: ColumnContext,
  ) => void;
  check(column, spread, path, context);
}

type Checks = {
  readonly [K in SpreadKind]: (
    column: Column,
    spread: SpreadOf<K>,
    path: string,
    context: ColumnContext,
  ) => void;
};

const nothing = (): void => undefined;
const checks: Checks = {
  always: (column, { value }, path, { report }) => mustRead(column, value, path, report),
  pick: (column, { words }, path, { report }) => {
    for (const { word } of words) mustRead(column, word, path, report);
  },
  chance: nothing,
  range: nothing,
  share: (_, { of }, path, { columns, attributes, report }) =>
    mustName(of, [...columns, ...attributes].filter(isNumber), `${path} › share_of`, report),
  delay: (_, { after }, path, { columns, report }) =>
    mustName(after, columns.filter(isTime), `${path} › after`, report),
  serial: nothing,
  numbered: nothing,
  member: (_, { of }, path, { registers, report }) => mustName(of, registers, `${path} › refers_to`, report),
};

const isNumber = (column: Column): boolean => column.type === 'integer' || column.type === 'number';
const isTime = (column: Column): boolean => column.type === 'date' || column.type === 'moment';

function mustName(
  name: string,
  known: readonly Pick<Column, 'name'>[],
  path: string,
  report: (problem: Problem) => void,
): void {
  if (known.some((each) => each.name === name)) return;
  const candidates = known.map((each) => each.name).join('、');
  report(problem('generator-name-unknown', { path, name, candidates }));
}

function mustRead(column: Column, text: string, path: string, report: (problem: Problem) => void): void {
  const read = parseCell(column, text, 0);
  if (read.ok) return;
  const example = column.choices?.join('、') ?? column.type;
  report(problem('generator-setting-invalid', { path, example }));
}
