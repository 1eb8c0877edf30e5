import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import {
  compare,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
  sum,
} from '../../core/quantity/rational.ts';
import type { Block, Paragraph } from '../read/block.ts';
import { readHeads, readStatements } from './body.ts';
import type { Branch, Forest } from './branch.ts';
import type {
  BodyStatements,
  Draft,
  DraftDimension,
  DraftIndicator,
  DraftLevel,
  DraftTable,
  Finding,
} from './draft.ts';
import { growForest } from './forest.ts';
import { settleLeads } from './leads.ts';
import { splitPoints } from './points.ts';
import { subjectOf } from './subject.ts';
import { type FoundTable, findTables, type Part } from './tables.ts';
import { roleOf, sumOf, weigh } from './weigh.ts';
import { folded, tidy } from './words.ts';

/** What a document's blocks say; a draft without tables means that no indicator table was found. */
export function draftFrom(blocks: readonly Block[]): Draft {
  const parts = findTables(blocks);
  const paragraphs = parts.filter((part) => part.kind === 'paragraph');
  const found = parts.flatMap((part, i) =>
    part.kind === 'found' ? [{ table: part, caption: captionOf(parts, i) }] : [],
  );
  const heads = readHeads(
    paragraphs,
    found.map((each) => each.caption.text),
  );
  const body = readStatements(
    paragraphs.filter((each) => !found.some(({ caption }) => caption.paragraph === each)),
  );
  const tables = found
    .map(({ table, caption }, i) => {
      const text = caption.text === '' ? (heads.title ?? '') : caption.text;
      return toTable(table, { ...caption, text }, subjectOf(text, heads.appliesTo, i), body);
    })
    .filter((table) => table.dimensions.some((dimension) => dimension.indicators.length > 0));
  return { ...heads, tables, body };
}

interface Caption {
  readonly text: string;
  readonly paragraph: Paragraph | null;
  readonly stated: string | null;
}

