/** Full-width signs, digits and letters as half-width ones, one for one, so that offsets stay. */
export const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

/** Text for comparing: full-width forms folded, no white space. Never shown. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

const han = '\\u3400-\\u9fff';
const signs = ',;:()\\uff0c\\uff1b\\uff1a\\uff08\\uff09。、“”《》';
const gap = new RegExp(`(?<=[${han}${signs}])\\s+(?=[${han}${signs}])`, 'g');

/** A name as printed, without the line breaks and gaps that typesetting put between Chinese characters. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(gap, '')
    .trim();
}

/** A longer text: as `tidy`, but its lines stay lines. */
export const tidyLines = (text: string): string =>
  text
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n');

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
function chineseNumber(text: string): number | null {
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
  text.replace(spelled, (word) => String(chineseNumber(word) ?? word));

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

const enumerator =
  /^(?:第[一二三四五六七八九十]+[部分类章项][、.\s:]*|[一二三四五六七八九十]{1,3}[、.]\s*|\([一二三四五六七八九十]{1,3}\)\s*、?|[A-Z][、.]\s*|[A-Z]\d{1,2}(?:[.-]\d{1,2})*(?:[、.]\s*|\s+)|[A-Z]\s+(?=[\u3400-\u9fff])|\d{1,2}(?:\.\d{1,2}){1,3}(?:、\s*|\s+|(?=[\u3400-\u9fff])(?![分%个]))|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][、.\s]*|\d{1,2}[、.](?!\d)\s*|\(\d{1,2}\)\s*|[①-⑳]\s*|[-•●·*]\s+)/;

/** Splits a leading 一、 (二) 1. A. from the text behind it. */
export function splitEnumerator(text: string): { mark: string; rest: string } {
  const mark = enumerator.exec(narrow(text))?.[0] ?? '';
  const rest = text.slice(mark.length).trim();
  return rest === '' ? { mark: '', rest: text } : { mark: narrow(mark).trim(), rest };
}

/** 0 for 一、 and A., 1 for (一), 2 for 1.; null without a mark. */
export function enumeratorDepth(mark: string): number | null {
  if (mark === '') return null;
  if (/^\([一二三四五六七八九十]/.test(mark)) return 1;
  return /^\(?\d|^[①-⑳]|^[A-Z]\d/.test(mark) ? 2 : 0;
}
