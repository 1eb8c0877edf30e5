import { splitEnumerator } from '../enumerator.ts';
import { folded } from '../words.ts';

const titleEnd =
  /(办法|方案|细则|实施意见|意见|规定|规则|通知|指标体系|考核表|评分表|评分细则|考评标准|工作要点|考核指标|责任书|标准)(\((试行|暂行|修订|征求意见稿|[12]\d{3}年|第.{1,3}版)[^()]*\))?$/;

/** What the document calls itself; null when no line reads as a title. */
export function readTitle(texts: readonly string[]): string | null {
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
