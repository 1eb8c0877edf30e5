import { enumeratorDepth, splitEnumerator } from './enumerator.ts';
import { readPointsCell, splitPoints } from './points.ts';
import { folded } from './words.ts';

export interface Section {
  readonly name: string;
  readonly points: string | null;
  readonly form: 'points' | 'percent' | 'bare' | null;
  /** Sections nest: 一、 holds (一), which holds 1. */
  readonly depth: number;
}

const named =
  /^(附加分|加分|减分|扣分|加减分|奖励|否决|共性|个性|基础|特色|创新|专项|日常)[^,。;]{0,14}(项|项目|分|指标|工作|事项|部分|类)$/;

/** A row of its own that opens a part of the table: 一、基础工作(40分), (二)…, 加分项(10分). */
export function readSection(text: string): Section | null {
  if (text.length > 100 || readPointsCell(text) !== null) return null;
  const { mark, rest } = splitEnumerator(text);
  const { name, points, form } = splitPoints(rest);
  if (name === '' || folded(name).length > 30 || /[。;]/.test(folded(name))) return null;
  const depth = enumeratorDepth(mark);
  if (depth === 2) return null;
  if (depth === null && !named.test(folded(name))) return null;
  return { name, points, form, depth: depth ?? 0 };
}

/** 合计 100: the last row of many tables. */
export function readTotal(texts: readonly string[]): string | null {
  const [first = '', ...rest] = texts.map(folded);
  const match = /^(合计|总计|汇总|总分|小计|合计得分|总得分)[:]?(\d+(?:\.\d+)?)?分?$/.exec(first);
  if (match === null) return null;
  const [, , own] = match;
  return (
    own ??
    rest.map((each) => /^(\d+(?:\.\d+)?)分?%?$/.exec(each)?.[1]).find((each) => each !== undefined) ??
    null
  );
}

export const isTotalRow = (texts: readonly string[]): boolean =>
  /^(合计|总计|汇总|总分|小计|合计得分|总得分)([:]?\d+(\.\d+)?分?)?$/.test(folded(texts[0] ?? ''));
