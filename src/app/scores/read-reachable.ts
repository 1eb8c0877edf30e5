import type { Interval } from '../../core/envelope/envelope.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Actor } from '../../port/actor.ts';
import type { Platform } from '../platform.ts';
import { type AskedScores, openScores } from './read-scores.ts';
import { sightOf } from './visible-result.ts';

/** What a unit can still reach: totals and ranks as decimal text, the best rank first. */
export interface Reachable {
  readonly table: string;
  readonly unit: string;
  readonly total: readonly [least: string, greatest: string];
  readonly rank: readonly [best: string, worst: string];
}

/** What the units the actor may see as a whole can still reach. */
export async function readReachable(
  desk: Pick<Platform, 'store' | 'scores'>,
  actor: Actor,
  asked: AskedScores,
): Promise<Result<readonly Reachable[]>> {
  const seen = await openScores(desk, actor, asked);
  if (!seen.ok) return seen;
  const { open, from } = seen.value;
  const sight = sightOf(actor, open);
  const reachable = await desk.scores.reachable(open, from);
  if (!reachable.ok) return reachable;
  const lines = [...reachable.value].flatMap(([table, units]) =>
    units
      .filter((each) => sight.all || sight.units.has(each.unit))
      .map(({ unit, total, rank }) => ({ table, unit, total: ends(total), rank: ends(rank) })),
  );
  return ok(lines, reachable.problems);
}

const ends = ({ least, greatest }: Interval): readonly [string, string] => [
  exactDecimal(least),
  exactDecimal(greatest),
];
