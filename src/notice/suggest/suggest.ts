import { parseFormula } from '../../core/language/parse.ts';
import type { DraftIndicator, DraftRole } from '../extract/draft.ts';
import { readAddition, readAdditions, readGainByDegree, readLevels } from './additions.ts';
import { readBands } from './bands.ts';
import { readChecklist } from './checklist.ts';
import { contradictionIn } from './contradiction.ts';
import { readDeadline } from './deadline.ts';
import { readSingleLoss } from './deductions.ts';
import { readFigure } from './figure.ts';
import { readNotApplicable, withNotApplicable } from './not-applicable.ts';
import { readPart } from './part.ts';
import { readQuota } from './quota.ts';
import { readRanking } from './ranking.ts';
import { readRate } from './rates.ts';
import { reading } from './reading.ts';
import { readShortfall } from './shortfall.ts';
import { readSingle } from './single.ts';
import { type Asked, plainName, type Reader, type Suggestion } from './suggestion.ts';
import { readVeto, readVetoRow, withVeto } from './veto.ts';

/** The more a reader's words say, the earlier it is asked. */
const readers: readonly Reader[] = [
  readChecklist,
  readShortfall,
  readBands,
  readRanking,
  readDeadline,
  readGainByDegree,
  readAdditions,
  readLevels,
  readSingleLoss,
  readAddition,
  readQuota,
  readPart,
  readFigure,
  readSingle,
  readVeto,
  readNotApplicable,
  readRate,
];

/**
 * A formula for an indicator where its text states a rule, with the words it was read from; null where the text states
 * none, or states two that contradict each other. Every formula given parses. `data` names its dataset. An indicator
 * without points can only be a veto: its formula is the condition.
 */
export function suggest(indicator: DraftIndicator, role: DraftRole, data: string): Suggestion | null {
  const text = reading(indicator.description);
  const full = indicator.points ?? '0';
  const asked: Asked = { text, name: indicator.name, full, role, data: plainName(data) };
  if (Number(full) <= 0) return readVetoRow(asked);
  if (contradictionIn(text.plain) !== null) return null;
  for (const read of readers) {
    const found = read(asked);
    if (found === null || !suits(found, role)) continue;
    const whole = withNotApplicable(asked, withVeto(asked, found));
    if (parseFormula(whole.formula).ok) return whole;
  }
  return null;
}

/** A deduction gives at most nothing, so only rules that take points away suit it. */
const suits = ({ rule, formula, parameters }: Suggestion, role: DraftRole): boolean =>
  role !== 'deduction' ||
  rule === 'veto' ||
  formula.endsWith(' - full') ||
  (rule === 'ranking' && !Object.keys(parameters).some((key) => key.startsWith('rank')));
