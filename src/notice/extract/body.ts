import type { Paragraph } from '../read/block.ts';
import type { BodyStatements } from './draft.ts';
import { splitEnumerator } from './enumerator.ts';
import { chineseInteger, digitsOfPoints } from './numerals.ts';
import { cutOutsideBrackets, isOffice } from './offices.ts';
import { canonical, splitPoints } from './points.ts';
import { folded, narrow, tidy } from './words.ts';

export interface Heads {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly date: string | null;
  readonly appliesTo: readonly string[];
}

/** Patterns never see more of a paragraph. */
const longestRead = 2_000;

/** Title, issuer, number, date and who is assessed, from the paragraphs around the tables. */
export function readHeads(paragraphs: readonly Paragraph[], captions: readonly string[]): Heads {
  const texts = paragraphs.map((each) => tidy(each.text.slice(0, longestRead)));
  const dateAt = texts.findIndex((text) => wholeDate(text) !== null);
  return {
    title: readTitle(texts) ?? captions[0] ?? null,
    issuer: labelledOffice(texts) ?? readIssuer(texts, dateAt),
    documentNumber: readNumber(texts),
    date: labelledDate(texts) ?? (dateAt >= 0 ? wholeDate(texts[dateAt] ?? '') : dateInside(texts)),
    appliesTo: readAppliesTo(
      texts,
      paragraphs.map((each) => each.depth !== undefined),
    ),
  };
}

const titleEnd =
  /(办法|方案|细则|实施意见|意见|规定|规则|通知|指标体系|考核表|评分表|评分细则|考评标准|工作要点|考核指标|责任书|标准)(\((试行|暂行|修订|征求意见稿)[^()]*\))?$/;

function readTitle(texts: readonly string[]): string | null {
  const isTitle = (text: string): boolean => {
    const plain = folded(text);
    return (
      splitEnumerator(text).mark === '' &&
      plain.length >= 5 &&
      plain.length <= 70 &&
      titleEnd.test(plain) &&
      !/[。;:!]|^(附件|表[一二三四五六七八九十\d])/.test(plain)
    );
  };
  const alone = texts.filter(isTitle);
  const named = texts.flatMap((text) =>
    [...text.matchAll(/《([^《》]{4,70})》/g)].map((match) => match[1] ?? ''),
  );
  const issued = named.filter((name) => isTitle(name) && texts.some((text) => folded(text) === folded(name)));
  const plan = alone.find((text) => !/通知$/.test(folded(text)));
  const notice = alone.find((text) => /通知$/.test(folded(text)));
  const inNotice =
    /《([^《》]{4,70})》/.exec(notice ?? '')?.[1] ??
    /关于(?:印发|下发)(.{4,60}?)的通知$/.exec(notice ?? '')?.[1];
  const promulgated = texts
    .map((text) => /《([^《》]{4,70})》[^。]{0,12}(?:印发|下发|发给)/.exec(text)?.[1])
    .find((each) => each !== undefined);
  return issued[0] ?? inNotice ?? promulgated ?? plan ?? notice ?? null;
}

function readNumber(texts: readonly string[]): string | null {
  const pattern =
    /[\u3400-\u9fff]{1,14}(?:字)?\s*[〔[【(﹝]\s*(?:19|20)\d\d\s*[〕\]】)﹞]\s*第?\s*\d{1,4}\s*号/;
  for (const text of texts.slice(0, 30)) {
    const plain = narrow(text);
    const found = pattern.exec(plain);
    if (found !== null && found[0].length * 2 > plain.length)
      return text.slice(found.index, found.index + found[0].length).replace(/\s+/g, '');
  }
  return null;
}

const numeral = /^[〇零○OＯ一二三四五六七八九]{4}$/;

