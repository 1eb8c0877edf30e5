import { exactDecimal, parseDecimal } from '../../../core/quantity/decimal.ts';
import { sum } from '../../../core/quantity/rational.ts';
import type { Branch, Leaf } from '../branch.ts';
import { splitLeads } from '../named-leads.ts';
import type { Offices } from '../offices.ts';
import { readPointsCell } from '../points.ts';
import { branch } from '../walk.ts';
import { pointsInText } from '../weigh.ts';
import { narrow, tidy } from '../words.ts';
import { contentOf, none, type Said } from './content.ts';
import type { Entry } from './outline.ts';

/** Headings that only announce what follows. */
const announces =
  /(考核|考评|评价|评估|评分|计分|检查|测评)?(内容|指标|标准|细则|项目|办法|方法|体系|要点)(及|和|与|、)?.{0,8}$/;

/** Entries with points → the tree of groups and items; what has no points above, below or in it is left out. */
export function branchesOf(entries: readonly Entry[], inherited: Offices = none, top = true): Branch[] {
  return entries.flatMap((entry) => branchesFrom(withLabels(entry), inherited, top));
}

function branchesFrom(entry: Entry, inherited: Offices, top: boolean): Branch[] {
  const { text, offices } = contentOf(entry);
  const own = offices.leads.length > 0 ? offices : inherited;
  const children = branchesOf(entry.below, own, top && entry.points === null);
  if (children.length === 0 && entry.points !== null && top && text.what === '' && text.how === '') {
    const rules = rulesBelow(entry, own);
    if (rules !== null) return [group(entry, rules)];
  }
  if (children.length > 0) return isAnnouncement(entry, children, top) ? children : [group(entry, children)];
  return entry.points === null ? [] : [item(entry, own, top)];
}

const isAnnouncement = (entry: Entry, children: readonly Branch[], top: boolean): boolean =>
  top &&
  entry.points === null &&
  (children.some((child) => child.leaf === null) || announces.test(narrow(nameOf(entry))));

const nameOf = ({ line }: Entry): string =>
  tidy(line.name === '' ? line.text : line.name).replace(/[。:\uff1a]$/, '');

function group(entry: Entry, children: readonly Branch[]): Branch {
  const { line, points, form } = entry;
  const made = branch({ name: nameOf(entry), points, form, sign: line.sign }, line.name, line.source, null);
  made.children.push(...children);
  return made;
}

/** 分值:10分 below a name gives it its points. */
function withLabels(entry: Entry): Entry {
  const stated = entry.said.find((each) => each.role === 'points');
  if (entry.points !== null || stated === undefined) return entry;
  const read = readPointsCell(stated.text);
  return read === null ? entry : { ...entry, points: read.points, form: read.form };
}

/** An item and everything that stands below it. */
function item(entry: Entry, inherited: Offices, top: boolean): Branch {
  const { text, offices } = contentOf(entry, true);
  const named = splitLeads(nameOf(entry), false);
  const own = offices.leads.length > 0 ? offices : (named ?? inherited);
  const name = named?.rest ?? nameOf(entry);
  const { line, points, form } = entry;
  return branch({ name, points, form, sign: line.sign }, line.name, line.source, {
    no: top && /^[一二三四五六七八九十第]/.test(line.mark) ? null : serialOf(line.mark),
    ...leafText(text),
    ...leadsOf(own, offices.leads.length > 0 || named !== null),
  });
}

const leafText = (text: Said): Pick<Leaf, 'description' | 'standard'> => ({
  description: text.what,
  standard: text.how,
});

const leadsOf = (
  { leads, cooperating }: Offices,
  own: boolean,
): Pick<Leaf, 'leads' | 'cooperating' | 'leadsFrom'> => ({
  leads,
  cooperating,
  leadsFrom: leads.length === 0 ? 'none' : own ? 'own' : 'span',
});

function serialOf(mark: string): number | string | null {
  const plain = /^(\d+(?:\.\d+)*)[、.]?$/.exec(mark)?.[1];
  if (plain === undefined) return null;
  return plain.includes('.') ? plain : Number(plain);
}

/** Paragraphs below a heading that each give points, which add up to those of the heading: they are the items. */
function rulesBelow(entry: Entry, inherited: Offices): Branch[] | null {
  const given = entry.below.map((each) => pointsInText(each.line.text));
  const parsed = given.map((each) => (each === null ? null : parseDecimal(each)));
  if (given.length === 0 || !parsed.every((each) => each !== null)) return null;
  if (exactDecimal(sum(parsed)) !== entry.points) return null;
  return entry.below.map((each, i) => {
    const { text, offices } = contentOf(each, true);
    const own = offices.leads.length > 0 ? offices : inherited;
    const name = (tidy(each.line.text).split(/[,。;:\uff0c\uff1b\uff1a]/)[0] ?? '').slice(0, 40);
    return branch({ name, points: given[i] ?? null, form: 'points', sign: null }, name, each.line.source, {
      no: serialOf(each.line.mark),
      ...leafText(text),
      ...leadsOf(own, offices.leads.length > 0),
    });
  });
}
