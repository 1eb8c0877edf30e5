import { narrow } from '../words.ts';

/** 甲政办发〔2024〕5号 in a line of its own, or behind 文号: */
export function readNumber(texts: readonly string[]): string | null {
  const pattern =
    /[\u3400-\u9fff]{1,14}(?:字)?\s*[〔[【(﹝]\s*(?:19|20)\d\d\s*[〕\]】)﹞]\s*第?\s*\d{1,4}\s*号/;
  for (const text of texts.slice(0, 30)) {
    const plain = narrow(text);
    const found = pattern.exec(plain);
    if (
      found !== null &&
      (found[0].length * 2 > plain.length || /(文号|字号)\s*:\s*$/.test(plain.slice(0, found.index)))
    )
      return text.slice(found.index, found.index + found[0].length).replace(/\s+/g, '');
  }
  return null;
}
