import type { Veto } from '../scheme.ts';
import type { VetoShape } from '../shape/table-file.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { type VocabularyParts, vocabularyFor } from '../vocabulary.ts';
import { buildFormula } from './formula.ts';
import { type Ground, placed } from './ground.ts';

/** The vetoes of a table. Problems: a condition that is not a yes or no. */
export function buildVetoes(
  ground: Ground,
  table: Spot,
  shapes: readonly VetoShape[],
  parts: VocabularyParts,
): readonly Veto[] {
  return shapes.map((shape, i) => {
    const spot = spotIn(table, 'vetoes', i);
    const at = spotIn(spot, 'condition');
    const { formula } = buildFormula(ground, at, shape.condition, vocabularyFor(parts, null), {
      wants: 'truth',
    });
    return placed(ground, spot, {
      id: shape.id,
      name: shape.name,
      clause: shape.clause,
      condition: formula,
      effect: effectOf(shape.effect),
      order: shape.order,
    });
  });
}

function effectOf(shape: VetoShape['effect']): Veto['effect'] {
  if ('zero' in shape) return { kind: 'zero', target: shape.zero };
  return 'cut' in shape ? { kind: 'cut', points: shape.cut } : { kind: 'cap_grade', grade: shape.cap_grade };
}
