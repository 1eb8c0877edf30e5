import { parseDecimal } from '../../core/quantity/decimal.ts';
import { compare, divide, multiply, type Rational } from '../../core/quantity/rational.ts';
import type { Table } from '../../core/scheme/scheme.ts';

/** `green`: as good as the best grade; `red`: the worst; `grey`: not known. */
export type Light = 'green' | 'yellow' | 'red' | 'grey';

/**
 * The light of a score out of some points, by the table's own grade bands: the bands are shares of the table's total,
 * so that they can be held against any part of it. Decimals as text; null is not known. Without bands all is grey.
 */
export function lightOf(table: Pick<Table, 'grades' | 'total'>, score: string | null, outOf: string): Light {
  const value = score === null ? null : parseDecimal(score);
  const points = parseDecimal(outOf);
  if (value === null || points === null || points.num <= 0n || table.grades.length === 0) return 'grey';
  const scaled = divide(multiply(value, table.total), points);
  const place = table.grades.findIndex((grade) => reaches(scaled, grade.from));
  if (place === 0) return 'green';
  return place < 0 || place === table.grades.length - 1 ? 'red' : 'yellow';
}

const reaches = (value: Rational, from: Rational): boolean => compare(value, from) >= 0;
