import type { During, Fold, NamedArgument, Node } from '../syntax.ts';
import { isNamed, parseNamed } from './call.ts';
import { type Cursor, shown } from './cursor.ts';
import { parseWindow } from './window.ts';

export const folds: ReadonlySet<string> = new Set<Fold>([
  'count',
  'sum',
  'mean',
  'least',
  'greatest',
  'distinct',
  'median',
  'trimmed_mean',
  'daily_mean',
  'monthly_mean',
  'latest',
]);

/** `fold(value of dataset where … during …, name: …)`; `during` is the period when not written. */
export function parseAggregate(cursor: Cursor): Node {
  const token = cursor.next();
  const fold = token.text as Fold;
  cursor.next();
  const value = parseValue(cursor, fold);
  const dataset = parseDataset(cursor, fold, value);
  const where = cursor.take('where') ? cursor.formula() : null;
  const during: During = cursor.take('during') ? parseWindow(cursor) : { kind: 'period' };
  const named = parseOptions(cursor);
  cursor.expect(')');
  const span = cursor.spanFrom(token.span.start);
  return cursor.made(
    { kind: 'aggregate', fold, value, dataset, where, during, named, span },
    value,
    where,
    ...named.map((each) => each.value),
  );
}

/** Everything but `count` folds a value; `count(D …)` starts with its dataset at once. */
function parseValue(cursor: Cursor, fold: Fold): Node | null {
  const start = cursor.peek().span.start;
  if (fold === 'count' && isDatasetOnly(cursor)) return null;
  const value = cursor.formula();
  if (!cursor.take('of')) {
    if (fold !== 'count') cursor.report.add('value-without-dataset', { fold }, start);
    return value;
  }
  if (fold === 'count') cursor.report.add('count-with-value', {}, start);
  return value;
}

function isDatasetOnly(cursor: Cursor): boolean {
  const { kind } = cursor.peek();
  const follower = cursor.peek(1);
  const ends = follower.kind === 'end' || [')', ',', 'where', 'during'].includes(follower.text);
  return (kind === 'word' || kind === 'quoted') && ends;
}

function parseDataset(cursor: Cursor, fold: Fold, value: Node | null): string {
  const token = cursor.peek();
  if (token.kind === 'word' || token.kind === 'quoted') return cursor.next().text;
  const alreadyReported = value !== null && cursor.report.problems.length > 0;
  if (!alreadyReported) {
    cursor.report.add('dataset-expected', { fold, found: shown(token) }, token.span.start);
  }
  return '';
}

function parseOptions(cursor: Cursor): NamedArgument[] {
  const named: NamedArgument[] = [];
  while (cursor.take(',')) {
    if (isNamed(cursor)) named.push(parseNamed(cursor, named));
    else cursor.unexpected('option-expected');
  }
  return named;
}
