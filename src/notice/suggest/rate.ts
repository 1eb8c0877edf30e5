import { emptyRule, type Fraction, fractionIn } from './fraction.ts';
import { type Asked, column, plainName, type Suggestion } from './suggestion.ts';

export interface Rate {
  /** The rate itself, 0 to 1 and more. */
  readonly formula: string;
  /** The points when the rate is scored as it is: full points times the rate. */
  readonly whole: string;
  /** Numerator and denominator where the text names them. */
  readonly parts: { readonly numerator: string; readonly denominator: string } | null;
  readonly dataset: Suggestion['dataset'];
}

export const growing =
  /增长率|增幅|增速|同比|环比|(?:较|比)上年(?:度|同期)?每?(?:增长|提高|上升|增加|下降|减少|降低)/;

/** 办结率=办结数/受理数×100%: the last figure is no target. Offsets stay. */
export const withoutScale = (plain: string): string => plain.replace(/[×*xX]100%/g, '×____');

/** The same rate where less is better: nothing at all then earns full marks as no loss. */
export const lessIsBetter = (rate: Rate): Rate => ({
  ...rate,
  formula: rate.formula.replace('when_empty: 100%', 'when_empty: 0%'),
});

/** What the indicator's rate is: growth on last year, a ratio by its named parts, or done out of due. */
export function rateOf(asked: Asked): Rate {
  const { plain } = asked.text;
  if (growing.test(plain) || growing.test(asked.name)) return growthOf(asked);
  const found = fractionIn(plain);
  return (found === null ? null : named(asked, found)) ?? done(asked);
}

function growthOf({ data }: Asked): Rate {
  const formula = `growth(sum(数量 of ${data}), sum(数量 of ${data} during last_year), zero_base: missing)`;
  const dataset = { name: data, columns: [column('数量', 'integer', '本期数量')] };
  return { formula, whole: `full * clamp(${formula}, 0, 1)`, parts: null, dataset };
}

function named({ text, name, data, full }: Asked, found: Fraction): Rate | null {
  const trim = (part: string): string => plainName(part.replace(/^(?:指标|计算公式|公式|得分)/, ''));
  const [numerator, denominator] = [trim(found.numerator), trim(found.denominator)];
  if (numerator === '' || denominator === '' || numerator === denominator) return null;
  const columns = [column(numerator, 'integer', '分子'), column(denominator, 'integer', '分母')];
  const dataset = { name: data, columns };
  const parts = { numerator, denominator };
  if (!/日均/.test(text.plain + name))
    return { ...shares([numerator, denominator], data, text.plain, full), parts, dataset };
  const formula = `daily_mean(${numerator} / ${denominator} of ${data}, when_zero: skip)`;
  return { formula, whole: `full * clamp(${formula}, 0, 1)`, parts, dataset };
}

/** Rates of what should not be: 差错率, 超期率. */
const unwanted =
  /(?:差错|错误|超期|逾期|违规|违法|违章|流失|辍学|漏报|漏检|瞒报|延误|纠错|败诉|退回|返工|投诉|事故|死亡|发生|发病|不合格|空置|损耗|信访)率/;

function done({ text, name, data, full }: Asked): Rate {
  const bad = unwanted.test(text.plain + name);
  const [part, whole] = bad ? (['发生数', '总数'] as const) : (['完成数', '应完成数'] as const);
  const columns = [
    column(part, 'integer', bad ? '发生的数量' : '达到要求的数量'),
    column(whole, 'integer', bad ? '全部数量' : '应当达到要求的数量'),
  ];
  return {
    ...shares([part, whole], data, text.plain, full),
    parts: null,
    dataset: { name: data, columns },
  };
}

function shares(
  [a, b]: readonly [string, string],
  data: string,
  plain: string,
  points: string,
): Pick<Rate, 'formula' | 'whole'> {
  const full = emptyRule(plain, points) === 'full';
  const [part, all] = [`sum(${a} of ${data})`, `sum(${b} of ${data})`];
  return {
    formula: `ratio(${part}, ${all}, when_empty: ${full ? '100%' : 'missing'})`,
    whole: `share(${part}, ${all}, when_empty: ${full ? 'full' : 'missing'})`,
  };
}
