import { parseDecimal, toDecimal } from '../../core/quantity/decimal.ts';
import {
  compare,
  divide,
  greatest,
  least,
  negate,
  type Rational,
  rational,
  sign,
  subtract,
  sum,
  zero,
} from '../../core/quantity/rational.ts';
import { pseudonym, type Trimming } from './expert-dataset.ts';

/** How the votes of a closed panel look; numbers are decimals with three digits. */
export interface PanelStatistics {
  readonly experts: readonly ExpertStatistics[];
  readonly units: readonly UnitStatistics[];
}

export interface ExpertStatistics {
  readonly expert: string;
  readonly votes: number;
  readonly mean: string;
  /** By how much this expert scores higher (or, below 0, lower) than the panel does for the same units. */
  readonly leniency: string;
  /** Largest less smallest score. */
  readonly spread: string;
  /** Two or more units, and all the same score. */
  readonly noVariance: boolean;
  /** Where leaving this expert out would move a unit's trimmed mean most, and by how much; null: nowhere computable. */
  readonly influence: { readonly unit: string; readonly by: string } | null;
}

export interface UnitStatistics {
  readonly unit: string;
  readonly votes: number;
  readonly spread: string;
  /** By the rule's trimming; null with fewer votes than it needs. */
  readonly trimmedMean: string | null;
}

/** A vote that counts; `value` is a decimal as text. */
export interface CountedVote {
  readonly unit: string;
  readonly expert: number;
  readonly value: string;
}

interface Scored {
  readonly unit: string;
  readonly expert: number;
  readonly score: Rational;
}

/** Statistics of the votes, by expert and by unit; exact, rounded half up to three digits only when written. */
export function panelStatistics(votes: readonly CountedVote[], trimming: Trimming): PanelStatistics {
  const scored = votes.map(({ unit, expert, value }) => ({
    unit,
    expert,
    score: parseDecimal(value) ?? zero,
  }));
  const experts = [...new Set(scored.map((each) => each.expert))].sort((a, b) => a - b);
  const units = [...new Set(scored.map((each) => each.unit))].sort();
  return {
    experts: experts.map((expert) => expertStatistics(expert, scored, trimming)),
    units: units.map((unit) => unitStatistics(unit, scored, trimming)),
  };
}

function expertStatistics(expert: number, all: readonly Scored[], trimming: Trimming): ExpertStatistics {
  const own = all.filter((each) => each.expert === expert);
  const scores = own.map((each) => each.score);
  const differences = own.map(({ unit, score }) => subtract(score, mean(scoresOf(all, unit))));
  const range = rangeOf(scores);
  return {
    expert: pseudonym(expert),
    votes: own.length,
    mean: write(mean(scores)),
    leniency: write(mean(differences)),
    spread: write(range),
    noVariance: own.length >= 2 && sign(range) === 0,
    influence: influenceOf(own, all, trimming),
  };
}

function influenceOf(
  own: readonly Scored[],
  all: readonly Scored[],
  trimming: Trimming,
): ExpertStatistics['influence'] {
  let most: { readonly unit: string; readonly by: Rational } | null = null;
  for (const { unit, expert } of own) {
    const whole = trimmedMean(scoresOf(all, unit), trimming);
    const others = all.filter((each) => each.expert !== expert);
    const without = trimmedMean(scoresOf(others, unit), trimming);
    if (whole === null || without === null) continue;
    const by = subtract(whole, without);
    if (most === null || compare(size(by), size(most.by)) > 0) most = { unit, by };
  }
  return most === null ? null : { unit: most.unit, by: write(most.by) };
}

function unitStatistics(unit: string, all: readonly Scored[], trimming: Trimming): UnitStatistics {
  const scores = scoresOf(all, unit);
  const trimmed = trimmedMean(scores, trimming);
  return {
    unit,
    votes: scores.length,
    spread: write(rangeOf(scores)),
    trimmedMean: trimmed === null ? null : write(trimmed),
  };
}

/** Null with fewer scores than are needed. */
export function trimmedMean(
  scores: readonly Rational[],
  { dropHigh, dropLow, atLeast }: Trimming,
): Rational | null {
  if (scores.length < atLeast || scores.length <= dropHigh + dropLow) return null;
  return mean([...scores].sort(compare).slice(dropLow, scores.length - dropHigh));
}

const scoresOf = (all: readonly Scored[], unit: string): readonly Rational[] =>
  all.filter((each) => each.unit === unit).map((each) => each.score);

const mean = (scores: readonly Rational[]): Rational =>
  scores.length === 0 ? zero : divide(sum(scores), rational(scores.length));

const rangeOf = ([first = zero, ...rest]: readonly Rational[]): Rational =>
  subtract(rest.reduce(greatest, first), rest.reduce(least, first));

const size = (x: Rational): Rational => (sign(x) < 0 ? negate(x) : x);
const write = (x: Rational): string => toDecimal(x, 3);
