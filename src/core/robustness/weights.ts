import { type Rational, zero } from '../quantity/rational.ts';
import type { TableScores } from '../score/outcome.ts';
import { inMillionths, million, type Shares, sharesOf } from './shares.ts';
import { thrown } from './spread.ts';

/** The best, the middle and the worst rank of a unit in its cohort over all the weights tried. */
export interface RankInterval {
  readonly unit: string;
  readonly best: number;
  readonly median: number;
  readonly worst: number;
}

export interface WeightSettings {
  /** How far each indicator's points may be off, up and down: 0–1 of them. */
  readonly spread: Rational;
  /** Sets of weights tried, 1–10,000. */
  readonly trials: number;
  readonly seed: number;
}

/**
 * How far ranks depend on the points the notice gives: each base indicator's points are moved up or down within the spread,
 * all at once, and totals taken again out of the same full marks. What a unit won of an indicator is taken to a millionth.
 * Units without a total are left out; bonus, deductions and vetoes stay as they are.
 */
export function rankIntervals(scores: TableScores, settings: WeightSettings): readonly RankInterval[] {
  const { leaves, rows } = sharesOf(scores);
  const points = leaves.map((leaf) => inMillionths(leaf.points));
  const spread = inMillionths(settings.spread);
  const ranks = new Map(rows.map((row) => [row, [] as number[]]));
  for (let trial = 0; trial < settings.trials; trial++) {
    const weights = points.map((each, i) =>
      moved(each, spread, thrown(settings.seed, trial * points.length + i)),
    );
    const totals = new Map(rows.map((row) => [row, totalOf(row, points, weights)]));
    for (const row of rows) ranks.get(row)?.push(rankOf(row, rows, totals));
  }
  return rows.map((row) => intervalOf(row, ranks.get(row) ?? []));
}

const moved = (points: number, spread: number, by: number): number =>
  Math.round(points * (1 + (spread * by) / (million * million)));

/** The published total, with the base part weighed anew; in millionths of millionths of a point. */
function totalOf({ sheet, won }: Shares, points: readonly number[], weights: readonly number[]): number {
  const before = sum(points);
  const after = sum(weights);
  const own = sum(won.map((share, i) => (share ?? 0) * (points[i] ?? 0)));
  const anew = sum(won.map((share, i) => (share ?? 0) * (weights[i] ?? 0))) * (before / after);
  const published = inMillionths(sheet.root.published ?? zero) * million;
  return Math.round(published - own + anew);
}

function rankOf(own: Shares, rows: readonly Shares[], totals: ReadonlyMap<Shares, number>): number {
  const total = totals.get(own) ?? 0;
  const { cohort } = own.sheet.unit;
  return 1 + rows.filter((row) => row.sheet.unit.cohort === cohort && (totals.get(row) ?? 0) > total).length;
}

function intervalOf({ sheet }: Shares, ranks: readonly number[]): RankInterval {
  const sorted = [...ranks].sort((a, b) => a - b);
  const at = (place: number): number => sorted[place] ?? 1;
  const median = at(Math.floor((sorted.length - 1) / 2));
  return { unit: sheet.unit.unit, best: at(0), median, worst: at(sorted.length - 1) };
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
