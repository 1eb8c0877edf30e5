import { absFunction } from './abs.ts';
import { bandsFunction } from './bands.ts';
import { ceilingFunction } from './ceiling.ts';
import { changeFunction } from './change.ts';
import { checklistFunction } from './checklist.ts';
import { clampFunction } from './clamp.ts';
import { daysFunction } from './days.ts';
import { deductFunction } from './deduct.ts';
import { deductTiersFunction } from './deduct-tiers.ts';
import { excessFunction } from './excess.ts';
import { floorFunction } from './floor.ts';
import type { FunctionSpec } from './function-spec.ts';
import { geometricMeanFunction } from './geometric-mean.ts';
import { growthFunction } from './growth.ts';
import { highestFunction } from './highest.ts';
import { knownOrFunction } from './known-or.ts';
import { lnFunction } from './ln.ts';
import { maxFunction } from './max.ts';
import { meanOfFunction } from './mean-of.ts';
import { minFunction } from './min.ts';
import { missingFunction } from './missing.ts';
import { mixFunction } from './mix.ts';
import { monthFunction } from './month.ts';
import { notApplicableFunction } from './not-applicable.ts';
import { peerCountFunction } from './peer-count.ts';
import { peerMaxFunction } from './peer-max.ts';
import { peerMeanFunction } from './peer-mean.ts';
import { peerMinFunction } from './peer-min.ts';
import { peerRankFunction } from './peer-rank.ts';
import { peerScaleFunction } from './peer-scale.ts';
import { powerFunction } from './power.ts';
import { proRataFunction } from './pro-rata.ts';
import { ratioFunction } from './ratio.ts';
import { rootFunction } from './root.ts';
import { roundFunction } from './round.ts';
import { scaleFunction } from './scale.ts';
import { shareFunction } from './share.ts';
import { shortfallFunction } from './shortfall.ts';
import { slopesFunction } from './slopes.ts';
import { thresholdFunction } from './threshold.ts';
import { unitPricesFunction } from './unit-prices.ts';
import { workdayFunction } from './workday.ts';
import { workdaysFunction } from './workdays.ts';
import { yearFunction } from './year.ts';

const all: readonly FunctionSpec[] = [
  absFunction,
  bandsFunction,
  ceilingFunction,
  changeFunction,
  checklistFunction,
  clampFunction,
  daysFunction,
  deductFunction,
  deductTiersFunction,
  excessFunction,
  floorFunction,
  geometricMeanFunction,
  growthFunction,
  highestFunction,
  knownOrFunction,
  lnFunction,
  maxFunction,
  meanOfFunction,
  minFunction,
  missingFunction,
  mixFunction,
  monthFunction,
  notApplicableFunction,
  peerCountFunction,
  peerMaxFunction,
  peerMeanFunction,
  peerMinFunction,
  peerRankFunction,
  peerScaleFunction,
  powerFunction,
  proRataFunction,
  ratioFunction,
  rootFunction,
  roundFunction,
  scaleFunction,
  shareFunction,
  shortfallFunction,
  slopesFunction,
  thresholdFunction,
  unitPricesFunction,
  workdayFunction,
  workdaysFunction,
  yearFunction,
];

/** Every function of the language by name. A function is one file beside this one, and a line above. */
export const functionCatalogue: Readonly<Record<string, FunctionSpec>> = Object.fromEntries(
  all.map((each) => [each.name, each]),
);

/** The function of that name; null when there is none. */
export function functionNamed(name: string): FunctionSpec | null {
  return Object.hasOwn(functionCatalogue, name) ? (functionCatalogue[name] ?? null) : null;
}
