import { narrow } from './words.ts';

const certain =
  /^(?:第[一二三四五六七八九十]+(?:部分|[章类项篇])[、.\s:]*|[一二三四五六七八九十]{1,3}[、.]\s*|\([一二三四五六七八九十]{1,3}\)\s*、?|[A-Z][、.]\s*|[A-Z]\d{1,2}(?:[.-]\d{1,2})*[、.]\s*|[A-Z]\s+(?=[\u3400-\u9fff])|\d{1,2}(?:\.\d{1,2}){1,3}、\s*|\d{1,2}(?:\.\d{1,2}){2,3}(?:\s+|(?=[\u3400-\u9fff])(?![分%个]))|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][、.\s]*|\d{1,2}[、.](?!\d)\s*|\(\d{1,2}\)\s*|\d{1,2}\)\s*|[①-⑳]\s*|[-•●·*◆■]\s+)/;

/** 2.1 组织保障, A2 组织保障: a number of the row, or as in 2.0平台升级 and G20 峰会保障 the first word of the name. */
const doubtful =
  /^(?:([A-Z]|\d{1,2}\.)(\d{1,2})(?:[.-]\d{1,2})*\s+|(\d{1,2}\.)(\d{1,2})(?=[\u3400-\u9fff])(?![分%个]))/;

/** Splits a leading 一、 (二) 1. A. from the text behind it; `numbers` says what doubtful marks are in this place. */
export function splitEnumerator(text: string, numbers = true): { mark: string; rest: string } {
  const plain = narrow(text);
  const mark = certain.exec(plain)?.[0] ?? (numbers ? doubtful.exec(plain)?.[0] : '') ?? '';
  const rest = text.slice(mark.length).trim();
  return rest === '' ? { mark: '', rest: text } : { mark: narrow(mark).trim(), rest };
}

/** Whether the doubtful marks of a list of names count: each begins anew or follows the one before. */
export function marksCount(names: readonly string[]): boolean {
  let before: { head: string; number: number } | null = null;
  let [all, following] = [0, 0];
  for (const name of names) {
    const [, a, b, c, d] = doubtful.exec(narrow(name)) ?? [];
    const head = a ?? c;
    if (head === undefined) continue;
    const number = Number(b ?? d);
    const step = before?.head === head ? number - before.number : null;
    all += 1;
    if (number === 1 || step === 0 || step === 1) following += 1;
    before = { head, number };
  }
  return following * 10 >= all * 7;
}

/** 0 for 一、 and A., 1 for (一), 2 for 1.; null without a mark. */
export function enumeratorDepth(mark: string): number | null {
  if (mark === '') return null;
  if (/^\([一二三四五六七八九十]/.test(mark)) return 1;
  return /^\(?\d|^[①-⑳]|^[A-Z]\d/.test(mark) ? 2 : 0;
}
