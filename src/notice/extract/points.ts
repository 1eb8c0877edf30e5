import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import { digitsOfPoints } from './numerals.ts';
import { folded, narrow, tidy } from './words.ts';

export interface NamedPoints {
  readonly name: string;
  /** Canonical decimal text; null when the text states none. */
  readonly points: string | null;
  /** `bare`: a number in brackets without 分. */
  readonly form: 'points' | 'percent' | 'bare' | null;
  readonly sign: '+' | '-' | null;
}

/** A name is short; a longer text is prose. */
const longestName = 300;

const number = '(\\d+(?:\\.\\d+)?)';
/** 每项2分,共: what one of several is worth is not what all are worth. */
const each =
  '(?:(?:每|各|单)[项次个件处类家人村条]?(?:为|占)?\\d+(?:\\.\\d+)?分?[,;、]\\s*|\\d+(?:\\.\\d+)?分?/[项次个件家处][,;、]\\s*)?';
const lead =
  '(?:共|满分|合计|总计|计|总分|最高|最多|上限|不超过|基本分|基础分|分值|权重|占比?|各|标准分|加分|减分|扣分|最低|得|加|扣|减|为|:|\\+|-|±|≤){0,6}';
const bracketed = new RegExp(
  `[(【\\[〔]\\s*${each}(${lead})\\s*(?:${number}\\s*[-~—–至]{1,2}\\s*)?${number}\\s*(分|%|)\\s*(?:以内|封顶|为限|/项)?\\s*[)】\\]〕]$`,
);
/** Without brackets, 得3分 or 扣3分 ends a rule and not a name. */
const trailing = new RegExp(
  `(?<!最高|最多|上限|不超过|达到|[得扣加减计赋给\\d.])[\\s,、:]*((?:共|满分|总分|分值|权重|标准分|基本分|:)*)\\s*${number}\\s*(分|%)$`,
);

/** Takes the points off the end of a name: `组织保障(2分)`, `公共数据【10】`, `协同办公 30%`. */
export function splitPoints(text: string): NamedPoints {
  if (text.length > longestName) return { name: text, points: null, form: null, sign: null };
  const plain = digitsOfPoints(tidy(text));
  const wide = narrow(plain);
  const inside = bracketed.exec(wide);
  if (inside !== null) {
    const [whole, words = '', , value = '', mark = ''] = inside;
    if (mark === '' && isYear(value)) return { name: plain, points: null, form: null, sign: null };
    const name = plain.slice(0, wide.length - whole.length).trim();
    return { name, points: canonical(value), form: formOf(mark), sign: signOf(words) };
  }
  const after = trailing.exec(wide);
  if (after !== null && after.index > 0) {
    const [whole, words = '', value = '', mark = ''] = after;
    const name = plain.slice(0, wide.length - whole.length).trim();
    if (!/[,。;]|[得扣加减计]\d/.test(narrow(name)))
      return { name, points: canonical(value), form: formOf(mark), sign: signOf(words) };
  }
  return { name: plain, points: null, form: null, sign: null };
}

const cell = new RegExp(
  `^[(]?${each}(${lead})\\s*(?:${number}\\s*[-~—–至]{1,2}\\s*)?${number}\\s*(分|%|)\\s*(?:以内|封顶)?\\s*[)]?(?:[(](?:加分|扣分|减分|附加)[项分]?[)])?$`,
);

/** A cell of a points column: `10`, `10分`, `30%`, `+5`, `0-10`; null when it is something else. */
export function readPointsCell(text: string): Omit<NamedPoints, 'name'> | null {
  const match = text.length > 40 ? null : cell.exec(digitsOfPoints(folded(text)));
  if (match === null) return null;
  const [, words = '', , value = '', mark = ''] = match;
  return { points: canonical(value), form: mark === '%' ? 'percent' : 'points', sign: signOf(words) };
}

const formOf = (mark: string): NamedPoints['form'] =>
  mark === '分' ? 'points' : mark === '%' ? 'percent' : 'bare';

const signOf = (words: string): NamedPoints['sign'] =>
  /[+±加]/.test(words) ? '+' : /-|扣|减/.test(words) ? '-' : null;

const isYear = (value: string): boolean => /^(19|20)\d\d$/.test(value);

/** `2.50` → `2.5`. */
export function canonical(value: string): string | null {
  const parsed = parseDecimal(value);
  return parsed === null ? null : exactDecimal(parsed);
}
