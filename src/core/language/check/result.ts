import { exactDecimal } from '../../quantity/decimal.ts';
import { compare, type Rational } from '../../quantity/rational.ts';
import type { Range } from '../bounds/range.ts';
import type { Report } from '../parse/report.ts';
import type { Node } from '../syntax.ts';
import { type Found, typeWords } from './types.ts';

/** What the formula is for: points, a condition, or anything. */
export type Wants = 'points' | 'truth' | 'any';

export interface Outcome {
  readonly node: Node;
  readonly type: Found;
  readonly bounds: Range;
}

/** Whether the result is what is wanted, and provably stays where it must. */
export function checkResult(
  { node, type, bounds }: Outcome,
  want: { readonly wants: Wants; readonly range: { readonly low: Rational; readonly high: Rational } | null },
  report: Report,
): void {
  if (type !== null && !suits(type, want.wants)) {
    const { zh, en } = typeWords(type);
    const code = want.wants === 'points' ? 'result-not-points' : 'result-not-truth';
    report.add(code, { found: zh, found_en: en }, node.span.start);
  } else if (
    want.wants !== 'truth' &&
    type?.kind === 'number' &&
    want.range !== null &&
    !within(bounds, want.range)
  ) {
    const { low, high } = want.range;
    const params = { low: exactDecimal(low), high: exactDecimal(high) };
    const reach = { lowest: shown(bounds.low), highest: shown(bounds.high) };
    report.add('score-out-of-range', { ...params, ...reach }, node.span.start);
  }
}

function suits(type: NonNullable<Found>, wants: Wants): boolean {
  if (wants === 'any') return type.kind !== 'duration';
  if (wants === 'truth') return type.kind === 'truth';
  return type.kind === 'number' && (type.quantity === 'points' || type.quantity === 'plain');
}

const within = (bounds: Range, range: { readonly low: Rational; readonly high: Rational }): boolean =>
  bounds.low !== null &&
  bounds.high !== null &&
  compare(bounds.low, range.low) >= 0 &&
  compare(bounds.high, range.high) <= 0;

const shown = (end: Rational | null): string => (end === null ? '不限 none' : exactDecimal(end));
