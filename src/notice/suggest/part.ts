import { chineseNumber } from '../extract/numerals.ts';
import { rateOf } from './rate.ts';
import { allOrNothing } from './rates.ts';
import type { Reader } from './suggestion.ts';

const numeral = '([\\d一二三四五六七八九十]{1,2})';
const part = new RegExp(
  `(?:达到?|不低于|不少于|不得低于|至少|超过|占)(?:的|到)?[^,。;\\d]{0,4}?${numeral}分之${numeral}`,
);

/** 居民同意率不低于三分之二的得15分. */
export const readPart: Reader = (asked) => {
  const match = part.exec(asked.text.plain);
  if (match === null || /每|扣|按[^,。;]{0,8}比例/.test(asked.text.plain)) return null;
  const [whole, some] = [numberOf(match[1]), numberOf(match[2])];
  if (whole === null || some === null || some < 1 || some > whole) return null;
  const rate = rateOf(asked);
  return {
    rule: 'threshold',
    formula: `if ${rate.formula} * ${whole} / ${some} >= 1 then full else 0`,
    target: null,
    parameters: { target: `${some}/${whole}`, ...rate.parts },
    words: asked.text.clause(match),
    dataset: rate.dataset,
    partial: allOrNothing.test(asked.text.plain) ? 'stated' : 'not-stated',
  };
};

const numberOf = (text: string | undefined): number | null =>
  text === undefined ? null : /^\d+$/.test(text) ? Number(text) : chineseNumber(text);
