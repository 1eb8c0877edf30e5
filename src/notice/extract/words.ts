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

const enumerator =
  /^(?:第[一二三四五六七八九十]+[部分类章项][、.\s:]*|[一二三四五六七八九十]{1,3}[、.]\s*|\([一二三四五六七八九十]{1,3}\)\s*、?|[A-Z][、.]\s*|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][、.\s]*|\d{1,2}[、.](?!\d)\s*|\(\d{1,2}\)\s*|[①-⑳]\s*|[-•●·*]\s+)/;

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
  return /^\(?\d|^[①-⑳]/.test(mark) ? 2 : 0;
}
