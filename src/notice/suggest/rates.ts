import { bundledRates } from './bundle.ts';
import { fractionIn } from './fraction.ts';
import { growing, lessIsBetter, type Rate, rateOf, withoutScale } from './rate.ts';
import { type Asked, number, type Reader, type Suggestion, trimmed } from './suggestion.ts';

const doneShare = /(?:完成|办结|整改|覆盖|归集|处置|达标)(?:比例|率)/;
const goal = new RegExp(
  `(?:达到?|不低于|不少于|不得低于|保持在?|完成|率|例|比|度|≥|为|至|应)${number}%|${number}%(?=网上|实现|完成|办理|覆盖|达标|办结|及?以上)`,
);
/** Points in proportion to how much is done. */
export const proportional =
  /按(?:完成|实际完成|达标|实际)?(?:情况)?(?:的)?(?:比例|百分比|比率|完成率)[^,。;]{0,6}(?:得|赋|计|给|记|折算)?分?|按比例|按[^,。;\d]{0,10}(?:率|度|比例|百分比)(?:计分|得分|赋分|给分|折算|计算)|(?:得分|分值)按[^,。;]{0,12}(?:折算|换算)|(?:得分|分值)=|×(?:本项)?分值|\*分值|乘以(?:本项)?分值/;
/** Nothing unless all of it is done. */
export const allOrNothing =
  /(?:否则|未达到|达不到|不达标|未完成|低于[^,。;]{0,10})的?,?(?:一律|均)?(?:不得分|得0分|0分|计0分)/;

/** Ratio with named parts, rate to a target, threshold, growth, plain proportion: whatever the text says of a rate. */
export const readRate: Reader = (asked) => {
  const { plain } = asked.text;
  if (bundledRates(plain).length > 0 || saysMore(plain)) return null;
  const shared = proportional.exec(plain);
  const rate = rateOf(asked);
  const limit = limitIn(asked);
  if (limit !== null) return within(asked, limit, lessIsBetter(rate));
  const target = targetIn(asked);
  if (target !== null) return towards(asked, target, rate, shared);
  if (growing.test(plain)) return null;
  const parts = fractionIn(plain);
  const words = parts?.match ?? shared ?? doneShare.exec(plain);
  if (words === null) return null;
  return {
    rule: rate.parts === null ? 'proportion' : 'ratio',
    formula: rate.whole,
    target: null,
    parameters: { ...rate.parts },
    words: asked.text.clause(words),
    dataset: rate.dataset,
    partial: shared === null ? 'not-stated' : 'stated',
  };
};

/** Losses or gains by step, or several awards, of which a plain rate would be only a part. */
const saysMore = (plain: string): boolean =>
  /每[^,。;]{0,16}(?:扣|减)|每(?:再)?(?:增长|提高|增加|上升|高|超)[^,。;]{0,12}(?:加|得|奖)/.test(plain) ||
  (plain.match(/得\d+(?:\.\d+)?分/g) ?? []).length >= 2;

function targetIn(asked: Asked): RegExpExecArray | null {
  const plain = withoutScale(asked.text.plain);
  return goal.exec(plain) ?? (growing.test(plain + asked.name) ? new RegExp(`${number}%`).exec(plain) : null);
}

const most = new RegExp(
  `(?:不超过|不高于|控制在|(?<!不)低于|≤)${number}%(?:以内|以下)?|${number}%(?:以内|以下)`,
);

/** 差错率控制在1%以内得满分,否则不得分. */
function limitIn({ text }: Asked): RegExpExecArray | null {
  const match = most.exec(withoutScale(text.plain));
  const after = match === null ? '' : text.plain.slice(match.index + match[0].length);
  return /^(?:的|,?(?:一律)?(?:不得分|[得计]0分|扣))/.test(after) ? null : match;
}

function within(asked: Asked, match: RegExpExecArray, rate: Rate): Suggestion | null {
  const limit = `${trimmed(match[1] ?? match[2] ?? '0')}%`;
  const strict = allOrNothing.test(asked.text.plain) || /超过的?,?(?:一律)?不得分/.test(asked.text.plain);
  return {
    rule: 'threshold',
    formula: `threshold(${rate.formula}, at_most: target)`,
    target: limit,
    parameters: { limit, ...rate.parts },
    words: asked.text.clause(match),
    dataset: rate.dataset,
    partial: strict ? 'stated' : 'not-stated',
  };
}

function towards(
  asked: Asked,
  match: RegExpExecArray,
  rate: Rate,
  shared: RegExpExecArray | null,
): Suggestion | null {
  const wanted = match[1] ?? match[2] ?? '0';
  const target = `${trimmed(wanted)}%`;
  if (Number(wanted) <= 0 || Number(wanted) > 1000) return null;
  const strict = allOrNothing.test(asked.text.plain);
  const growth = growing.test(asked.text.plain + asked.name);
  // To fall by a tenth is no share of a growth.
  if (growth && /下降|减少|降低|压减/.test(asked.text.plain)) return null;
  return {
    rule: strict ? 'threshold' : growth ? 'growth' : 'rate-to-target',
    formula: strict
      ? `threshold(${rate.formula}, at_least: target)`
      : `pro_rata(${rate.formula}, target: target)`,
    target,
    parameters: { target, ...rate.parts },
    words: asked.text.clause(match),
    dataset: rate.dataset,
    partial: strict || shared !== null ? 'stated' : 'not-stated',
  };
}
