import { parseDecimal } from '../../core/quantity/decimal.ts';
import { compare, multiply, negate, rational, subtract } from '../../core/quantity/rational.ts';
import type { Forest } from './branch.ts';
import type { Caption } from './caption.ts';
import { exactSum } from './dimensions.ts';
import type { BodyStatements, DraftDimension, DraftTable } from './draft.ts';

/** The total that the table itself writes: in its last row, else in its caption. */
export function statedTotalOf(forest: Forest, caption: Caption): DraftTable['statedTotal'] {
  if (forest.total !== null) return forest.total;
  const source = caption.paragraph?.source ?? 0;
  return caption.stated === null ? null : { points: caption.stated, quote: caption.text, source };
}

/** Stated by the table; else by the body when it fits this table; else what the base parts add up to. */
export function totalOf(
  dimensions: readonly DraftDimension[],
  stated: string | null,
  body: BodyStatements,
): string | null {
  const added = exactSum(dimensions.filter((each) => each.role === 'base').map((each) => each.points));
  if (stated !== null) return stated;
  const said = [
    ...body.totals.map((each) => each.points),
    ...body.lists.flatMap((list) => list.items.map((item) => item.points)),
  ];
  if (added !== null && said.includes(added)) return added;
  const [only, ...others] = [...new Set(body.totals.map((each) => each.points))];
  if (only === undefined || others.length > 0) return added;
  return added === null || isNear(only, added) ? only : added;
}

/** A sum within a fifth of the stated total is that total with a slip; one further off is another part of the whole. */
function isNear(stated: string, added: string): boolean {
  const [a, b] = [parseDecimal(stated), parseDecimal(added)];
  if (a === null || b === null) return false;
  const gap = subtract(a, b);
  const size = gap.num < 0n ? negate(gap) : gap;
  return compare(multiply(size, rational(5)), a) <= 0;
}
