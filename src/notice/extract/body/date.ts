import { chineseInteger } from '../numerals.ts';
import { folded } from '../words.ts';

const numeral = /^[〇零○OＯ一二三四五六七八九]{4}$/;

/** 2020年5月15日, 二〇二〇年五月十五日 or 2020-05-15 and nothing else in the line. */
export function wholeDate(text: string): string | null {
  const plain = folded(text)
    .replace(/^\(|\)$/g, '')
    .replace(/印发$/, '');
  return toDate(/^(.{4})[年.\-/](.{1,3})[月.\-/](.{1,3}?)日?$/.exec(plain));
}

function dateInside(texts: readonly string[]): string | null {
  for (const text of texts.slice(0, 30)) {
    const found = toDate(
      /(\d{4})年(\d{1,2})月(\d{1,2})日(?=[)\s]*(?:印发|发布|公布|起施行)?[)\s]*$)/.exec(folded(text)),
    );
    if (found !== null && folded(text).length < 40) return found;
  }
  return null;
}

function toDate(match: RegExpExecArray | null): string | null {
  if (match === null) return null;
  const [, y = '', m = '', d = ''] = match;
  const year = numeral.test(y)
    ? Number([...y].map((each) => (/[〇零○OＯ]/.test(each) ? 0 : chineseInteger(each))).join(''))
    : Number(y);
  const month = /^\d+$/.test(m) ? Number(m) : chineseInteger(m);
  const day = /^\d+$/.test(d) ? Number(d) : chineseInteger(d);
  if (month === null || day === null || !(year > 1948 && year < 2200)) return null;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 日期:2023年10月8日 */
function labelled(texts: readonly string[], label: RegExp): string | null {
  const found = texts
    .slice(0, 60)
    .map((text) => folded(text))
    .filter((text) => text.length <= 60)
    .map((text) => label.exec(text)?.[1])
    .find((each) => each !== undefined);
  return wholeDate(found ?? '');
}

const own = /(?:^|[^\d发公])(?:(?:印发|发文|制定|成文|签发)?日期|(?:印发|制定)时间):(.{6,14})$/;
const shown = /(?:发布|公布|发文|印发)(?:日期|时间):(.{8,11})(?:$|\D)/;

/** YYYY-MM-DD: behind a label of the document, in a line of its own, inside a line, or as the page that shows it says. */
export function readDate(texts: readonly string[]): string | null {
  const alone = texts.map(wholeDate).find((each) => each !== null);
  return labelled(texts, own) ?? alone ?? dateInside(texts) ?? labelled(texts, shown);
}
