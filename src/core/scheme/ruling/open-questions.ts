import type { Assumption, Scheme, Table } from '../scheme.ts';
import { indicatorsOf } from '../walk.ts';

/** An assumption that keeps a result provisional, and what rests on it. */
export interface OpenQuestion extends Omit<Assumption, 'ruling' | 'follows' | 'changes'> {
  /** Ids of the tables that rest on it as a whole. */
  readonly tables: readonly string[];
  /** Ids of the indicators scored under it. */
  readonly indicators: readonly string[];
  /** The choice made where the formulas do not follow it yet; null while nobody has ruled. */
  readonly ruled: string | null;
}

/**
 * Assumptions nobody has ruled on, or whose ruling the formulas do not follow yet, in the order of the scheme. Only those
 * that the given tables rest on, and those that nothing names, which are the scheme's as a whole.
 */
export function openQuestions(
  scheme: Pick<Scheme, 'assumptions' | 'tables'>,
  tables: readonly Table[] = scheme.tables,
): readonly OpenQuestion[] {
  return scheme.assumptions.filter(isOpen).flatMap((assumption) => {
    const resting = restingOn(assumption.id, tables);
    if (isEmpty(resting) && !isEmpty(restingOn(assumption.id, scheme.tables))) return [];
    const { follows: _follows, changes: _changes, ruling, ...said } = assumption;
    return [{ ...said, ...resting, ruled: ruling?.choice ?? null }];
  });
}

const isOpen = (assumption: Assumption): boolean => assumption.ruling === null || !isFollowed(assumption);

/** Whether the formulas do what was ruled; a scheme that does not say what it follows is believed. */
export const isFollowed = ({
  follows,
  ruling,
}: {
  readonly follows?: string | null | undefined;
  readonly ruling: { readonly choice: string } | null;
}): boolean => ruling === null || follows === undefined || follows === ruling.choice;

type Resting = Pick<OpenQuestion, 'tables' | 'indicators'>;

function restingOn(id: string, tables: readonly Table[]): Resting {
  const indicators = tables.flatMap((each) => indicatorsOf(each));
  return {
    tables: tables.filter((each) => each.assumptions.includes(id)).map((each) => each.id),
    indicators: indicators.filter((each) => each.assumptions.includes(id)).map((each) => each.id),
  };
}

const isEmpty = ({ tables, indicators }: Resting): boolean => tables.length + indicators.length === 0;
