import { assume } from '../bounds/assume.ts';
import { ownOf } from '../bounds/bounds.ts';
import { scopeOfRows } from '../bounds/scope.ts';
import { printFormula } from '../print.ts';
import type { AggregateNode, Fold, Node } from '../syntax.ts';
import type { DatasetMeaning } from '../vocabulary.ts';
import type { Checking } from './checking.ts';
import { expect, mismatch } from './expect.ts';
import { checkOptions } from './fold-options.ts';
import { candidates } from './names.ts';
import { quotient } from './quantities.ts';
import { type Found, numberOf } from './types.ts';

/** A fold over the records of a dataset: `where` settles what is certain of the value. */
export function inferAggregate(node: AggregateNode, at: Checking): Found {
  if (at.scope.rows !== null) {
    at.report.add('aggregate-nested', { text: printFormula(node) }, node.span.start);
    return null;
  }
  const dataset = ownOf(at.scope.vocabulary.datasets, node.dataset);
  if (dataset === undefined) return unknownDataset(node, at);
  checkTime(node, dataset, at);
  checkOptions(node, at);
  const rows: Checking = { ...at, scope: scopeOfRows(at.scope, dataset) };
  if (node.where !== null) expect(node.where, 'truth', rows);
  return valueType(node, matching(node, rows));
}

function unknownDataset(node: AggregateNode, at: Checking): null {
  const names = candidates(node.dataset, Object.keys(at.scope.vocabulary.datasets));
  at.report.add('unknown-dataset', { name: node.dataset, candidates: names }, node.span.start);
  return null;
}

const timed: ReadonlySet<Fold> = new Set<Fold>(['daily_mean', 'monthly_mean', 'latest']);

function checkTime(node: AggregateNode, dataset: DatasetMeaning, at: Checking): void {
  if (dataset.time !== null) return;
  const { fold } = node;
  if (timed.has(fold)) at.report.add('grain-without-time', { dataset: node.dataset, fold }, node.span.start);
  else if (node.during.kind !== 'ever' && node.during.kind !== 'period') {
    at.report.add('window-without-time', { dataset: node.dataset }, node.span.start);
  }
}

function matching(node: AggregateNode, rows: Checking): Checking {
  if (node.where === null) return rows;
  const scope = assume(node.where, true, rows.scope, (each, scope) => rows.range(each, { ...rows, scope }));
  return { ...rows, scope: scope ?? rows.scope };
}

function valueType(node: AggregateNode, rows: Checking): Found {
  if (node.fold === 'count' || node.value === null) return numberOf('count');
  switch (node.fold) {
    case 'distinct':
      rows.infer(node.value, rows);
      return numberOf('count');
    case 'latest':
      return withoutMoment(node.value, rows.infer(node.value, rows), rows);
    case 'least':
    case 'greatest':
      return ordered(node.value, rows);
    case 'daily_mean':
    case 'monthly_mean':
      return periodic(node.value, rows);
    default:
      return expect(node.value, 'number', rows);
  }
}

function ordered(value: Node, rows: Checking): Found {
  const type = withoutMoment(value, rows.infer(value, rows), rows);
  if (type === null || type.kind === 'number' || type.kind === 'date') return type;
  mismatch(value, { zh: '数或日期', en: 'a number or a date' }, type, rows);
  return null;
}

/** Moments are compared record by record; a unit's value is a day. */
function withoutMoment(value: Node, type: Found, rows: Checking): Found {
  if (type?.kind !== 'moment') return type;
  rows.report.add('moment-outside', { text: printFormula(value) }, value.span.start);
  return null;
}

/** `a / b` at the top is a ratio of sums for each day or month: the one division over records. */
function periodic(value: Node, rows: Checking): Found {
  if (value.kind !== 'binary' || value.op !== '/') return expect(value, 'number', rows);
  const left = expect(value.left, 'number', rows);
  const right = expect(value.right, 'number', rows);
  if (left?.kind !== 'number' || right?.kind !== 'number') return null;
  return numberOf(quotient(left.quantity, right.quantity, value.left, value.right));
}
