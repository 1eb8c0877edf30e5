import { folded } from './words.ts';

const place =
  '(?:地级市|设区市|街道办事处|街道|乡镇|镇街|街镇|园区|开发区|功能区|行政村|村|社区|[市县区旗州乡镇街])';

/** 县(市、区), 镇(街道), 县区, 市直部门, 中学, A类: words that name a kind of unit and nothing else. */
const whole = new RegExp(
  `^各?(?:${place}(?:[、和及]?${place})*(?:\\(${place}(?:[、和及,]?${place})*\\))?|[^牵头责任配合考核评分值]{0,4}(?:中学|小学|幼儿园|中小学|高校|学校|医院|卫生院|卫生室|医疗机构|服务中心|派出所|企业|公司|窗口|支队|大队|中队|站所|银行)|(?:[省市县区]|垂直|直属)?(?:级|直|直属|属|管理)?(?:部门|单位|机关|局|科室)(?:\\(.{1,6}\\))?|成员单位|[A-E甲乙丙丁一二三四]类.{0,4}|[东中西南北]部(?:地区)?|[山平]区|沿海|内陆)$`,
);

/** Whether a word of a heading names a kind of unit. */
export const isKind = (word: string): boolean => {
  const plain = folded(word);
  return plain.length >= 2 && plain.length <= 14 && whole.test(plain);
};

const pointsWord = '(?:分值|权重|满分|标准分|分数|权数|赋分|分)';
const before = new RegExp(`^(.{2,14}?)的?${pointsWord}(?:\\([分%]\\))?$`);
const inside = new RegExp(`^${pointsWord}\\(([^()]+(?:\\([^()]*\\)[^()]*)?)\\)$`);

/** The kind of unit whose points a column holds: 中学分值, 分值(县区), or 街道 under 分值; null where it names none. */
export function kindOfPoints(words: readonly string[]): string | null {
  const own = words.map(folded).filter((word) => word !== '');
  const [last = '', ...above] = own.reverse();
  if (above.length > 0 && isKind(last)) return last.replace(/^各/, '');
  const found = before.exec(last)?.[1] ?? inside.exec(last)?.[1] ?? '';
  return isKind(found) ? found.replace(/^各/, '') : null;
}
