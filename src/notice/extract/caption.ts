import type { Paragraph } from '../read/block.ts';
import type { Part } from './found.ts';
import { splitPoints } from './points.ts';
import { folded, tidy } from './words.ts';

export interface Caption {
  readonly text: string;
  readonly paragraph: Paragraph | null;
  readonly stated: string | null;
}

/** The nearest paragraph above the table that reads as a caption: short, no sentence, no remark on units. */
export function captionOf(parts: readonly Part[], at: number): Caption {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const part = parts[i];
    if (part?.kind !== 'paragraph') break;
    const plain = folded(part.text);
    if (notCaption.test(plain)) continue;
    if (
      /^\(?(单位|注|备注|填报|计量)|^[^表]*单位:(百?分|%)\)?$/.test(plain) ||
      plain.length > 60 ||
      /[。;]$/.test(plain) ||
      plain.length < 3
    )
      continue;
    const named = splitPoints(part.text);
    return { text: captionText(part.text), paragraph: part, stated: statedIn(plain) ?? named.points };
  }
  return { text: '', paragraph: null, stated: null };
}

/** 表一 2024年…: the space behind the label stays. */
function captionText(text: string): string {
  const label = /^((?:附件|附表|表)[一二三四五六七八九十\d]*)\s+/.exec(text.trim());
  if (label === null) return tidy(text);
  return `${label[1] ?? ''} ${tidy(text.trim().slice(label[0].length))}`;
}

const notCaption =
  /^([〇零○O\d一二三四五六七八九]{4}年.{1,3}月.{1,3}日|(?:文号|发文字号|[\u3400-\u9fff]{0,4}(?:日期|时间|单位|机关|部门)|备注|联系人|电话)[:].*|[\u3400-\u9fff]{1,14}(?:字)?[〔[(]\d{4}[〕\])]第?\d{1,4}号|\d{4}年\d{1,2}月\d{1,2}日|[\d.\-/]+|[一二三四五六七八九十]+、.{0,6}|.{0,4}(总分|满分|百分制)[^表]{0,12}|.{0,4}(对象|范围)[:为].*)$|^[^表]{2,30}(局|办公室|委员会|领导小组|人民政府)$/;

const statedIn = (caption: string): string | null =>
  /(?:总分|满分|共|合计|总计)?(?:为)?(\d{2,4}(?:\.\d+)?)分/.exec(caption)?.[1] ?? null;
