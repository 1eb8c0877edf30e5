import { evaluate, type Inputs } from '../language/evaluate.ts';
import type { Missing } from '../quantity/value.ts';
import type { Veto } from '../scheme/scheme.ts';
import { joinMissing, type VetoFinding } from './outcome.ts';

/** Whether each veto strikes; one whose condition does not apply is clear. */
export function findVetoes(vetoes: readonly Veto[], inputs: Inputs): readonly VetoFinding[] {
  return vetoes.map((veto) => {
    const condition = evaluate(veto.condition.tree, inputs);
    if (condition.state === 'missing') return { veto, state: 'unknown', missing: condition.missing };
    const struck = condition.state === 'known' && condition.value === true;
    return { veto, state: struck ? 'struck' : 'clear', missing: [] };
  });
}

/** What the vetoes do to one node of the table. */
export interface NodeVetoes {
  readonly zeroed: boolean;
  /** Names that decide whether it is zeroed; empty when that is known. */
  readonly missing: readonly Missing[];
}

/** Vetoes that set this node to zero, of one order (an indicator takes both). */
export function zeroing(
  findings: readonly VetoFinding[],
  target: readonly string[],
  order: Veto['order'] | 'any',
): NodeVetoes {
  const here = findings.filter(({ veto }) => {
    const { effect } = veto;
    return (
      effect.kind === 'zero' && target.includes(effect.target) && (order === 'any' || veto.order === order)
    );
  });
  const zeroed = here.some(({ state }) => state === 'struck');
  return { zeroed, missing: zeroed ? [] : joinMissing(here.map((each) => each.missing)) };
}

/** Vetoes that cut points from the total, of one order. */
export function cuts(findings: readonly VetoFinding[], order: Veto['order']): readonly VetoFinding[] {
  return findings.filter(({ veto }) => veto.effect.kind === 'cut' && veto.order === order);
}
