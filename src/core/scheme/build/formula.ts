import { parseFormula } from '../../language/parse.ts';
import type { Bounds, Type, Vocabulary } from '../../language/vocabulary.ts';
import type { Formula } from '../scheme.ts';
import { formulaAt, type Spot } from '../text/spot.ts';
import type { Ground } from './ground.ts';

/** A formula read and checked, with what is known about its value. */
export interface ReadFormula {
  readonly formula: Formula;
  readonly type: Type | null;
}

/** Checks a formula where it stands. Problems: all of the language's, with line and column in the file. */
export function buildFormula(
  ground: Ground,
  spot: Spot,
  text: string,
  _vocabulary: Vocabulary,
  _range: Bounds | null = null,
): ReadFormula {
  const { text: written, at } = formulaAt(spot, text);
  const checked = parseFormula(written, at);
  ground.problems.push(...checked.problems);
  if (checked.ok) return { formula: { text: written, tree: checked.value }, type: null };
  // Errors are on record, so no scheme comes of this; a tree is needed only to go on looking for more.
  return {
    formula: { text: written, tree: { kind: 'truth', value: false, span: { start: 0, end: 0 } } },
    type: null,
  };
}
