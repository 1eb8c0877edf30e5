const term = '[^=/÷。,;:%×*()]{1,30}(?:\\([^()]{1,10}\\)[^=/÷。,;:%×*()]{0,20})?';
const written = new RegExp(`(?:=|\\(|:|为)(${term})[/÷](${term})`);
const spoken = /([^,。;:占()]{2,30})占([^,。;:]{2,24}?)的?(?:比例|比重|百分比|比率)/;

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
  /(?:如无|若无|没有|无|未发生|未查出|未发现|未收到|未受理|未接到|未产生|不涉及|未下达|为0|为零)[^,。;]{0,20},?[^。;]{0,12}?(满分|不扣分|不考核|不参与考核|平均分|(?:得|计|按)(\d+(?:\.\d+)?)分|得分|给分|分值)/;

/** What the text says of having nothing to count: full marks (of `full` points), something else, or nothing at all. */
export function emptyRule(plain: string, full: string | null = null): 'full' | 'other' | null {
  const found = settled.exec(plain);
  if (found?.[1] === undefined) return null;
  const all = found[1] === '满分' || found[1] === '不扣分' || (found[2] !== undefined && found[2] === full);
  return all ? 'full' : 'other';
}
