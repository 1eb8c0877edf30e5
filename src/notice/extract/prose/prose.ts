import type { Paragraph } from '../../read/block.ts';
import type { Heads } from '../body/heads.ts';
import type { Branch } from '../branch.ts';
import type { Caption } from '../caption.ts';
import type { BodyStatements, DraftTable } from '../draft.ts';
import { toDraftTable } from '../draft-table.ts';
import { subjectOf } from '../subject.ts';
import { branch } from '../walk.ts';
import { folded, tidy } from '../words.ts';
import { branchesOf } from './items.ts';
import { readLine } from './line.ts';
import { outlineOf } from './outline.ts';

interface Section {
  readonly caption: Paragraph | null;
  readonly paragraphs: readonly Paragraph[];
}

/** Indicators that headings and numbered paragraphs state, a table for each caption; none when two are not to be found. */
export function proseTables(
  paragraphs: readonly Paragraph[],
  heads: Heads,
  body: BodyStatements,
): DraftTable[] {
  const found = sectionsOf(paragraphs).flatMap((section) => partsOf(section));
  const items = found.reduce((count, each) => count + leavesIn(each.root), 0);
  if (items < 2) return [];
  return found.map(({ root, caption }, i) => {
    const place = { caption, source: root.children[0]?.source ?? 0 };
    const text = caption.text === '' ? (heads.title ?? '') : caption.text;
    const says = caption.text === '' && heads.appliesTo.length > 0 ? '' : text;
    const subject = subjectOf(says, heads.appliesTo, { ordinal: i, of: found.length });
    return toDraftTable(
      { root, total: null, leftOut: [] },
      { ...place, caption: { ...caption, text }, subject },
      body,
    );
  });
}

const leavesIn = (each: Branch): number =>
  each.leaf !== null ? 1 : each.children.reduce((count, child) => count + leavesIn(child), 0);

const captions = /^(附件|附表|表[一二三四五六七八九十\d])/;
const captionEnd = /(细则|标准|办法|指标|指标体系|评分表|考核表|方案)$/;

/** A caption begins a section of its own. */
function sectionsOf(paragraphs: readonly Paragraph[]): Section[] {
  const sections: { caption: Paragraph | null; paragraphs: Paragraph[] }[] = [
    { caption: null, paragraphs: [] },
  ];
  for (const each of paragraphs) {
    const plain = folded(each.text);
    const line = readLine(each);
    const isCaption =
      plain.length <= 50 &&
      line.mark === '' &&
      each.depth === undefined &&
      !/[。;:]/.test(plain) &&
      (captions.test(plain) || captionEnd.test(plain.replace(/\([^()]*\)$/, '')));
    const last = sections.at(-1);
    if (isCaption) sections.push({ caption: each, paragraphs: [] });
    else last?.paragraphs.push(each);
  }
  return sections;
}

interface ProseTable {
  readonly caption: Caption;
  readonly root: Branch;
}

/** The tables of a section: one, or one for each of its parts where these are wholes of their own. */
function partsOf({ caption, paragraphs }: Section): ProseTable[] {
  const made: Caption = { text: tidy(caption?.text ?? ''), paragraph: caption, stated: null };
  const top = branchesOf(outlineOf(paragraphs.map(readLine)));
  if (top.length === 0) return [];
  const wholes =
    top.length === 1 || top.every((each) => each.points !== null && each.points === top[0]?.points);
  if (!wholes || !top.every(holdsGroups)) return [{ caption: made, root: rootOf(top) }];
  return top.map((each) => ({
    caption: { text: each.name, paragraph: null, stated: each.points },
    root: rootOf(each.children),
  }));
}

const holdsGroups = (each: Branch): boolean =>
  each.children.length > 0 && each.children.every((child) => child.leaf === null);

function rootOf(children: readonly Branch[]): Branch {
  const root = branch({ name: '', points: null, form: null, sign: null }, '', 0, null);
  root.children.push(...children);
  return root;
}
