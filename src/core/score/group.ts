import {
  add,
  greatest,
  isZero,
  least,
  negate,
  type Rational,
  subtract,
  sum,
  zero,
} from '../quantity/rational.ts';
import { round } from '../quantity/rounding.ts';
import type { Missing } from '../quantity/value.ts';
import type { Group, Indicator, Role, Table } from '../scheme/scheme.ts';
import { addOutside, combineChildren } from './combine.ts';
import {
  type GroupScore,
  type IndicatorScore,
  joinMissing,
  type NodeScore,
  type VetoFinding,
} from './outcome.ts';
import { publish, roundingOf } from './publish.ts';
import { cuts, zeroing } from './veto.ts';

/** Scores a leaf of the table; the group does the rest. */
export type ScoreLeaf = (indicator: Indicator) => IndicatorScore;

/**
 * A group's score: base children combined, vetoes before bonus, bonus and deductions, vetoes after bonus, caps, rounding.
 * The root takes the table's cuts, floor and ceiling too.
 */
export function scoreGroup(
  group: Group,
  table: Table,
  findings: readonly VetoFinding[],
  scoreLeaf: ScoreLeaf,
): GroupScore {
  const children = group.children.map((child) =>
    child.kind === 'group' ? scoreGroup(child, table, findings, scoreLeaf) : scoreLeaf(child),
  );
  const at: Position = { group, table, findings, isRoot: group === table.root };
  return finish(at, children, group.role === 'base' ? baseSum(at, children) : outsideSum(at, children));
}

interface Position {
  readonly group: Group;
  readonly table: Table;
  readonly findings: readonly VetoFinding[];
  readonly isRoot: boolean;
}

/** A sum on its way: `value` is null while missing or when nothing is left in the base. */
interface Running {
  readonly value: Rational | null;
  readonly partial: Rational;
  readonly missing: readonly Missing[];
  readonly excluded: Rational;
  readonly dropped: Rational;
}

function baseSum(at: Position, children: readonly NodeScore[]): Running {
  const { carry } = at.table;
  const base = combineChildren(at.group, withRole(children, 'base'), carry);
  const outside = children.filter((each) => roleOf(each) !== 'base');
  const after = outside.length === 0 ? null : addOutside(outside, carry);
  const before = strike(at, base, 'before_bonus');
  return strike(at, after === null ? before : addRunning(before, after), 'after_bonus');
}

/** A bonus group gives at most its points, a deduction group takes at most its points, whatever is in them. */
function outsideSum(at: Position, children: readonly NodeScore[]): Running {
  const { points, role } = at.group;
  const all =
    at.group.combine.kind === 'sum'
      ? addOutside(children, at.table.carry)
      : combineChildren(at.group, children, at.table.carry);
  const cap = (x: Rational) =>
    role === 'bonus' ? least(x, points) : greatest(least(x, zero), negate(points));
  const capped = mapRunning({ ...all, excluded: zero, dropped: zero }, cap);
  return strike(at, capped, 'after_bonus');
}

function addRunning(base: Running, outside: Pick<Running, 'value' | 'partial' | 'missing'>): Running {
  const missing = joinMissing([base.missing, outside.missing]);
  const dropped = base.value === null && base.missing.length === 0;
  const value = outside.value === null ? null : add(base.value ?? zero, outside.value);
  return {
    ...base,
    value: missing.length > 0 || dropped ? null : value,
    partial: add(base.partial, outside.partial),
    missing,
  };
}

/** The vetoes of one order on a sum: zeroing first, then the cuts of the total. */
function strike(at: Position, sum: Running, order: 'before_bonus' | 'after_bonus'): Running {
  const names = at.isRoot ? [at.group.id, at.table.id] : [at.group.id];
  const zeroed = veto(sum, zeroing(at.findings, names, order));
  return at.isRoot ? cut(zeroed, cuts(at.findings, order)) : zeroed;
}

function veto(running: Running, found: ReturnType<typeof zeroing>): Running {
  if (found.zeroed) return { value: zero, partial: zero, missing: [], excluded: zero, dropped: zero };
  if (found.missing.length === 0 || (running.value !== null && isZero(running.value))) return running;
  return { ...running, value: null, missing: joinMissing([running.missing, found.missing]) };
}

function cut(running: Running, findings: readonly VetoFinding[]): Running {
  const struck = findings.filter((each) => each.state === 'struck');
  const points = sum(struck.map(({ veto }) => (veto.effect.kind === 'cut' ? veto.effect.points : zero)));
  const missing = joinMissing([running.missing, ...findings.map((each) => each.missing)]);
  const after = mapRunning(running, (x) => subtract(x, points));
  return { ...after, missing, value: missing.length > 0 ? null : after.value };
}

function mapRunning(running: Running, change: (x: Rational) => Rational): Running {
  const value = running.value === null ? null : change(running.value);
  return { ...running, value, partial: change(running.partial) };
}

function finish(at: Position, children: readonly NodeScore[], running: Running): GroupScore {
  const { group, table } = at;
  const limited = at.isRoot ? mapRunning(running, (x) => within(table, x)) : running;
  const rule = roundingOf(group, table);
  const out = limited.value === null ? null : publish(group.id, limited.value, rule);
  return {
    kind: 'group',
    group,
    children,
    state: limited.missing.length > 0 ? 'missing' : limited.value === null ? 'not-applicable' : 'scored',
    exact: limited.value,
    published: out?.published ?? null,
    partial: rule === null ? limited.partial : round(limited.partial, rule),
    missing: limited.missing,
    excluded: limited.excluded,
    dropped: limited.dropped,
    rounding: out?.rounding ?? null,
  };
}

function within(table: Table, x: Rational): Rational {
  const capped = table.ceiling === null ? x : least(x, table.ceiling);
  return table.floor === null ? capped : greatest(capped, table.floor);
}

const roleOf = (node: NodeScore): Role => (node.kind === 'group' ? node.group.role : node.indicator.role);
const withRole = (children: readonly NodeScore[], role: Role): readonly NodeScore[] =>
  children.filter((each) => roleOf(each) === role);
