import type { Bounds, ColumnMeaning, DatasetMeaning, Type, Vocabulary } from '../language/vocabulary.ts';
import { greatest, least, type Rational } from '../quantity/rational.ts';
import type { Column, ColumnType, Dataset, Indicator, Target } from './scheme.ts';

/** What a vocabulary is made from: a whole scheme fits. */
export interface VocabularyParts {
  readonly datasets: readonly Dataset[];
  readonly attributes: readonly Column[];
  readonly definitions: Readonly<Record<string, { readonly text: string }>>;
}

/**
 * What names mean in an indicator's formula; without an indicator (a definition, a veto's condition)
 * `full` and `target` have no meaning. Records have no prototype, so that no name is known by accident.
 */
export function vocabularyFor(
  parts: VocabularyParts,
  indicator: Pick<Indicator, 'points' | 'target'> | null,
): Vocabulary {
  const before = shared.get(parts.definitions);
  const common = before?.parts === parts.datasets ? before.common : commonOf(parts);
  shared.set(parts.definitions, { parts: parts.datasets, common });
  return {
    ...common,
    full: indicator?.points ?? null,
    target: indicator?.target ? targetMeaning(indicator.target) : null,
  };
}

type Common = Pick<Vocabulary, 'datasets' | 'attributes' | 'definitions'>;

// The same objects for every formula of a scheme, so that the language reads each definition once.
const shared = new WeakMap<object, { readonly parts: object; readonly common: Common }>();

function commonOf(parts: VocabularyParts): Common {
  return {
    datasets: record(parts.datasets.map((each) => [each.name, datasetMeaning(each)])),
    attributes: record(parts.attributes.map((each) => [each.name, columnMeaning(each)])),
    definitions: record(Object.entries(parts.definitions).map(([name, { text }]) => [name, text])),
  };
}

export function columnMeaning(column: Column): ColumnMeaning {
  return {
    type: typeOf(column),
    optional: column.optional,
    bounds: { low: column.min, high: column.max },
    choices: column.choices,
  };
}

function datasetMeaning(dataset: Dataset): DatasetMeaning {
  return {
    columns: record(dataset.columns.map((each) => [each.name, columnMeaning(each)])),
    time: dataset.time,
  };
}

const kinds: Readonly<Record<ColumnType, 'number' | 'text' | 'date' | 'moment' | 'truth'>> = {
  integer: 'number',
  number: 'number',
  text: 'text',
  choice: 'text',
  date: 'date',
  moment: 'moment',
  truth: 'truth',
};

function typeOf(column: Column): Type {
  const kind = kinds[column.type];
  return kind === 'number' ? { kind, quantity: column.quantity } : { kind };
}

function targetMeaning(target: Target): NonNullable<Vocabulary['target']> {
  const values = target.entries.map((each) => each.value);
  return { type: { kind: 'number', quantity: target.quantity }, bounds: span(values) };
}

function span([first, ...rest]: readonly Rational[]): Bounds {
  if (first === undefined) return { low: null, high: null };
  return { low: rest.reduce(least, first), high: rest.reduce(greatest, first) };
}

function record<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries));
}
