import { partsOf } from '../../core/language/parts.ts';
import type { Node } from '../../core/language/syntax.ts';
import type { Column, Dataset, Scheme } from '../../core/scheme/scheme.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import { readersOf } from './readers.ts';

/** How the rows of a dataset that people judge are made up. */
export interface JudgedShape {
  readonly dataset: Dataset;
  /** The key column that says who judged: the one text of the key besides the unit. Null: there is none. */
  readonly judge: string | null;
  /** The column of the reason: the one text outside the key. Null: the reason is kept beside the row only. */
  readonly reason: string | null;
  readonly time: Column | null;
  /** The other key columns: what is judged. */
  readonly item: readonly Column[];
  /** What is to be filled in besides reason and time. */
  readonly values: readonly Column[];
}

/** Reads the shape off the columns; nothing depends on what they are called. */
export function judgedShape(dataset: Dataset): JudgedShape {
  const { columns, key, unit, time } = dataset;
  const isKey = ({ name }: Column): boolean => key.includes(name);
  const rest = columns.filter(({ name }) => name !== unit && name !== time);
  const judge = onlyOne(rest.filter((each) => isKey(each) && each.type === 'text'));
  const reason = onlyOne(rest.filter((each) => !isKey(each) && each.type === 'text' && !each.optional));
  return {
    dataset,
    judge,
    reason,
    time: columns.find(({ name }) => name === time) ?? null,
    item: rest.filter((each) => isKey(each) && each.name !== judge),
    values: rest.filter((each) => !isKey(each) && each.name !== reason),
  };
}

const onlyOne = (columns: readonly Column[]): string | null =>
  columns.length === 1 ? (columns[0]?.name ?? null) : null;

/** The datasets an indicator reads that its leads judge, in the order of the scheme. */
export function judgedDatasets(scheme: Scheme, indicator: string): readonly Dataset[] {
  const read = new Set(
    readersOf(scheme)
      .filter((each) => each.indicator.id === indicator)
      .map((each) => each.dataset),
  );
  return scheme.datasets.filter(
    (each) => read.has(each.name) && each.kind === 'judgement' && each.providedBy === 'lead',
  );
}

/**
 * The values of an item column that an indicator reads, from the plain comparisons of its formula (`项目 = "配合度"`);
 * null where the formula does not narrow it.
 */
export function readItems(
  scheme: Scheme,
  indicator: string,
  dataset: string,
  column: string,
): readonly string[] | null {
  if (findIndicator(scheme, indicator) === null) return null;
  const aggregates = readersOf(scheme)
    .filter((each) => each.indicator.id === indicator && each.dataset === dataset)
    .flatMap((each) => each.aggregates);
  const found = aggregates.map((each) => (each.where === null ? null : narrowed(each.where, column)));
  if (found.length === 0 || found.some((each) => each === null)) return null;
  return [...new Set(found.flatMap((each) => each ?? []))];
}

/** What `column` must be for the condition to hold; null when that is not plain to see. */
function narrowed(where: Node, column: string): readonly string[] | null {
  if (where.kind === 'binary' && where.op === 'and')
    return narrowed(where.left, column) ?? narrowed(where.right, column);
  if (where.kind === 'within' && !where.negated && isColumn(where.operand, column))
    return literals(where.choices);
  if (where.kind !== 'binary' || where.op !== '=') return null;
  const [name, value] = partsOf(where);
  if (name === undefined || value === undefined) return null;
  if (isColumn(name, column)) return literals([value]);
  return isColumn(value, column) ? literals([name]) : null;
}

const isColumn = (node: Node, column: string): boolean => node.kind === 'name' && node.name === column;

function literals(nodes: readonly Node[]): readonly string[] | null {
  const values = nodes.flatMap((node) =>
    node.kind === 'text' || (node.kind === 'number' && !node.percent) ? [node.value] : [],
  );
  return values.length === nodes.length ? values : null;
}
