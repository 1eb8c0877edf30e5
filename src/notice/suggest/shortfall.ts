import { type Degree, degreeIn } from './degree.ts';
import { floorOf } from './floor.ts';
import { growing, lessIsBetter, type Rate, rateOf } from './rate.ts';
import { type Asked, fits, number, type Reader, type Suggestion, trimmed } from './suggestion.ts';
import {
  actual,
  againstNamed,
  namedTarget,
  percentBefore,
  type Target,
  targetInColumn,
  wanted,
} from './target.ts';

/** 达到95%得满分,每低1个百分点扣0.5分; 每超出目标值1微克扣2分; 全年不少于60场,每少1场扣0.5分. */
export const readShortfall: Reader = (asked) => {
  const degree = degreeIn(asked.text.plain);
  if (degree === null || !fits(degree.each, asked)) return null;
  if (degree.unitOfMeasure === '%') return byPercent(asked, degree);
  return /^(?:名|位)/.test(degree.unitOfMeasure) ? null : byNumber(asked, degree);
};

function byPercent(asked: Asked, degree: Degree): Suggestion | null {
  const { plain } = asked.text;
  const value = percentBefore(plain, degree.match.index) ?? targetInColumn(plain)?.value ?? null;
  const name = nameFrom(degree) ?? namedTarget(plain);
  if (value !== null) return ofRate(asked, degree, { kind: 'percent', value });
  if (growing.test(plain + asked.name)) return ofGrowth(asked, degree);
  if (name !== null) return ofNamed(asked, degree, name);
  // Nothing less than everything is what a share falls short of when no figure is said.
  return degree.up ? null : ofRate(asked, degree, { kind: 'percent', value: '100' });
}

/** 每低于[目标值]1个百分点. */
const nameFrom = ({ from }: Degree): string | null =>
  /目标|任务|计划|限值|标准/.test(from) ? from.replace(/^于/, '') : null;

function ofRate(asked: Asked, degree: Degree, target: Extract<Target, { kind: 'percent' }>): Suggestion {
  const rate = degree.up ? lessIsBetter(rateOf(asked)) : rateOf(asked);
  const wants = `${target.value}%`;
  const zeroed = zeroBelow(asked, degree, target.value);
  const rule = lossOf(asked, degree, { x: rate.formula, wants: 'target', per: `${degree.per}%` });
  return {
    ...common(asked, degree, { ...named(degree, wants), per: `${degree.per}%`, ...zeroed, ...rate.parts }),
    rule: isGrowth(rate) ? 'growth' : 'shortfall',
    formula: zeroed === null ? rule : `if ${rate.formula} < ${zeroed.zero_below} then 0 else ${rule}`,
    target: wants,
    dataset: rate.dataset,
  };
}

const isGrowth = ({ formula }: Rate): boolean => formula.startsWith('growth(');

/** 同比每上升1%扣1分: counted from no growth at all. */
function ofGrowth(asked: Asked, degree: Degree): Suggestion {
  const rate = rateOf(asked);
  const per = `${degree.per}%`;
  return {
    ...common(asked, degree, { ...named(degree, '0%'), per }),
    rule: 'growth',
    formula: lossOf(asked, degree, { x: rate.formula, wants: '0%', per }),
    target: null,
    dataset: rate.dataset,
  };
}

function ofNamed(asked: Asked, degree: Degree, name: string): Suggestion {
  const percent = degree.unitOfMeasure === '%';
  const [x, wants] = [actual(asked.data), wanted(asked.data)];
  return {
    ...common(asked, degree, { ...named(degree, name), per: percent ? `${degree.per}%` : degree.per }),
    rule: 'shortfall',
    formula: lossOf(asked, degree, { x, wants, per: degree.per }),
    target: null,
    dataset: { name: asked.data, columns: againstNamed(percent) },
  };
}

const counted = /^(?:次|场|件|项|个|篇|期|家|条|份|起|户|名|人|人次|批次|处|类)/;
const often = /每(?:半年|个?季度?|个?月|周|旬|日|天|班)(?!低|少)/;

function byNumber(asked: Asked, degree: Degree): Suggestion | null {
  const value = numberWanted(asked.text.plain, degree) ?? targetInColumn(asked.text.plain)?.value ?? null;
  const name = namedTarget(asked.text.plain) ?? nameFrom(degree);
  if (value === null)
    return name === null || counted.test(degree.unitOfMeasure) ? null : ofNamed(asked, degree, name);
  // 每季度不少于1次: what is missing is counted, period by period.
  if (often.test(asked.text.plain)) return null;
  const things = counted.test(degree.unitOfMeasure);
  const x = things ? `count(${asked.data})` : actual(asked.data);
  return {
    ...common(asked, degree, { ...named(degree, value), per: degree.per }),
    rule: 'shortfall',
    formula: lossOf(asked, degree, { x, wants: 'target', per: degree.per }),
    target: value,
    dataset: { name: asked.data, columns: things ? [] : againstNamed(false).slice(0, 1) },
  };
}

/** The figure with the same unit of measure before the rule: 不少于60场 … 每少1场. */
function numberWanted(plain: string, { up, unitOfMeasure, match }: Degree): string | null {
  if (unitOfMeasure === '') return null;
  const unit = unitOfMeasure.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const limit = up
    ? `(?:不超过|不高于|不多于|控制在|低于|小于|≤)${number}个?${unit}|${number}个?${unit}(?:以内|以下)`
    : `(?:不少于|不得少于|不低于|至少|达到?|满|≥|完成|组织|开展|举办)${number}个?${unit}|${number}个?${unit}以上`;
  const found = new RegExp(limit).exec(plain.slice(0, match.index));
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : trimmed(value);
}

interface Measured {
  readonly x: string;
  readonly wants: string;
  readonly per: string;
}

function lossOf(asked: Asked, { up, each, partUnit }: Degree, { x, wants, per }: Measured): string {
  const rest = `per: ${per}, each: ${each}, part_unit: ${partUnit}${floorOf(asked)}`;
  const loss = up ? `excess(${x}, limit: ${wants}, ${rest})` : `shortfall(${x}, target: ${wants}, ${rest})`;
  return asked.role === 'deduction' ? `${loss} - full` : loss;
}

const named = ({ up }: Degree, wants: string): Record<string, string> => ({
  [up ? 'limit' : 'target']: wants,
});

const common = (asked: Asked, { match, each }: Degree, parameters: Readonly<Record<string, string>>) => ({
  parameters: { ...parameters, each },
  words: asked.text.clause(match),
  partial: 'stated' as const,
});

/** 低于80%的不得分, below the target from which the loss is counted. */
function zeroBelow(
  { text, role }: Asked,
  { up }: Degree,
  target: string,
): { readonly zero_below: string } | null {
  const found = new RegExp(
    `(?:低于|不足|未达到?|达不到)${number}%的?,?(?:本项|该项|此项)?(?:一律)?(?:不得分|[得计]0分)`,
  ).exec(text.plain);
  const below = found?.[1];
  if (up || role !== 'base' || below === undefined || Number(below) >= Number(target)) return null;
  return { zero_below: `${trimmed(below)}%` };
}