/** 2020年5月15日, 二〇二〇年五月十五日 or 2020-05-15 and nothing else in the line. */
function wholeDate(text: string): string | null {
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
function labelledDate(texts: readonly string[]): string | null {
  const match = texts.map(
    (text) => /^(?:印发|发布|发文|制定)?(?:日期|时间):(.{6,14})$/.exec(folded(text))?.[1],
  );
  return wholeDate(match.find((each) => each !== undefined) ?? '');
}

/** 制定单位:某市卫生健康委员会 */
const labelledOffice = (texts: readonly string[]): string | null =>
  texts
    .map((text) => /^(?:制定|发文|发布|印发|主办)(?:单位|机关|部门)[:\uff1a]\s*(.{2,30})$/.exec(text)?.[1])
    .find((each) => each !== undefined) ?? null;

const officeEnd = /(政府|办公室|领导小组|委员会|局|厅|部|院|委|办|中心|小组|指挥部|专班|联席会议)$/;

const signs = (text: string): boolean =>
  (officeEnd.test(folded(text)) || isOffice(text)) &&
  folded(text).length <= 40 &&
  !/[,。;:]|^(附件|附|抄送)|^各/.test(folded(text));

/** Offices set apart by gaps: 甲局 乙局. A name that typesetting spaced out stays one. */
function severalOffices(text: string): string {
  const parts = text.trim().split(/\s+/);
  return parts.every((part) => part.length > 3 && isOffice(part)) ? parts.join('、') : text;
}

/** The office that signs stands above the date; failing that, the one that heads the title. */
function readIssuer(texts: readonly string[], dateAt: number): string | null {
  for (let at = dateAt - 1; at >= Math.max(0, dateAt - 2); at--) {
    const text = texts[at] ?? '';
    if (!signs(text)) continue;
    const above = texts.slice(Math.max(0, at - 4), at);
    const first = above.findLastIndex((each) => !signs(each)) + 1;
    return [...above.slice(first), text].map(severalOffices).join('、');
  }
  const head = texts
    .slice(0, 12)
    .find((text) => /^.{2,30}(?:关于印发|关于下发|关于开展|关于做好)/.test(text));
  const named = /^(.{2,30}?)(?:关于印发|关于下发|关于开展|关于做好)/.exec(head ?? '')?.[1];
  if (named !== undefined) return severalOffices(named);
  return (
    texts
      .slice(0, 6)
      .find(
        (text) => officeEnd.test(folded(text)) && folded(text).length <= 30 && !/[,。;:]/.test(folded(text)),
      ) ?? null
  );
}

/** The items under 考核对象, or the sentence that names them. */
function readAppliesTo(texts: readonly string[], headings: readonly boolean[]): string[] {
  const word = /(?:考核|考评|评价|评估|适用|被考核|被考评|测评|检查|督查|评议|监测)(?:的)?(?:对象|范围|单位)/;
  const at = texts.findIndex(
    (text, i) =>
      word.test(folded(text)) &&
      folded(text).length <= 120 &&
      (headings[i] === true ||
        folded(text).length <= 8 ||
        splitEnumerator(text).mark !== '' ||
        /(对象|范围)(为|是|:|包括|分为)/.test(folded(text))),
  );
  if (at < 0) return appliesInWords(texts);
  const heading = splitEnumerator(texts[at] ?? '').rest;
  const inline = heading.replace(
    /^.*?(?:对象|范围|单位)(?:及[^\s::\uff1a为是]{0,8})?\s*[为是::\uff1a。.]?\s*/,
    '',
  );
  if (folded(inline).length > 1) return cutKinds(inline.replace(/^分?为?[^:\uff1a、]{0,6}类[:\uff1a]/, ''));
  const items: string[] = [];
  for (const text of texts.slice(at + 1, at + 12)) {
    const { mark, rest } = splitEnumerator(text);
    if (/^[一二三四五六七八九十]+[、.]/.test(mark) || /^第.+[章条部]/.test(mark)) break;
    if (items.length > 0 && mark === '') break;
    items.push(...(mark === '' ? cutKinds(rest) : [trimEnd(rest)]));
    if (mark === '') break;
  }
  return items.filter((item) => item !== '');
}

/** 本办法适用于各镇、街道。 or 各承办单位列为考核对象。 */
function appliesInWords(texts: readonly string[]): string[] {
  for (const text of texts) {
    const plain = splitEnumerator(text).rest.replace(/^第[一二三四五六七八九十]+条\s*/, '');
    const found =
      /^本(?:办法|细则|方案|规定|标准|规则)适用于(?:对)?([^。;\uff1b]{2,60}?)(?:的[^。、]{0,16})?[。;\uff1b]/.exec(
        plain,
      ) ?? /^([^。,\uff0c]{2,40}?)(?:列|纳)?(?:为|入)(?:被?考核|考评|评价|评估)(?:对象|范围)/.exec(plain);
    if (found?.[1] !== undefined) return cutKinds(found[1]);
  }
  return [];
}

const cutKinds = (text: string): string[] =>
  cutOutsideBrackets(
    trimEnd(text.split(/[。\n]/)[0] ?? '').replace(/以及|(?<=[)\uff09])和/g, '、'),
    /[、,;\uff0c\uff1b]/,
  )
    .map((each) =>
      trimEnd(
        splitEnumerator(each).rest.replace(/^(全县|全市|全区|包括|为|是)/, (lead) =>
          lead.startsWith('全') ? lead : '',
        ),
      ),
    )
    .filter((each) => each !== '');

