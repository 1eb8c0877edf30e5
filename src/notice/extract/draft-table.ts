import { parseDecimal } from '../../core/quantity/decimal.ts';
import { rational } from '../../core/quantity/rational.ts';
import type { Source } from '../read/block.ts';
import type { Forest } from './branch.ts';
import type { Caption } from './caption.ts';
import { toDimensions } from './dimensions.ts';
import type { BodyStatements, DraftTable } from './draft.ts';
import { findingsIn } from './findings.ts';
import { settleLeads } from './leads.ts';
import { statedTotalOf, totalOf } from './total.ts';
import { weigh } from './weigh.ts';

export interface TablePlace {
  readonly caption: Caption;
  readonly subject: string;
  readonly source: Source;
}

/** The tree of a table → its draft: points as parts of the total, leads settled, what is doubtful noted. */
export function toDraftTable(
  forest: Forest,
  { caption, subject, source }: TablePlace,
  body: BodyStatements,
): DraftTable {
  const statedTotal = statedTotalOf(forest, caption);
  const findings = findingsIn(forest.root);
  const base = parseDecimal(statedTotal?.points ?? body.totals[0]?.points ?? '100') ?? rational(100);
  weigh(forest.root, base);
  settleLeads(forest.root);
  const dimensions = toDimensions(
    forest.root,
    statedTotal === null ? body.totals.map((each) => each.points) : [statedTotal.points],
  );
  return {
    subject,
    caption: caption.text,
    total: totalOf(dimensions, statedTotal?.points ?? null, body),
    statedTotal,
    dimensions,
    source,
    findings,
    leftOut: forest.leftOut,
  };
}