/** The nearest paragraph above the table that reads as a caption: short, no sentence, no remark on units. */
function captionOf(parts: readonly Part[], at: number): Caption {
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
  /^(\d{4}年\d{1,2}月\d{1,2}日|[\d.\-/]+|[一二三四五六七八九十]+、.{0,6}|.{0,4}(总分|满分|百分制)[^表]{0,12}|.{0,4}(对象|范围)[:为].*)$|^[^表]{2,30}(局|办公室|委员会|领导小组|人民政府)$/;

const statedIn = (caption: string): string | null =>
  /(?:总分|满分|共|合计|总计)?(?:为)?(\d{2,4}(?:\.\d+)?)分/.exec(caption)?.[1] ?? null;

function toTable(found: FoundTable, caption: Caption, subject: string, body: BodyStatements): DraftTable {
  const forest = growForest(found.columns, found.rows);
  const statedTotal = statedTotalOf(forest, caption);
  const findings = bareFindings(forest.root);
  const base = parseDecimal(statedTotal?.points ?? body.totals[0]?.points ?? '100') ?? rational(100);
  weigh(forest.root, base);
  settleLeads(forest.root);
  const dimensions = toDimensions(
    forest.root,
    statedTotal === null ? body.totals.map((each) => each.points) : [statedTotal.points],
  );
  return {
    subject,
    caption: caption.text,
    total: totalOf(dimensions, statedTotal?.points ?? null, body),
    statedTotal,
    dimensions,
    source: found.source,
    findings,
  };
}

function statedTotalOf(forest: Forest, caption: Caption): DraftTable['statedTotal'] {
  if (forest.total !== null) return forest.total;
  const source = caption.paragraph?.source ?? 0;
  return caption.stated === null ? null : { points: caption.stated, quote: caption.text, source };
}

/** A part named like a bonus is a base part after all when the stated total can only be reached with it. */
function toDimensions(root: Branch, totals: readonly string[]): DraftDimension[] {
  const loose = root.children.filter((each) => each.leaf !== null);
  const groups = root.children.filter((each) => each.leaf === null && leafCount(each) > 0);
  const dimensions = groups.map((each) => toDimension(each, roleOf(each)));
  const everything = exactSum(dimensions.map((each) => each.points));
  const base = exactSum(dimensions.filter((each) => each.role === 'base').map((each) => each.points));
  const inside = loose.length === 0 && totals.includes(everything ?? '') && !totals.includes(base ?? '');
  const settled = inside ? dimensions.map((each): DraftDimension => ({ ...each, role: 'base' })) : dimensions;
  return [...looseDimensions(loose), ...settled];
}

/** Indicators under no heading of their own: the base ones together, and bonus and deduction rows apart. */
function looseDimensions(loose: readonly Branch[]): DraftDimension[] {
  return (['base', 'bonus', 'deduction'] as const).flatMap((role): DraftDimension[] => {
    const own = loose.filter((each) => roleOf(each) === role);
    const [first] = own;
    if (first === undefined) return [];
    const total = sumOf(own);
    return [
      {
        name: null,
        points: total === null ? null : exactDecimal(total),
        role,
        levels: [],
        indicators: own.map((each) => toIndicator(each, [])),
        source: first.source,
      },
    ];
  });
}

const leafCount = (branch: Branch): number =>
  branch.leaf !== null ? 1 : branch.children.reduce((count, child) => count + leafCount(child), 0);

function toDimension(branch: Branch, role: DraftDimension['role']): DraftDimension {
  const levels: DraftLevel[] = [];
  const indicators: DraftIndicator[] = [];
  const visit = (each: Branch, path: readonly string[]): void => {
    if (each.leaf !== null) indicators.push(toIndicator(each, path));
    else {
      const below = [...path, each.name];
      if (path.length > 0) levels.push({ path: below, points: each.points, source: each.source });
      for (const child of each.children) visit(child, below);
    }
  };
  visit(branch, []);
  return { name: branch.name, points: branch.points, role, levels, indicators, source: branch.source };
}

function toIndicator(branch: Branch, path: readonly string[]): DraftIndicator {
  const leaf = branch.leaf;
  const description =
    leaf === null ? '' : [leaf.description, leaf.standard].filter((each) => each !== '').join('\n');
  return {
    no: leaf?.no ?? null,
    path,
    name: branch.name,
    points: branch.points,
    leads: leaf?.leads ?? [],
    cooperating: leaf?.cooperating ?? [],
    description,
    standard: leaf?.standard ?? '',
    source: branch.source,
    leadsFrom: leaf?.leadsFrom ?? 'none',
  };
}

function exactSum(all: readonly (string | null)[]): string | null {
  const parsed = all.map((each) => (each === null ? null : parseDecimal(each)));
  return parsed.every((each): each is Rational => each !== null) ? exactDecimal(sum(parsed)) : null;
}

/** Stated by the table; else by the body when it fits this table; else what the base parts add up to. */
function totalOf(
  dimensions: readonly DraftDimension[],
  stated: string | null,
  body: BodyStatements,
): string | null {
  const added = exactSum(dimensions.filter((each) => each.role === 'base').map((each) => each.points));
  if (stated !== null) return stated;
  const said = [
    ...body.totals.map((each) => each.points),
    ...body.lists.flatMap((list) => list.items.map((item) => item.points)),
  ];
  if (added !== null && said.includes(added)) return added;
  const [only, ...others] = [...new Set(body.totals.map((each) => each.points))];
  if (only === undefined || others.length > 0) return added;
  return added === null || isNear(only, added) ? only : added;
}

/** A sum within a fifth of the stated total is that total with a slip; one further off is another part of the whole. */
function isNear(stated: string, added: string): boolean {
  const [a, b] = [parseDecimal(stated), parseDecimal(added)];
  if (a === null || b === null) return false;
  const gap = subtract(a, b);
  const size = gap.num < 0n ? negate(gap) : gap;
  return compare(multiply(size, rational(5)), a) <= 0;
}

/** Numbers in brackets without 分, in a table that writes 分 elsewhere. */
function bareFindings(root: Branch): Finding[] {
  const all: Branch[] = [];
  const visit = (each: Branch): void => {
    for (const child of each.children) {
      all.push(child);
      visit(child);
    }
  };
  visit(root);
  if (!all.some((each) => each.form === 'points' && splitPoints(each.raw).points !== null)) return [];
  return all
    .filter((each) => each.form === 'bare')
    .map((each) => ({ kind: 'bare-points', name: each.name, text: tidy(each.raw), source: each.source }));
}
