import type { Formula } from '../scheme.ts';
import type { SchemeFile } from '../shape/scheme-file.ts';
import { placeOfKey, type Spot, spotIn } from '../text/spot.ts';
import { type VocabularyParts, vocabularyFor } from '../vocabulary.ts';
import { refuseReserved } from './column.ts';
import { buildFormula } from './formula.ts';
import { type Ground, report } from './ground.ts';

/**
 * The shared formulas, each checked on its own where it stands.
 * Problems: those of each formula, names that mean something else already, formulas that need themselves.
 */
export function buildDefinitions(
  ground: Ground,
  scheme: Spot,
  shape: SchemeFile,
  base: Omit<VocabularyParts, 'definitions'>,
): Readonly<Record<string, Formula>> {
  const texts = Object.entries(shape.definitions).map(([name, text]) => [name, { text }] as const);
  const vocabulary = vocabularyFor({ ...base, definitions: Object.fromEntries(texts) }, null);
  return Object.fromEntries(
    texts.map(([name, { text }]) => {
      const spot = spotIn(scheme, 'definitions', name);
      refuseReserved(ground, spot, name);
      if (base.attributes.some((each) => each.name === name)) {
        report(ground, 'name-reserved', { name }, placeOfKey(spot));
      }
      return [name, buildFormula(ground, spot, text, vocabulary).formula];
    }),
  );
}
