import { checkDefinitions } from '../../language/check.ts';
import type { Place } from '../../problem/problem.ts';
import type { Formula } from '../scheme.ts';
import type { SchemeFile } from '../shape/scheme-file.ts';
import { formulaAt, placeOfSpot, type Spot, spotIn } from '../text/spot.ts';
import { type VocabularyParts, vocabularyFor } from '../vocabulary.ts';
import { plainFormula } from './formula.ts';
import { type Ground, spotOf } from './ground.ts';

/**
 * The shared formulas, each checked on its own where it stands.
 * Problems: those of each formula, names of columns and definitions that mean something else, formulas that need themselves.
 */
export function buildDefinitions(
  ground: Ground,
  scheme: Spot,
  shape: SchemeFile,
  base: Omit<VocabularyParts, 'definitions'>,
): Readonly<Record<string, Formula>> {
  const written = Object.entries(shape.definitions).map(
    ([name, text]) => [name, formulaAt(spotIn(scheme, 'definitions', name), text)] as const,
  );
  const definitions = Object.fromEntries(written.map(([name, { text }]) => [name, plainFormula(text)]));
  const places = {
    ...placesOfColumns(ground, base),
    ...Object.fromEntries(written.map(([name, { at }]) => [name, at])),
  };
  ground.problems.push(...checkDefinitions(vocabularyFor({ ...base, definitions }, null), places));
  return definitions;
}

function placesOfColumns(ground: Ground, base: Omit<VocabularyParts, 'definitions'>): Record<string, Place> {
  const columns = [...base.datasets.flatMap((each) => each.columns), ...base.attributes];
  const spots = columns.map((column) => [column.name, spotOf(ground, column, 'name')] as const);
  return Object.fromEntries(
    spots.flatMap(([name, spot]) => (spot === null ? [] : [[name, placeOfSpot(spot)]])),
  );
}
