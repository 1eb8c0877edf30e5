import { folded, tidy } from './words.ts';

const places = '(?:地级市|设区市|街道办事处|街道|乡镇|镇街|园区|开发区|功能区|[市县区旗州乡镇街村])';
const bracketed = `(?:\\(${places}(?:[、和及,]?${places})*\\))`;

/** 各县(区), 各镇(街道), 县(市、区), 县市区: the place names of kinds of unit, alone or joined. */
const placed = `各${places}(?:[县市区]|街道|[、和及]${places})*(?:${bracketed}|(?![级域场民直政属村]))|(?:市|县|区|乡|镇|乡镇|旗)${bracketed}|县市区|县区|区县|镇街|街镇`;

const kinds = new RegExp(
  `(各?(?:(?:乡镇|镇)(?:、乡)?[、和]街道|乡镇\\(街道\\)|乡镇\\(街道、园区\\)|镇\\(街道\\)|镇\\(乡、街道\\)|乡镇街道)|${placed}|各?(?:镇街(?:道)?|乡镇|街道(?:办事处)?|(?:市|县|区)(?:级|直)(?:各)?(?:部门|机关|单位)(?:\\(单位\\)|\\(单位、平台\\))?(?:和单位|、单位)?|(?:市|县|区)(?:级|直)机关(?:部门|单位)?|(?:设区|地级)?市\\(州\\)|市县|部门\\(单位\\)|成员单位|职能部门|社区卫生服务中心|医疗机构|卫生院|派出所|村\\(社区\\)))`,
);

/** Words that name a kind of unit by themselves and more often a part of another word. */
const weak = /(?<![农乡新])(学校|企业|村|社区|部门|单位|窗口)/;
const weakBeforeTable = new RegExp(`${weak.source}(?=考核|考评|评价|评估|评议|绩效|年度|指标|[(、]|$)`);

const forAll =
  /(?:所有|全部|全体|各类)(?:被?(?:考核|考评|评价|评估))?(?:单位|部门|对象)|适用于?各(?:单位|部门)/;
const common = /共性|通用|公共指标|共同指标/;

/** Whether a text names a kind of unit. */
export const namesKind = (text: string): boolean =>
  kinds.test(folded(text)) || weakBeforeTable.test(folded(text));

export interface TableOrdinal {
  readonly ordinal: number;
  readonly of: number;
}

/**
 * Who a table assesses: the kinds of unit named in its caption; all kinds the notice assesses, joined by 、, where the
 * table is common to them or the only one; else the kind at the same place in the list.
 */
export function subjectOf(
  caption: string,
  appliesTo: readonly string[],
  { ordinal, of }: TableOrdinal,
): string {
  const plain = folded(caption);
  const everyone = appliesTo.map(bare).join('、');
  if (forAll.test(plain)) return everyone === '' ? '所有单位' : everyone;
  const shared = appliesTo.filter((kind) => sameKind(plain, kind));
  if (shared.length > 1 && areApart(shared)) return shared.map(bare).join('、');
  const few = appliesTo.length === 0 ? weak : weakBeforeTable;
  const named = (kinds.exec(plain) ?? few.exec(plain))?.[1]?.replace(/^各/, '');
  const [first] = shared.map((kind) => asPrinted(plain, kind));
  if (first !== undefined && (named === undefined || folded(first).includes(named))) return first;
  if (named !== undefined) return original(caption, named);
  if (appliesTo.length === 0) return caption;
  return of === appliesTo.length && !common.test(plain) ? bare(appliesTo[ordinal] ?? '') : everyone;
}

/** 区属各中小学校 is printed in the caption without 各. */
function asPrinted(caption: string, kind: string): string {
  const every = tidy(kind).replace(/各/g, '');
  return caption.includes(folded(every)) ? every : bare(kind);
}

/** No kind of the list is a part of another, as 部门 is of 县直部门. */
const areApart = (all: readonly string[]): boolean =>
  all.every((a, i) => all.every((b, k) => i === k || !folded(bare(b)).includes(folded(bare(a)))));

const bare = (kind: string): string => tidy(kind).replace(/^各/, '');

const sameKind = (caption: string, kind: string): boolean => {
  const plain = folded(kind)
    .replace(/^全[市县区]/, '')
    .replace(/各|\([^()]*\)/g, '');
  return plain.length >= 2 && caption.replace(/各|\([^()]*\)/g, '').includes(plain);
};

/** The words as the caption prints them, brackets of its own width. */
function original(caption: string, wanted: string): string {
  const letters = [...caption];
  for (let from = 0; from < letters.length; from++)
    for (let to = from + 1; to <= letters.length; to++)
      if (folded(letters.slice(from, to).join('')) === wanted) return letters.slice(from, to).join('').trim();
  return wanted;
}
