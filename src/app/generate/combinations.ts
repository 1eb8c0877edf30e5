import type { Column, Dataset } from '../../core/scheme/scheme.ts';

/** One word for each of some choice columns. */
export type Combination = Readonly<Record<string, string>>;

/** Rows of one step and unit are given to every combination: more than this is a mistake. */
export const mostCombinations = 10_000;

/** Every combination of the words of the named choice columns; one empty combination of none. */
export function combine(dataset: Dataset, names: readonly string[]): readonly Combination[] {
  return names.reduce<readonly Combination[]>(
    (all, name) => all.flatMap((each) => wordsOf(dataset, name).map((word) => ({ ...each, [name]: word }))),
    [{}],
  );
}

export function countCombinations(dataset: Dataset, names: readonly string[]): number {
  return names.reduce((count, name) => count * wordsOf(dataset, name).length, 1);
}

const truths: readonly string[] = ['是', '否'];

function wordsOf({ columns }: Dataset, name: string): readonly string[] {
  const column: Column | undefined = columns.find((each) => each.name === name);
  return column?.choices ?? truths;
}
