import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import { type Rational, sum } from '../../core/quantity/rational.ts';
import type { Branch } from './branch.ts';
import type { DraftDimension, DraftIndicator, DraftLevel } from './draft.ts';
import { roleOf, sumOf } from './weigh.ts';

/** A part named like a bonus is a base part after all when the stated total can only be reached with it. */
export function toDimensions(root: Branch, totals: readonly string[]): DraftDimension[] {
  const dimensions = runsOf(root.children).flatMap((run) => {
    const [first] = run;
    if (first === undefined) return [];
    return first.leaf === null ? [toDimension(first, roleOf(first))] : looseDimensions(run);
  });
  const loose = root.children.some((each) => each.leaf !== null);
  const everything = exactSum(dimensions.map((each) => each.points));
  const base = exactSum(dimensions.filter((each) => each.role === 'base').map((each) => each.points));
  const inside = !loose && totals.includes(everything ?? '') && !totals.includes(base ?? '');
  return inside ? dimensions.map((each): DraftDimension => ({ ...each, role: 'base' })) : dimensions;
}

/** Groups one by one, and indicators without a group together as far as no group stands between them. */
function runsOf(children: readonly Branch[]): Branch[][] {
  const runs: Branch[][] = [];
  for (const child of children) {
    if (child.leaf === null && leafCount(child) === 0) continue;
    const last = runs.at(-1);
    if (child.leaf !== null && last?.[0]?.leaf != null) last.push(child);
    else runs.push([child]);
  }
  return runs;
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

/** Null when one of them is not stated. */
export function exactSum(all: readonly (string | null)[]): string | null {
  const parsed = all.map((each) => (each === null ? null : parseDecimal(each)));
  return parsed.every((each): each is Rational => each !== null) ? exactDecimal(sum(parsed)) : null;
}
