import { ownOf } from '../bounds/bounds.ts';
import { functionCatalogue, functionNamed } from '../functions/catalogue.ts';
import { printFormula, printName } from '../print.ts';
import type { NameNode } from '../syntax.ts';
import { alwaysThere } from '../tokens.ts';
import type { ColumnMeaning, Vocabulary } from '../vocabulary.ts';
import type { Checking } from './checking.ts';
import { comparesPeers } from './definitions.ts';
import { candidates } from './names.ts';
import { date, type Found, numberOf } from './types.ts';

/** What a name means where it stands: over records columns come first, then attributes of the unit. */
export function inferName(node: NameNode, at: Checking): Found {
  const { rows, vocabulary } = at.scope;
  const column = rows === null ? undefined : ownOf(rows.columns, node.name);
  if (column !== undefined) return guarded(node, column, at);
  const fixed = ownOf(fixedNames, node.name);
  if (fixed !== undefined) return fixed(node, at);
  if (at.scope.definition(node.name) !== null) return definition(node, at);
  const attribute = ownOf(vocabulary.attributes, node.name);
  if (attribute === undefined) return unknownName(node, at);
  return rows === null ? ofUnit(node, attribute, at) : guarded(node, attribute, at);
}

const fixedNames: Readonly<Record<string, (node: NameNode, at: Checking) => Found>> = {
  as_of: () => date,
  period_start: () => date,
  period_end: () => date,
  missing: state,
  not_applicable: state,
  full: (node, at) => {
    if (at.scope.rows !== null) return refused(node, at);
    if (at.scope.vocabulary.full !== null) return numberOf('points');
    at.report.add('full-unknown', {}, node.span.start);
    return null;
  },
  target: (node, at) => {
    if (at.scope.rows !== null) return refused(node, at);
    const { target } = at.scope.vocabulary;
    if (target === null) at.report.add('target-unknown', {}, node.span.start);
    return target?.type ?? null;
  },
};

function state(node: NameNode, at: Checking): Found {
  return at.scope.rows === null ? null : refused(node, at);
}

function refused(node: NameNode, at: Checking): null {
  at.report.add('not-for-records', { found: node.name }, node.span.start);
  return null;
}

/** A blank cell must never reach a comparison: the formula says what it means. */
function guarded(node: NameNode, meaning: ColumnMeaning, at: Checking): Found {
  if (meaning.optional && !at.scope.known.has(printFormula(node))) {
    at.report.add('blank-not-handled', { name: printName(node.name) }, node.span.start);
  }
  return meaning.type;
}

function ofUnit(node: NameNode, meaning: ColumnMeaning, at: Checking): Found {
  if (meaning.type.kind !== 'moment') return meaning.type;
  at.report.add('moment-outside', { text: node.name }, node.span.start);
  return null;
}

function definition(node: NameNode, at: Checking): Found {
  if (at.scope.rows === null) {
    const nested = at.amongPeers && comparesPeers(node.name, at.scope.vocabulary);
    if (nested) at.report.add('peers-nested', { text: node.name }, node.span.start);
    return at.definitionType(node.name);
  }
  at.report.add('definition-outside', { name: node.name }, node.span.start);
  return null;
}

function unknownName(node: NameNode, at: Checking): null {
  const { vocabulary, rows } = at.scope;
  const offset = node.span.start;
  const owner = rows === null ? datasetWithColumn(node.name, vocabulary) : undefined;
  if (owner !== undefined) at.report.add('column-outside', { name: node.name, dataset: owner }, offset);
  else if (ownOf(vocabulary.datasets, node.name) !== undefined) {
    at.report.add('name-is-dataset', { name: printName(node.name) }, offset);
  } else if (functionNamed(node.name) !== null)
    at.report.add('function-is-name', { name: node.name }, offset);
  else
    at.report.add(
      'unknown-name',
      { name: node.name, candidates: candidates(node.name, namesHere(at)) },
      offset,
    );
  return null;
}

function datasetWithColumn(name: string, vocabulary: Vocabulary): string | undefined {
  return Object.keys(vocabulary.datasets).find((each) =>
    Object.hasOwn(vocabulary.datasets[each]?.columns ?? {}, name),
  );
}

function namesHere(at: Checking): readonly string[] {
  const { vocabulary, rows } = at.scope;
  const attributes = Object.keys(vocabulary.attributes);
  if (rows !== null)
    return [...Object.keys(rows.columns), ...attributes, 'as_of', 'period_start', 'period_end'];
  const others = [...alwaysThere, ...Object.keys(functionCatalogue)];
  return [...attributes, ...Object.keys(vocabulary.definitions), ...others];
}
