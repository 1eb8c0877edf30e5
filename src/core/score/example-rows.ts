import type { AggregateNode } from '../language/syntax.ts';
import { namesIn } from '../measure/extract.ts';
import type { Cell, Row } from '../measure/row.ts';
import { type Place, type Problem, problem } from '../problem/problem.ts';
import { fromNumber } from '../quantity/decimal.ts';
import { addWorkdays, isWorkday } from '../quantity/workday.ts';
import type { Column, Dataset, ExampleRow, Scheme } from '../scheme/scheme.ts';
import { parseCell } from '../scheme/typed-cell.ts';

/** Where rows of a worked example are made: for which unit, and what to say when they are wrong. */
export interface RowMaking {
  readonly scheme: Scheme;
  readonly unit: string;
  /** The indicator's aggregates: a required column they read must be given. */
  readonly aggregates: readonly AggregateNode[];
  readonly indicator: string;
  readonly example: string;
}

export interface MadeRows {
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}

/**
 * Typed rows from an example's: `times` repeats them, the unit is filled in, keys are numbered, and times run over the
 * workdays of the period (one a row where the time is part of the key, else all on the first).
 */
export function makeRows(dataset: Dataset, given: readonly ExampleRow[], making: RowMaking): MadeRows {
  const problems: Problem[] = [];
  const rows: Row[] = [];
  for (const each of given) {
    problems.push(...unknownColumns(dataset, each, making), ...neededColumns(dataset, each, making));
    const typed = typeCells(dataset, each, making);
    problems.push(...typed.problems);
    for (let i = 0; i < each.times; i++) rows.push(fillRow(dataset, typed.row, rows.length, making));
  }
  return { rows, problems };
}

function unknownColumns(dataset: Dataset, row: ExampleRow, making: RowMaking): readonly Problem[] {
  const names = dataset.columns.map((column) => column.name);
  return Object.keys(row.cells)
    .filter((name) => !names.includes(name))
    .map((column) =>
      problem('example-column-unknown', {
        indicator: making.indicator,
        example: making.example,
        dataset: dataset.name,
        column,
        candidates: names.join('、'),
      }),
    );
}

function neededColumns(dataset: Dataset, row: ExampleRow, making: RowMaking): readonly Problem[] {
  const read = new Set(
    making.aggregates.filter((each) => each.dataset === dataset.name).flatMap((each) => [...namesIn(each)]),
  );
  return dataset.columns
    .filter(({ name, optional }) => !optional && read.has(name) && !Object.hasOwn(row.cells, name))
    .filter(({ name }) => !isFilled(dataset, name))
    .map(({ name: column }) =>
      problem('example-cell-needed', {
        indicator: making.indicator,
        example: making.example,
        dataset: dataset.name,
        column,
      }),
    );
}

const isFilled = (dataset: Dataset, name: string): boolean =>
  name === dataset.unit || name === dataset.time || dataset.key.includes(name);

function typeCells(dataset: Dataset, row: ExampleRow, making: RowMaking) {
  const at: Place = { file: `${making.indicator} / ${making.example}`, line: null, column: null };
  const problems: Problem[] = [];
  const typed: Record<string, Cell> = Object.create(null);
  for (const column of dataset.columns) {
    const text = Object.hasOwn(row.cells, column.name) ? row.cells[column.name] : undefined;
    if (text === undefined) continue;
    const cell = parseCell(column, text, making.scheme.zoneMinutes, at);
    if (cell.ok) typed[column.name] = cell.value;
    else problems.push(cell.problem);
  }
  return { row: typed, problems };
}

function fillRow(dataset: Dataset, given: Row, index: number, making: RowMaking): Row {
  const filled: Record<string, Cell> = Object.create(null);
  for (const column of dataset.columns) {
    filled[column.name] = Object.hasOwn(given, column.name)
      ? (given[column.name] ?? null)
      : fillCell(dataset, column, index, making);
  }
  return filled;
}

function fillCell(dataset: Dataset, column: Column, index: number, making: RowMaking): Cell {
  if (column.name === dataset.unit) return making.unit;
  const inKey = dataset.key.includes(column.name);
  if (column.name === dataset.time || (inKey && isTime(column))) {
    return timeCell(column, inKey ? index : 0, making.scheme);
  }
  return inKey ? numbered(column, index) : null;
}

const isTime = (column: Column): boolean => column.type === 'date' || column.type === 'moment';

function timeCell(column: Column, workday: number, { calendar, period }: Scheme): Cell {
  const first = isWorkday(calendar, period.start) ? period.start : addWorkdays(calendar, period.start, 1);
  const day = addWorkdays(calendar, first, workday);
  return column.type === 'moment' ? day * 86_400 : day;
}

function numbered(column: Column, index: number): Cell {
  if (column.type === 'integer' || column.type === 'number') return fromNumber(index + 1);
  if (column.type === 'choice') return column.choices?.[index % column.choices.length] ?? null;
  return column.type === 'truth' ? index % 2 === 0 : `#${index + 1}`;
}
