import type { Node } from '../syntax.ts';
import type { DatasetMeaning, Vocabulary } from '../vocabulary.ts';
import type { Range } from './range.ts';

/** Where an expression stands: what its names mean, and what is certain there. */
export interface Scope {
  readonly vocabulary: Vocabulary;
  /** The dataset whose records are looked at one by one; null where the whole unit is meant. */
  readonly rows: DatasetMeaning | null;
  /** Ranges that conditions around have settled, by canonical text. */
  readonly ranges: ReadonlyMap<string, Range>;
  /** Expressions that conditions around have found to be known, by canonical text. */
  readonly known: ReadonlySet<string>;
  /** Conditions around contradict each other: nothing here is ever worked out. */
  readonly unreachable: boolean;
  /** The tree of a definition; null when there is none or it cannot be read. */
  readonly definition: (name: string) => Node | null;
}

export function startScope(vocabulary: Vocabulary, definition: Scope['definition']): Scope {
  return { vocabulary, rows: null, ranges: new Map(), known: new Set(), unreachable: false, definition };
}

/** Inside an aggregate: what was settled about the unit holds no longer, names mean columns. */
export function scopeOfRows(scope: Scope, rows: DatasetMeaning): Scope {
  return { ...scope, rows, ranges: new Map(), known: new Set() };
}

/** Inside a definition: nothing around it is certain, and it has neither points nor target. */
export function scopeOfDefinition(scope: Scope): Scope {
  const vocabulary = { ...scope.vocabulary, full: null, target: null };
  return { ...scope, vocabulary, rows: null, ranges: new Map(), known: new Set() };
}