const trimEnd = (text: string): string => text.trim().replace(/[。;,:.\uff0c\uff1b\uff1a]+$/, '');

const pair =
  /([^\s,。;:、()\uff0c\uff1b\uff1a\uff08\uff09]{1,24}(?:[(\uff08][^()\uff08\uff09]{1,10}[)\uff09][^\s,。;:、()\uff0c\uff1b\uff1a\uff08\uff09]{0,12})?)[(\uff08]\s*(?:共|满分|计)?\s*(\d+(?:\.\d+)?)\s*(?:分|%)\s*[)\uff09]/g;

/** Totals and lists of parts with points that the body text states. */
export function readStatements(all: readonly Paragraph[]): BodyStatements {
  const paragraphs = all.map((each) => ({
    ...each,
    text: digitsOfPoints(each.text.slice(0, longestRead)),
  }));
  const totals: BodyStatements['totals'][number][] = [];
  const lists: BodyStatements['lists'][number][] = [];
  for (const { text, source } of paragraphs) {
    const plain = narrow(text).replace(/\s+/g, '');
    for (const match of plain.matchAll(totalPattern)) {
      const points = match[0].includes('百分制') ? '100' : canonical(match[1] ?? match[2] ?? '');
      if (points !== null) totals.push({ points, quote: quoteAround(plain, match.index), source });
    }
    for (const sentence of text.split(/(?<=[。;\uff1b])/)) {
      const items = [...sentence.matchAll(pair)].map((match) => ({
        name: cleanName(match[1] ?? ''),
        points: canonical(match[2] ?? '') ?? '0',
      }));
      if (items.length >= 2) lists.push({ quote: tidy(sentence), items, source });
    }
  }
  return { totals, lists };
}

const totalPattern =
  /(?:总分|满分|总分值|总计|合计|百分制|基准分|基础分|基本分|基本分总分)(?:值)?(?:为|是|按|共|:)?(\d{2,4}(?:\.\d+)?)分|按(\d{2,4})分(?:制|评价|计)|实行百分制/g;

const quoteAround = (text: string, at: number): string => {
  const start = Math.max(text.lastIndexOf('。', at), text.lastIndexOf(';', at)) + 1;
  return text.slice(start, start + 60);
};

/** The name of a part inside a sentence: what introduces the list goes. */
function cleanName(text: string): string {
  const name = text.replace(/^.*(?:设置|设有|分为|包括|包含|其中|设|由|分别为|即)(?=[^设]{2,}$)/, '');
  return splitPoints(tidy(name)).name;
}
