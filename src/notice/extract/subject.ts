import { folded, tidy } from './words.ts';

const kinds =
  /(各?(?:(?:乡镇|镇)(?:、乡)?[、和]街道|乡镇\(街道\)|乡镇\(街道、园区\)|镇\(街道\)|镇\(乡、街道\)|乡镇街道|镇街(?:道)?|乡镇|街道(?:办事处)?|(?:市|县|区)(?:级|直)(?:各)?(?:部门|机关|单位)(?:\(单位\)|\(单位、平台\))?(?:和单位|、单位)?|(?:市|县|区)(?:级|直)机关(?:部门|单位)?|(?:设区|地级)?市\(州\)|各(?:市|县|区)(?:\(市、区\)|、县\(市\))?|县\(市、区\)|市县|部门\(单位\)|成员单位|职能部门|社区卫生服务中心|医疗机构|卫生院|派出所|学校|企业|村\(社区\)|村|社区|部门|单位|窗口))/;

/** Who a table assesses: a kind of unit named in its caption, else the one kind the notice assesses. */
export function subjectOf(caption: string, appliesTo: readonly string[], ordinal: number): string {
  const plain = folded(caption);
  const shared = appliesTo.find((kind) => sameKind(plain, kind));
  const named = kinds.exec(plain)?.[1]?.replace(/^各/, '');
  const own = shared === undefined ? '' : folded(bare(shared));
  if (shared !== undefined && named !== undefined && own.endsWith(named) && plain.includes(own))
    return bare(shared);
  if (named !== undefined) return original(caption, named);
  if (shared !== undefined) return bare(shared);
  if (appliesTo.length === 1) return bare(appliesTo[0] ?? '');
  return bare(appliesTo[ordinal] ?? caption);
}

const bare = (kind: string): string => tidy(kind).replace(/^各/, '');

const sameKind = (caption: string, kind: string): boolean => {
  const plain = folded(kind)
    .replace(/^(全[市县区])?各?/, '')
    .replace(/\([^()]*\)/g, '');
  return plain.length >= 2 && caption.replace(/\([^()]*\)/g, '').includes(plain);
};

/** The words as the caption prints them, brackets of its own width. */
function original(caption: string, wanted: string): string {
  const letters = [...caption];
  for (let from = 0; from < letters.length; from++)
    for (let to = from + 1; to <= letters.length; to++)
      if (folded(letters.slice(from, to).join('')) === wanted) return letters.slice(from, to).join('').trim();
  return wanted;
}
