import { problem } from '../problem/problem.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { compare, isZero, multiply, rational, subtract, zero } from '../quantity/rational.ts';
import { scalarText } from './finding.ts';
import type { Line } from './line.ts';
import type { Profile } from './profile.ts';
import type { Shown } from './reach.ts';
import { courseOf, type Jump, largestJump, turn, widestFlat, width } from './shape.ts';

/**
 * What the curves show: rises that fall again, the largest cliff, dead zones. `divisors` are the texts of inputs that
 * something is divided by: what happens at zero is a trap of its own, not a turn of the curve.
 */
export function findCourse(profile: Profile, divisors: ReadonlySet<string>): readonly Shown[] {
  return [
    ...profile.lines.flatMap((line, i) =>
      firstOf([line, profile.roomyLines[i]], (each) => notMonotone(profile, withoutZero(each, divisors))),
    ),
    ...cliff(profile),
    ...profile.lines.flatMap((line) => deadZone(profile, line)),
  ];
}

/** What the first line that shows anything shows. */
const firstOf = (
  lines: readonly (Line | undefined)[],
  find: (line: Line) => readonly Shown[],
): readonly Shown[] =>
  lines.map((line) => (line === undefined ? [] : find(line))).find((found) => found.length > 0) ?? [];

const withoutZero = (line: Line, divisors: ReadonlySet<string>): Line =>
  divisors.has(line.variable.text) ? { ...line, points: line.points.filter(({ x }) => !isZero(x)) } : line;

function notMonotone({ indicator }: Profile, line: Line): readonly Shown[] {
  const turned = turn(line);
  if (turned === null) return [];
  const { rise, fall } = turned;
  const params = { indicator: indicator.name, ...jumpWords(line, fall) };
  return [shown(problem('rule-not-monotone', params), line, [rise, fall].flatMap(ends))];
}

/** The largest jump of the rule, when one step decides half the points: of a count, which can only step, more than half. */
function cliff({ indicator, lines, roomyLines }: Profile): readonly Shown[] {
  const jumps = [...lines, ...roomyLines].flatMap((line) => {
    const jump = largestJump(line);
    return jump === null ? [] : [{ line, jump }];
  });
  const steep = jumps.filter(({ line, jump }) => {
    const over = compare(multiply(jump.size, rational(2)), indicator.points);
    return line.variable.whole ? over > 0 : over >= 0;
  });
  const worst = steep.reduce<(typeof steep)[number] | null>(
    (best, each) => (best === null || compare(each.jump.size, best.jump.size) > 0 ? each : best),
    null,
  );
  if (worst === null) return [];
  const { line, jump } = worst;
  const words = jumpWords(line, jump);
  const params = { indicator: indicator.name, points: exactDecimal(indicator.points), ...words };
  return [shown(problem('rule-cliff', params), line, ends(jump))];
}

/** Whole numbers fewer than these are too few to call their stretch a zone. */
const narrowest = rational(5);

/** Half of the line or more without a gradient, below the best score. */
function deadZone({ indicator }: Profile, line: Line): readonly Shown[] {
  const [first, last] = [line.points[0], line.points.at(-1)];
  const flat = widestFlat(line, indicator.role === 'deduction' ? zero : indicator.points);
  if (first === undefined || last === undefined || flat === null || courseOf(line) === 'flat') return [];
  if (compare(multiply(width(flat), rational(2)), subtract(last.x, first.x)) < 0) return [];
  if (line.variable.whole && compare(width(flat), narrowest) < 0) return [];
  const params = {
    indicator: indicator.name,
    input: line.variable.text,
    from: scalarText(flat.from.x),
    to: scalarText(flat.to.x),
    score: scalarText(flat.from.score),
  };
  return [shown(problem('rule-dead-zone', params), line, [flat.from.witness, flat.to.witness])];
}

const shown = (each: Shown['problem'], { variable }: Line, witnesses: Shown['witnesses']): Shown => ({
  problem: each,
  about: variable.node,
  witnesses,
});

const jumpWords = (line: Line, { from, to }: Jump) => ({
  input: line.variable.text,
  from: scalarText(from.x),
  to: scalarText(to.x),
  before: scalarText(from.score),
  after: scalarText(to.score),
});

const ends = ({ from, to }: Jump) => [from.witness, to.witness];
