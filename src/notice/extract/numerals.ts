const chineseDigits = '〇一二三四五六七八九';

/** 十二 → 12; null for anything else. Up to 99. */
export function chineseInteger(text: string): number | null {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text.replace('零', '〇'));
  if (match === null || text === '') return null;
  const [, first = '', ten = '', last = ''] = match;
  if (ten === '') return last === '' ? chineseDigits.indexOf(first) : null;
  const tens = first === '' ? 1 : chineseDigits.indexOf(first);
  return tens * 10 + (last === '' ? 0 : chineseDigits.indexOf(last));
}

/** 一百二十 → 120, 两 → 2; null for anything else. Up to 999. */
export function chineseNumber(text: string): number | null {
  const plain = text.replace(/两/g, '二');
  const at = plain.indexOf('百');
  if (at < 0) return chineseInteger(plain);
  const hundreds = at === 0 ? 1 : chineseInteger(plain.slice(0, at));
  const rest = plain.slice(at + 1).replace(/^[零〇]/, '');
  const below = rest === '' ? 0 : chineseInteger(rest);
  return hundreds === null || below === null || hundreds > 9 ? null : hundreds * 100 + below;
}

const spelled =
  /(?<=[(\uff08【扣得加减计赋高多满过限分为共:\uff1a]|^)([一二两三四五六七八九十百零〇]{1,6})(?=分(?![之钟数管类别析值布级步项公支解工批期]))/g;

/** A stretch of a text and what it reads as. */
export interface Respelling {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Points in Chinese numerals as digits: 扣三分 → 扣3分, (十五分) → (15分). What is no number of points stays. */
export const digitsOfPoints = (text: string): string =>
  text
    .replace(spelled, (word) => String(chineseNumber(word) ?? word))
    .replace(thousands, (number) => number.replace(/[,\uff0c]/g, ''));

/** 1,000 with its sign of thousands. */
const thousands = /(?<![\d.])\d{1,3}(?:[,\uff0c]\d{3})+(?!\d)/g;

/** Where points stand in Chinese numerals, and the digits they stand for. */
export const respelledPoints = (text: string): readonly Respelling[] =>
  respelled(text, spelled, ([word]) => chineseNumber(word)?.toString() ?? null);

const percent = /百分之([一二两三四五六七八九十百零〇]{1,5})(?:点([一二三四五六七八九零〇]{1,3}))?/g;

/** Where percentages stand in words: 百分之九十八点五 → 98.5%. */
export const respelledPercents = (text: string): readonly Respelling[] =>
  respelled(text, percent, ([, whole = '', fraction = '']) => {
    const number = chineseNumber(whole);
    const digits = [...fraction.replace(/零/g, '〇')].map((each) => chineseDigits.indexOf(each)).join('');
    return number === null ? null : `${number}${digits === '' ? '' : `.${digits}`}%`;
  });

function respelled(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => string | null,
): readonly Respelling[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = read(match);
    return found === null ? [] : [{ from: match.index, to: match.index + match[0].length, text: found }];
  });
}
