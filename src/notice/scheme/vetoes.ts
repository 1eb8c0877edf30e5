import type { DraftIndicator } from '../extract/draft.ts';
import type { Suggestion, Veto } from '../suggest/suggestion.ts';
import type { Grade } from './grades.ts';

/** A row whose words take away more than its own points. */
export interface VetoRow {
  readonly indicator: DraftIndicator;
  readonly found: Suggestion & { readonly veto: Veto };
  readonly clause: string;
}

/** What a table gets from its veto rows. */
export interface TableVetoes {
  readonly grades: readonly Grade[];
  readonly vetoes: readonly object[];
  /** Rows whose effect a table cannot have yet, and why. */
  readonly left: readonly { readonly indicator: DraftIndicator; readonly why: string }[];
  /** The grades are names only: no total is said at which they begin. */
  readonly gradesInvented: boolean;
}

/** Vetoes of a table, and the grades that they need. `stated` are the grades that the notice states with their totals. */
export function vetoesOf(table: string, rows: readonly VetoRow[], stated: readonly Grade[]): TableVetoes {
  const needed = rows.flatMap(({ found }) => gradeNeeded(found.veto.effect));
  const known = needed.every((each) => each === null || stated.some(({ name }) => name === each));
  const gradesInvented = needed.length > 0 && (stated.length < 2 || !known);
  const grades = gradesInvented ? namesOnly(needed) : stated;
  const made = rows.map((row, i) => ({ row, veto: vetoOf(table, `${table}-v${i + 1}`, row, grades) }));
  return {
    grades,
    vetoes: made.flatMap(({ veto }) => (veto === null ? [] : [veto])),
    left: made
      .filter(({ veto }) => veto === null)
      .map(({ row }) => ({ indicator: row.indicator, why: '方案还不能按降低等次的级数处理' })),
    gradesInvented,
  };
}

/** The name of the best grade left; null for any but the best. */
function gradeNeeded(effect: Veto['effect']): readonly (string | null)[] {
  if (effect.kind === 'cap-grade') return [effect.grade];
  return effect.kind === 'no-award' ? [null] : [];
}

const open = '等次未定';
const noAward = '不得评优';

/** Nobody has such a grade by points, whatever the total: only a veto gives it. */
function namesOnly(needed: readonly (string | null)[]): readonly Grade[] {
  const names = [...new Set(needed.map((each) => each ?? noAward))];
  // The worse, the lower: what caps at 不得评优 is less than what makes 不合格.
  const sorted = [...names.filter((each) => each === noAward), ...names.filter((each) => each !== noAward)];
  return [{ name: open, from: '0' }, ...sorted.map((name, i) => ({ name, from: `-${i + 1}` }))];
}

function vetoOf(table: string, id: string, { indicator, found, clause }: VetoRow, grades: readonly Grade[]) {
  const effect = effectOf(table, found.veto.effect, grades);
  if (effect === null) return null;
  return { id, name: indicator.name, clause, condition: found.veto.condition, effect, order: 'after_bonus' };
}

function effectOf(table: string, effect: Veto['effect'], grades: readonly Grade[]): object | null {
  switch (effect.kind) {
    case 'zero-total':
      return { zero: table };
    case 'cut':
      return { cut: effect.points };
    case 'cap-grade':
      return { cap_grade: effect.grade };
    case 'no-award':
      return { cap_grade: grades[1]?.name ?? noAward };
    default:
      return null;
  }
}
