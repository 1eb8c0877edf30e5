import { type CheckOptions, checkFormula } from '../../language/check.ts';
import { parseFormula } from '../../language/parse.ts';
import type { Node } from '../../language/syntax.ts';
import type { Type, Vocabulary } from '../../language/vocabulary.ts';
import type { Formula } from '../scheme.ts';
import { formulaAt, type Spot } from '../text/spot.ts';
import type { Ground } from './ground.ts';

/** A formula read and checked; `type` is null when it has errors. */
export interface ReadFormula {
  readonly formula: Formula;
  readonly type: Type | null;
}

/** Checks a formula where it stands. Problems: all of the language's, with line and column in the file. */
export function buildFormula(
  ground: Ground,
  spot: Spot,
  written: string,
  vocabulary: Vocabulary,
  options: CheckOptions = {},
): ReadFormula {
  const { text, at } = formulaAt(spot, written);
  const checked = checkFormula(text, vocabulary, at, options);
  ground.problems.push(...checked.problems);
  if (!checked.ok) return { formula: { text, tree: unread }, type: null };
  return { formula: { text, tree: checked.value.tree }, type: checked.value.type };
}

/** A formula whose problems are reported elsewhere. */
export function plainFormula(text: string): Formula {
  const parsed = parseFormula(text);
  return { text, tree: parsed.ok ? parsed.value : unread };
}

// Stands for a formula with errors. They are on record, so no scheme comes of it; it only lets the search go on.
const unread: Node = { kind: 'truth', value: false, span: { start: 0, end: 0 } };
