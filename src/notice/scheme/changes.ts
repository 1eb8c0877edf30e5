import type { Question } from '../ledger/question.ts';
import type { Suggestion } from '../suggest/suggestion.ts';

/** The formula that a choice means, by the place of the choice; null where choosing is not enough to have one. */
type Meaning = (formula: string) => readonly (string | null)[];

/** In the order of the choices that the question offers. */
const meanings: Readonly<Partial<Record<Question['code'], Meaning>>> = {
  'no-partial-credit-rule': (formula) => [inProportion(formula), allOrNothing(formula), null],
  'zero-denominator': (formula) => [whenEmpty(formula, 'full'), null, whenEmpty(formula, 'nothing')],
  'unclear-bound': (formula) =>
    formula.includes('edge: inclusive')
      ? [formula, formula.replace('edge: inclusive', 'edge: exclusive')]
      : [],
};

/** What choosing does to the indicator's formula, as its file has it; empty where no choice does anything by itself. */
export function changesFor(
  { code, choices }: Question,
  found: Suggestion,
): readonly { readonly choice: number; readonly formula: string }[] {
  const formulas = meanings[code]?.(found.formula) ?? [];
  return choices.flatMap((_, choice) => {
    const formula = formulas[choice] ?? null;
    return formula === null ? [] : [{ choice, formula }];
  });
}

function inProportion(formula: string): string | null {
  if (/^(?:pro_rata|share)\(/.test(formula)) return formula;
  const atLeast = /^threshold\((.*), at_least: target\)$/.exec(formula);
  if (atLeast !== null) return `pro_rata(${atLeast[1]}, target: target)`;
  const quota = /^if (sum\([^()]*\)) >= (\d+(?:\.\d+)?) then full else 0$/.exec(formula);
  return quota === null ? null : `pro_rata(${quota[1]}, target: ${quota[2]})`;
}

function allOrNothing(formula: string): string | null {
  if (/^threshold\(|^if [^?]* then full else 0$/.test(formula)) return formula;
  const rate = /^pro_rata\((.*), target: (target|latest\([^()]*\))(?:, zero_target: missing)?\)$/.exec(
    formula,
  );
  if (rate !== null) return `threshold(${rate[1]}, at_least: ${rate[2]})`;
  const share = /^share\((.*), when_empty: (missing|full)\)$/.exec(formula);
  if (share === null) return null;
  return `threshold(ratio(${share[1]}, when_empty: ${share[2] === 'full' ? '100%' : 'missing'}), at_least: 100%)`;
}

/** Nothing to divide by: what a share gives, or the rate that earns as much. Where less is better the rates change places. */
function whenEmpty(formula: string, earns: 'full' | 'nothing'): string | null {
  if (!formula.includes('when_empty: missing')) return null;
  const [best, worst] = /excess\(|at_most:|<= \d/.test(formula) ? ['0%', null] : ['100%', '0%'];
  const rate = earns === 'full' ? best : worst;
  const isShare = formula.includes('share(');
  if (!isShare && rate === null) return null;
  const value = isShare ? (earns === 'full' ? 'full' : '0') : rate;
  return formula.replaceAll('when_empty: missing', `when_empty: ${value}`);
}
