const term = '[^=/÷。,;:%×*()]{1,30}(?:\\([^()]{1,10}\\)[^=/÷。,;:%×*()]{0,20})?';
const written = new RegExp(`(?:=|\\(|:|为)(${term})[/÷](${term})`);
const spoken = /([^,。;:占]{2,30})占([^,。;:]{2,24}?)的?(?:比例|比重|百分比|比率)/;

export interface Fraction {
  readonly match: RegExpExecArray;
  readonly numerator: string;
  readonly denominator: string;
}

/** The ratio a text states by its parts: 指标=甲/乙, or 甲占乙的比例. `plain` is half-width without white space. */
export function fractionIn(plain: string): Fraction | null {
  const match = written.exec(plain) ?? spoken.exec(plain);
  if (match === null) return null;
  return { match, numerator: match[1] ?? '', denominator: match[2] ?? '' };
}

const settled =
  /(?:如无|若无|没有|无|未发生|不涉及|未下达|为0|为零)[^,。;]{0,20},?[^。;]{0,12}?(满分|不扣分|不考核|得分|给分|分值)/;

/** What the text says of having nothing to count: full marks, something else, or nothing at all. */
export function emptyRule(plain: string): 'full' | 'other' | null {
  const found = settled.exec(plain)?.[1];
  if (found === undefined) return null;
  return found === '满分' || found === '不扣分' ? 'full' : 'other';
}
