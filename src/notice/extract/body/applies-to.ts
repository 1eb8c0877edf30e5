import { splitEnumerator } from '../enumerator.ts';
import { cutOutsideBrackets } from '../offices.ts';
import { folded } from '../words.ts';

/** The items under 考核对象, or the sentence that names them. */
export function readAppliesTo(texts: readonly string[], headings: readonly boolean[]): string[] {
  const word =
    /(?:考核|考评|评价|评估|评定|评比|评选|验收|适用|被考核|被考评|测评|检查|督查|评议|监测)(?:的)?(?:对象|范围|单位)/;
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

function cutKinds(text: string): string[] {
  const [sentence = ''] = text.split(/[。\n]/);
  const list = trimEnd(sentence).replace(/以及|(?<=[)\uff09])[和及]|[和及](?=各|全|[市县区省][级直])/g, '、');
  return joinHalves(cutOutsideBrackets(list, /[、,;\uff0c\uff1b]/))
    .map((each) =>
      trimEnd(
        splitEnumerator(each).rest.replace(/^(全县|全市|全区|包括|为|是)/, (lead) =>
          lead.startsWith('全') ? lead : '',
        ),
      ),
    )
    .filter((each) => each !== '');
}

/** The last letter of a kind of unit: 镇, 街道, 部门, 学校, 企业, 卫生院 … */
const kindEnd =
  /[乡镇街道县市区旗州村社会部门位关业司校学小园院所站心局委办组团队府处室科股户员人口行厅店馆庭厂点)\uff09]$/;

/** 生产、经营企业 is one kind: what names no unit by itself goes on with the next part. */
function joinHalves(parts: readonly string[]): string[] {
  const whole: string[] = [];
  let half = '';
  for (const part of parts) {
    const text = half === '' ? part : `${half}、${part}`;
    half = kindEnd.test(part.trim()) ? '' : text;
    if (half === '') whole.push(text);
  }
  return half === '' ? whole : [...whole, half];
}

const trimEnd = (text: string): string => text.trim().replace(/[。;,:.\uff0c\uff1b\uff1a]+$/, '');
