import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import { compare, subtract } from '../../core/quantity/rational.ts';
import { type Asked, number } from './suggestion.ts';

/** 最多扣5分, 扣分不超过5分. */
export const losing = new RegExp(
  `(?:最多|最高|累计|合计|至多|不超过)(?:可)?扣(?:除|减|分)?(?:不超过)?${number}分|扣分(?:最高|最多)?(?:不超过|上限(?:为)?)${number}分`,
);

/** 最多扣5分 of an item with 10: the other five are never lost. Empty where the whole item can be lost. */
export function floorOf({ text, full }: Pick<Asked, 'text' | 'full'>): string {
  const found = losing.exec(text.plain);
  const cap = parseDecimal(found?.[1] ?? found?.[2] ?? '');
  const points = parseDecimal(full);
  if (cap === null || points === null) return '';
  return compare(cap, points) < 0 ? `, floor: ${exactDecimal(subtract(points, cap))}` : '';
}
