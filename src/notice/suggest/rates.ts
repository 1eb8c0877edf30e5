import { bundledRates } from './bundle.ts';
import { rate, rateData } from './events.ts';
import { emptyRule, type Fraction, fractionIn } from './fraction.ts';
import {
  type Asked,
  column,
  number,
  plainName,
  type Reader,
  type Suggestion,
  trimmed,
} from './suggestion.ts';

const doneShare = /(?:完成|办结|整改|覆盖|归集|处置|达标)(?:比例|率)/;
const goal = new RegExp(
  `(?:达到?|不低于|不少于|不得低于|保持在?|完成|率|例|比|度|≥|为|至|应)${number}%|${number}%(?=网上|实现|完成|办理|覆盖|达标|办结)`,
);
const proportional =
  /按(?:完成|实际完成|达标|实际)?(?:情况)?(?:的)?(?:比例|百分比|比率|完成率)[^,。;]{0,6}(?:得|赋|计|给|记|折算)?分?|按比例|(?:得分|分值)=|×(?:本项)?分值|\*分值|乘以(?:本项)?分值/;
const allOrNothing =
  /(?:否则|未达到|达不到|不达标|未完成|低于[^,。;]{0,10})的?,?(?:一律|均)?(?:不得分|得0分|0分|计0分)/;
const growing = /增长率|同比增长|增幅|同比提高|同比上升|较上年增长|比上年增长|同比增加/;

/** Ratio with named parts, rate to a target, threshold, plain proportion: whatever the text says of a rate. */
export const readRate: Reader = (asked) => {
  const { plain } = asked.text;
  if (bundledRates(plain).length > 0) return null;
  const target = goal.exec(plain);
  const parts = fractionIn(plain);
  const shared = proportional.exec(plain);
  const strict = allOrNothing.exec(plain);
  if (shared !== null && strict !== null) return null;
  if (growing.test(plain) || growing.test(asked.name)) return growthOf(asked, target);
  const x = parts === null ? null : named(asked, parts);
  if (target !== null) return towards(asked, target, x, shared, strict);
  if (x !== null && parts !== null)
    return {
      rule: 'ratio',
      formula: x.whole,
      target: null,
      parameters: { numerator: x.parts[0], denominator: x.parts[1] },
      words: asked.text.clause(parts.match),
      dataset: x.dataset,
      partial: shared === null ? 'not-stated' : 'stated',
    };
  const done = shared ?? doneShare.exec(plain);
  if (done === null) return null;
  return {
    rule: 'proportion',
    formula: `share(sum(完成数 of ${asked.data}), sum(应完成数 of ${asked.data}), when_empty: ${emptyRule(asked.text.plain) === 'full' ? 'full' : 'missing'})`,
    target: null,
    parameters: {},
    words: asked.text.clause(done),
    dataset: rateData(asked),
    partial: shared === null ? 'not-stated' : 'stated',
  };
};

interface NamedRate {
  readonly formula: string;
  /** The points when the rate itself is scored: full points times the rate. */
  readonly whole: string;
  readonly parts: readonly [string, string];
  readonly dataset: Suggestion['dataset'];
}

function named(asked: Asked, found: Fraction): NamedRate | null {
  const [a, b] = [found.numerator, found.denominator].map((each) =>
    plainName(each.replace(/^(?:指标|计算公式|公式)/, '')),
  );
  if (a === undefined || b === undefined || a === '' || b === '' || a === b) return null;
  const empty = emptyRule(asked.text.plain);
  const daily = /日均/.test(asked.text.plain) || /日均/.test(asked.name);
  const formula = daily
    ? `daily_mean(${a} / ${b} of ${asked.data}, when_zero: skip)`
    : `ratio(sum(${a} of ${asked.data}), sum(${b} of ${asked.data}), when_empty: ${empty === 'full' ? '100%' : 'missing'})`;
  const columns = [column(a, 'integer', '分子'), column(b, 'integer', '分母')];
  const whole = daily
    ? `full * clamp(${formula}, 0, 1)`
    : `share(sum(${a} of ${asked.data}), sum(${b} of ${asked.data}), when_empty: ${empty === 'full' ? 'full' : 'missing'})`;
  return { formula, whole, parts: [a, b], dataset: { name: asked.data, columns } };
}

function towards(
  asked: Asked,
  match: RegExpExecArray,
  x: NamedRate | null,
  shared: RegExpExecArray | null,
  strict: RegExpExecArray | null,
): Suggestion | null {
  const wanted = match[1] ?? match[2] ?? '0';
  const target = `${trimmed(wanted)}%`;
  if (Number(wanted) <= 0 || Number(wanted) > 1000) return null;
  const value = x?.formula ?? rate(asked);
  const base = {
    target,
    parameters: { target, ...(x === null ? {} : { numerator: x.parts[0], denominator: x.parts[1] }) },
    words: asked.text.clause(match),
    dataset: x?.dataset ?? rateData(asked),
  };
  if (strict !== null)
    return {
      ...base,
      rule: 'threshold',
      formula: `threshold(${value}, at_least: target)`,
      partial: 'stated',
    };
  const formula = `pro_rata(${value}, target: target)`;
  return { ...base, rule: 'rate-to-target', formula, partial: shared === null ? 'not-stated' : 'stated' };
}

function growthOf(asked: Asked, match: RegExpExecArray | null): Suggestion | null {
  const wanted = match?.[1] ?? match?.[2] ?? new RegExp(`${number}%`).exec(asked.text.plain)?.[1];
  if (wanted === undefined) return null;
  const target = `${trimmed(wanted)}%`;
  const words = asked.text.clause(
    match ?? (growing.exec(asked.text.plain) as RegExpExecArray | null) ?? anywhere,
  );
  return {
    rule: 'growth',
    formula: `pro_rata(growth(sum(数量 of ${asked.data}), sum(数量 of ${asked.data} during last_year), zero_base: missing), target: target)`,
    target,
    parameters: { target },
    words,
    dataset: { name: asked.data, columns: [column('数量', 'integer', '本期数量')] },
    partial: proportional.test(asked.text.plain) ? 'stated' : 'not-stated',
  };
}

const anywhere: RegExpMatchArray = Object.assign([''], { index: 0 }) as RegExpMatchArray;
