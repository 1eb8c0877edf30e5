import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import {
  compare,
  divide,
  equals,
  multiply,
  type Rational,
  rational,
  sum,
} from '../../core/quantity/rational.ts';
import type { Branch } from './branch.ts';
import type { DraftRole } from './draft.ts';
import { folded, narrow } from './words.ts';

const hundred = rational(100);

const read = (text: string | null): Rational | null => (text === null ? null : parseDecimal(text));

/** Sum of what is stated; null when one is not. */
export function sumOf(branches: readonly Pick<Branch, 'points' | 'shared'>[]): Rational | null {
  const all = branches.map((each) => read(each.points ?? each.shared?.points ?? null));
  return all.every((each) => each !== null) && all.length > 0 ? sum(all) : null;
}

/**
 * Turns percents and nested hundred-point parts into points of the total. Children in percent that add up to 100 are
 * parts of their parent; children that add up to the parent's own percent are parts of the whole.
 */
export function weigh(root: Branch, total: Rational): void {
  fillFromText(root);
  spread(
    root.children.filter((each) => roleOf(each) === 'base'),
    null,
    null,
    total,
  );
  fillParents(root);
}

/** `whole`: the parent's points; `stated`: the number the parent writes (percent or points). */
function spread(
  children: readonly Branch[],
  whole: Rational | null,
  stated: Rational | null,
  total: Rational,
): void {
  const below = sumOf(children);
  const percent =
    children.length > 0 && children.every((each) => each.form === 'percent' || each.points === null);
  const absolute =
    whole === null || (stated !== null && below !== null && equals(below, stated) && !equals(below, hundred));
  const scaled = whole === null || (stated !== null && !equals(whole, stated));
  const fractions = below !== null && scaled && isFraction(stated, below, children);
  for (const child of children) {
    const written = read(child.points);
    const base = fractions && whole !== null && equals(below, one) ? whole : absolute ? total : whole;
    if (written !== null && percent && child.form === 'percent')
      child.points = exactDecimal(divide(multiply(written, absolute ? total : whole), hundred));
    else if (written !== null && fractions) child.points = exactDecimal(multiply(written, base ?? total));
    else if (
      written !== null &&
      whole !== null &&
      below !== null &&
      !equals(below, whole) &&
      equals(below, hundred)
    )
      child.points = exactDecimal(divide(multiply(written, whole), hundred));
    spread(child.children, read(child.points), written, total);
  }
}

const one = rational(1);

/** Weights such as 0.25 that add up to one, or to the weight of their parent. */
function isFraction(stated: Rational | null, below: Rational, children: readonly Branch[]): boolean {
  const small = children.every((child) => {
    const written = read(child.points);
    return child.form !== 'percent' && written !== null && compare(written, one) < 0;
  });
  return (
    small && (equals(below, one) || (stated !== null && compare(stated, one) < 0 && equals(below, stated)))
  );
}

/** Groups that state no points have those of their children. */
function fillParents(branch: Branch): void {
  for (const child of branch.children) fillParents(child);
  if (branch.points !== null || branch.children.length === 0) return;
  const below = sumOf(branch.children);
  if (below !== null) branch.points = exactDecimal(below);
}

function fillFromText(branch: Branch): void {
  for (const child of branch.children) fillFromText(child);
  if (branch.leaf === null || branch.points !== null || branch.shared !== null) return;
  branch.points = pointsInText(`${branch.leaf.description}\n${branch.leaf.standard}`);
  if (branch.points !== null) branch.form = 'points';
}

/** Points stated only in the requirement: 最高得5分, 满分3分, 得1.5分; parts (1) (2) each with points are added. */
export function pointsInText(text: string): string | null {
  const plain = narrow(text.slice(0, 3_000)).replace(/\s+/g, '');
  const whole =
    /(?:最高(?:得|加|计)?|满分|共计?|总计|本项(?:共|满分)?|上限|不超过|封顶|^)\(?(\d+(?:\.\d+)?)分/.exec(
      plain,
    )?.[1];
  if (whole !== undefined && Number(whole) > 0) return canonicalSum([whole]);
  const given = [...plain.matchAll(/(?<!不)(?:得|计|赋|记|给予?)(\d+(?:\.\d+)?)分/g)].map(
    (match) => match[1] ?? '0',
  );
  if (given.length === 0 || given.every((value) => Number(value) === 0)) return null;
  const parts = (plain.match(/\(\d\)|[①-⑳]|(?:^|[;。])\d[.、]/g) ?? []).length;
  if (parts >= 2 && parts === given.length) return canonicalSum(given);
  return canonicalSum([given.reduce((a, b) => (Number(b) > Number(a) ? b : a))]);
}

const canonicalSum = (all: readonly string[]): string | null => {
  const parsed = all.map(parseDecimal);
  return parsed.every((each) => each !== null) ? exactDecimal(sum(parsed)) : null;
};

/** Whether a part stands outside the total, told by its name. */
export function roleOf(branch: { readonly name: string; readonly sign?: '+' | '-' | null }): DraftRole {
  const name = folded(branch.name);
  if (/^(加减分|加扣分|奖扣分?|奖惩)|(加减分|加扣分|奖扣分?|奖惩)(项|项目|事项|指标|内容)?$/.test(name))
    return 'bonus';
  if (
    /^(扣分|减分|负面|倒扣|负向|惩戒|扣减)|(扣分|减分)(项|项目|事项|指标|内容)?$|负面清单|^一票否决|^否决(项|事项|指标|内容)/.test(
      name,
    )
  )
    return 'deduction';
  if (/^(加分|附加分|附加|奖励|激励|额外)|(加分|附加分|奖励分?)(项|项目|事项|指标|内容)?$/.test(name))
    return 'bonus';
  if (branch.sign === '-') return 'deduction';
  return branch.sign === '+' ? 'bonus' : 'base';
}
