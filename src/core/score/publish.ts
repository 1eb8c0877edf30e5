import { equals, type Rational, subtract } from '../quantity/rational.ts';
import { type RoundingRule, round } from '../quantity/rounding.ts';
import type { Group, Indicator, Table } from '../scheme/scheme.ts';
import type { RoundingEntry } from './outcome.ts';

/** The rounding of a node: its own, else the table's; null is none. */
export function roundingOf(node: Group | Indicator, table: Table): RoundingRule | null {
  return node.rounding === 'none' ? null : (node.rounding ?? table.rounding);
}

/** The published form of a score, and the ledger entry when rounding changed it. */
export function publish(
  node: string,
  exact: Rational,
  rule: RoundingRule | null,
): { readonly published: Rational; readonly rounding: RoundingEntry | null } {
  if (rule === null) return { published: exact, rounding: null };
  const after = round(exact, rule);
  if (equals(exact, after)) return { published: after, rounding: null };
  const difference = subtract(after, exact);
  return { published: after, rounding: { node, before: exact, after, difference, rule } };
}
