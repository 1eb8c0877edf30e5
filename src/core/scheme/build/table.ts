import type { Bounds } from '../../language/vocabulary.ts';
import { negate, type Rational, zero } from '../../quantity/rational.ts';
import type { RoundingRule } from '../../quantity/rounding.ts';
import type { Group, Indicator, Role, Table, WorkedExample } from '../scheme.ts';
import type { IndicatorShape } from '../shape/indicator.ts';
import type { GroupShape, NodeShape, TableShape } from '../shape/table-file.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { type VocabularyParts, vocabularyFor } from '../vocabulary.ts';
import { buildCombine } from './combine.ts';
import { buildFormula } from './formula.ts';
import { type Ground, placed } from './ground.ts';
import { buildPolicy } from './policy.ts';
import { ownRounding, tableRounding } from './rounding.ts';
import { buildTarget } from './target.ts';
import { buildVetoes } from './veto.ts';

/** What a table is built with: the rest of the scheme. */
export interface TableGround {
  readonly ground: Ground;
  readonly parts: VocabularyParts;
  /** Ids of the units; null when the roster could not be read. */
  readonly units: readonly string[] | null;
  readonly rounding: RoundingRule;
  readonly examples: ReadonlyMap<string, readonly WorkedExample[]>;
}

/** A table with its formulas checked. Problems: those of every formula, target, weight and policy in it. */
export function buildTable(base: TableGround, spot: Spot, shape: TableShape): Table {
  const { ground } = base;
  const root = placed(ground, spot, {
    kind: 'group',
    id: shape.id,
    no: null,
    name: shape.caption,
    role: 'base',
    points: shape.total,
    combine: buildCombine(ground, spot, shape.caption, shape.combine, shape.children.length),
    rounding: null,
    children: buildChildren(base, spot, shape.children, { role: 'base', id: shape.id }),
  } satisfies Group);
  return placed(ground, spot, {
    id: shape.id,
    caption: shape.caption,
    subject: shape.subject,
    subjectName: shape.subject_name,
    total: shape.total,
    levels: shape.levels,
    assumptions: shape.assumptions,
    root,
    carry: shape.carry,
    rounding: tableRounding(shape.rounding, base.rounding),
    ties: shape.ties,
    grades: shape.grades.map((grade, i) =>
      placed(ground, spotIn(spot, 'grades', i), { ...grade, quota: grade.quota ?? null }),
    ),
    vetoes: buildVetoes(ground, spot, shape.vetoes, base.parts),
    floor: shape.floor ?? null,
    ceiling: shape.ceiling ?? null,
  });
}

interface Parent {
  readonly role: Role;
  readonly id: string;
}

function buildChildren(
  base: TableGround,
  spot: Spot,
  shapes: readonly NodeShape[],
  parent: Parent,
): readonly (Group | Indicator)[] {
  return shapes.map((shape, i) => {
    const at = spotIn(spot, 'children', i);
    return 'children' in shape
      ? buildGroup(base, at, shape, parent)
      : buildIndicator(base, at, shape, parent);
  });
}

function buildGroup(base: TableGround, spot: Spot, shape: GroupShape, parent: Parent): Group {
  const role = shape.role ?? parent.role;
  const id = shape.id ?? `${parent.id}/${shape.name}`;
  return placed(base.ground, spot, {
    kind: 'group',
    id,
    no: shape.no,
    name: shape.name,
    role,
    points: shape.points,
    combine: buildCombine(base.ground, spot, shape.name, shape.combine, shape.children.length),
    rounding: ownRounding(shape.rounding),
    children: buildChildren(base, spot, shape.children, { role, id }),
  });
}

function buildIndicator(base: TableGround, spot: Spot, shape: IndicatorShape, parent: Parent): Indicator {
  const { ground, parts } = base;
  const role = shape.role ?? parent.role;
  const target =
    shape.target === undefined
      ? null
      : buildTarget(ground, spotIn(spot, 'target'), shape.name, shape.target, base.units);
  const vocabulary = vocabularyFor(parts, { points: shape.points, target });
  const range = rangeOf(role, shape.points);
  const { formula, type } = buildFormula(ground, spotIn(spot, 'formula'), shape.formula, vocabulary, {
    range,
  });
  const indicator = placed(ground, spot, {
    kind: 'indicator',
    id: shape.id,
    no: shape.no,
    name: shape.name,
    role,
    points: shape.points,
    leads: shape.leads,
    cooperating: shape.cooperating,
    clause: shape.clause,
    description: shape.description,
    formula,
    target,
    notApplicable: buildPolicy(ground, spot, shape),
    rounding: ownRounding(shape.rounding),
    assumptions: shape.assumptions,
    examples: base.examples.get(shape.id) ?? [],
  } satisfies Indicator);
  if (type === null) ground.unchecked.add(indicator);
  return indicator;
}

/** The scores a formula of this role may give. */
export function rangeOf(role: Role, points: Rational): Bounds & { low: Rational; high: Rational } {
  return role === 'deduction' ? { low: negate(points), high: zero } : { low: zero, high: points };
}
