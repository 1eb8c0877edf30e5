import { parseFormula } from '../../core/language/parse.ts';
import type { DraftIndicator, DraftRole } from '../extract/draft.ts';
import { contradictionIn } from './contradiction.ts';
import {
  readAddition,
  readAdditions,
  readDeduction,
  readExcess,
  readLevels,
  readLosses,
  readShortfall,
  readVeto,
} from './events.ts';
import { readDeadline, readNotApplicable, readQuota, readSingle } from './outcomes.ts';
import { readRate } from './rates.ts';
import { reading } from './reading.ts';
import { readBands, readChecklist, readRanking } from './steps.ts';
import { plainName, type Reader, type Suggestion } from './suggestion.ts';

/** One rule of deduction per event; several deductions are tiers. */
const readSingleLoss: Reader = (asked) =>
  (asked.text.plain.match(/(?<!(?:最多|最高|累计|合计|至多|不超过)可?)扣(?:除|减)?(?:本项)?\d/g) ?? [])
    .length > 1
    ? readLosses(asked)
    : (readDeduction(asked) ?? readLosses(asked));

/** The more a reader's words say, the earlier it is asked. */
const readers: readonly Reader[] = [
  readChecklist,
  readShortfall,
  readExcess,
  readBands,
  readRanking,
  readAdditions,
  readLevels,
  readSingleLoss,
  readAddition,
  readDeadline,
  readQuota,
  readSingle,
  readVeto,
  readNotApplicable,
  readRate,
];

/**
 * A formula for an indicator where its text states a rule, with the words it was read from; null where the text states
 * none, or states two that contradict each other. Every formula given parses. `data` names its dataset.
 */
export function suggest(indicator: DraftIndicator, role: DraftRole, data: string): Suggestion | null {
  const full = indicator.points;
  if (full === null || Number(full) <= 0) return null;
  const asked = {
    text: reading(indicator.description),
    name: indicator.name,
    full,
    role,
    data: plainName(data),
  };
  if (contradictionIn(asked.text.plain) !== null) return null;
  for (const read of readers) {
    const found = read(asked);
    if (found !== null && suits(found, role) && parseFormula(found.formula).ok) return found;
  }
  return null;
}

/** A deduction gives at most nothing, so only rules that take points away suit it. */
const suits = (found: Suggestion, role: DraftRole): boolean =>
  role !== 'deduction' || found.rule === 'deduction' || found.rule === 'veto';
