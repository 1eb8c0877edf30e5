import type { Paragraph, Source } from '../../read/block.ts';
import { splitEnumerator } from '../enumerator.ts';
import { type ColumnRole, roleOf } from '../heading-words.ts';
import { pointsAmong } from '../named-leads.ts';
import { readPointsCell, splitPoints } from '../points.ts';
import { folded, narrow, tidy } from '../words.ts';

/** A paragraph as a line of an outline. */
export interface Line {
  /** How deep it stands, smaller is higher; null for a text that goes on with the line above. */
  readonly rank: number | null;
  readonly mark: string;
  /** What it names; empty where it says no points of its own. */
  readonly name: string;
  readonly points: string | null;
  readonly form: 'points' | 'percent' | 'bare' | null;
  readonly sign: '+' | '-' | null;
  /** What stands behind the name, or the whole text. */
  readonly text: string;
  /** Offices that stand beside the points: (30分,县残联考核). */
  readonly offices: string;
  /** 牵头单位:… and the like: what the text says of the item above. */
  readonly label: ColumnRole | null;
  readonly source: Source;
}

const bullet = 28;

/** Marks of headings and lists, the highest first; depths that the format states lie between. */
const ranks: readonly (readonly [RegExp, number])[] = [
  [/^第.+[部分章篇]/, 0],
  [/^[一二三四五六七八九十]+[、.]|^第.+[类项条]|^[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]/, 20],
  [/^\([一二三四五六七八九十]+\)/, 21],
  [/^[A-Z]/, 22],
  [/^\d+\.\d+\.\d+/, 25],
  [/^\d+\.\d+/, 24],
  [/^\d+[、.]/, 23],
  [/^\(?\d+\)/, 26],
  [/^[①-⑳]/, 27],
  [/^[-•●·*◆■]/, bullet],
];

/** An item that only its points mark. */
const unmarked = 29;

export function readLine({ text, source, depth }: Paragraph): Line {
  const plain = tidy(text);
  const { mark, rest } = splitEnumerator(plain);
  const label = labelOf(rest);
  const base = { mark, source, name: '', points: null, form: null, sign: null, offices: '' };
  if (label !== null) return { ...base, rank: null, text: label.text, label: label.role };
  const head = headOf(rest);
  const marked = ranks.find(([pattern]) => pattern.test(mark))?.[1] ?? null;
  const rank = (marked === bullet ? depth : null) ?? marked ?? depth ?? (head === null ? null : unmarked);
  return { ...base, ...(head ?? { text: rest }), rank, label: null };
}

const inline = /(?<=^|[。;\uff1b]\s*)([\u3400-\u9fff]{2,8})[:\uff1a]/g;

/** 考核内容:…。评分标准:…。考核科室:…: the parts of a text that labels set apart; the first may have none. */
export function labelledParts(text: string): { role: ColumnRole | null; text: string }[] {
  const starts = [...text.matchAll(inline)].filter((match) =>
    ['description', 'standard', 'lead', 'cooperating'].includes(roleOf(match[1] ?? '') ?? ''),
  );
  const first = text.slice(0, starts[0]?.index ?? text.length);
  return [
    ...(first.trim() === '' ? [] : [{ role: null, text: first.trim() }]),
    ...starts.map((match, i) => ({
      role: roleOf(match[1] ?? ''),
      text: text.slice(match.index + match[0].length, starts[i + 1]?.index ?? text.length).trim(),
    })),
  ];
}

/** 评分标准:… 牵头单位:… */
function labelOf(text: string): { role: ColumnRole; text: string } | null {
  const match =
    /^([\u3400-\u9fff]{2,8})\s*[:\uff1a]\s*(.+)$/.exec(text) ??
    /^[【[]([\u3400-\u9fff]{2,8})[】\]]\s*[:\uff1a]?\s*(.+)$/.exec(text);
  const role = match === null ? null : roleOf(match[1] ?? '');
  if (match === null || role === null || role === 'serial' || role === 'level' || role === 'other')
    return null;
  if (role === 'points' && readPointsCell(match[2] ?? '') === null) return null;
  return { role, text: match[2] ?? '' };
}

const bracketed =
  /^([^。;:\uff1b\uff1a,\uff0c(\uff08]{2,40}?(?:[(\uff08][^()\uff08\uff09]{1,12}[)\uff09][^。;:\uff1b\uff1a,\uff0c(\uff08]{0,20})?)\s*[(\uff08【[]([^()\uff08\uff09【】[\]]{1,24})[)\uff09】\]]\s*(.*)$/;
const grade =
  /^(优秀|良好|良|优|合格|不合格|基本合格|一般|较差|差|中|达标|不达标|[一二三]等奖)(等次|等级|档次|档|单位)?$/;

/** 组织领导(20分):…: a name and its points at the beginning, then the text; null when the text begins otherwise. */
function headOf(text: string): Pick<Line, 'name' | 'points' | 'form' | 'sign' | 'text' | 'offices'> | null {
  const match = bracketed.exec(text);
  const [, name = '', inside = '', behind = ''] = match ?? [];
  const { points, offices } = pointsAmong(inside);
  const named =
    match === null ? splitPoints(text) : splitPoints(`${name}${points === '' ? `(${inside})` : points}`);
  if (named.points === null || named.form === 'bare' || named.name === '') return null;
  // 组织领导(20分)、任务落实(30分): a sentence that lists parts is no item.
  if (/^[、,和及]/.test(narrow(behind)) || grade.test(folded(named.name)) || folded(named.name).length > 40)
    return null;
  if (match === null && /[,。;:]/.test(narrow(named.name))) return null;
  const rest = behind.replace(/^[:\uff1a。.,\uff0c;\uff1b]\s*/, '');
  return { ...named, text: rest, offices: points === '' ? '' : offices };
}
