import type { DraftIndicator } from '../extract/draft.ts';
import type { ImportedNotice } from '../import.ts';
import { reading } from '../suggest/reading.ts';
import { statesRule } from '../suggest/stated.ts';

/** Questions that already say why there is no formula. */
const settling: readonly string[] = [
  'contradictory-rule',
  'bundled-indicators',
  'count-called-rate',
  'no-scoring-rule',
];

/** Whether the text states a rule that no formula was made of: no doubt about the notice, yet not to be hidden. */
export function isUnread(indicator: DraftIndicator, { suggestions, questions }: ImportedNotice): boolean {
  if (suggestions.has(indicator) || !statesRule(reading(indicator.description).plain)) return false;
  return !questions.some(
    ({ where, code }) =>
      where.line === indicator.source && where.name === indicator.name && settling.includes(code),
  );
}
