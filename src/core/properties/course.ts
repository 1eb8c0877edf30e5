import { problem } from '../problem/problem.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { compare, multiply, rational, subtract } from '../quantity/rational.ts';
import { scalarText } from './finding.ts';
import type { Profile } from './profile.ts';
import type { Shown } from './reach.ts';
import { courseOf, type Jump, type Line, largestJump, turn, widestFlat } from './scan.ts';

/** What the curves show: rises that fall again, cliffs of half the points or more, dead zones of half the line or more. */
export function findCourse(profile: Profile): readonly Shown[] {
  return profile.lines.flatMap((line) => [
    ...notMonotone(profile, line),
    ...cliff(profile, line),
    ...deadZone(profile, line),
  ]);
}

function notMonotone({ indicator }: Profile, line: Line): readonly Shown[] {
  if (courseOf(line) !== 'mixed') return [];
  const turned = turn(line);
  if (turned === null) return [];
  const { rise, fall } = turned;
  const params = { indicator: indicator.name, ...jumpWords(line, fall) };
  return [{ problem: problem('rule-not-monotone', params), witnesses: [rise, fall].flatMap(ends) }];
}

function cliff({ indicator }: Profile, line: Line): readonly Shown[] {
  const jump = largestJump(line);
  if (jump === null || compare(multiply(jump.size, rational(2)), indicator.points) < 0) return [];
  const params = {
    indicator: indicator.name,
    points: exactDecimal(indicator.points),
    ...jumpWords(line, jump),
  };
  return [{ problem: problem('rule-cliff', params), witnesses: ends(jump) }];
}

function deadZone({ indicator }: Profile, line: Line): readonly Shown[] {
  const [first, last] = [line.points[0], line.points.at(-1)];
  const flat = widestFlat(line, indicator.points);
  if (first === undefined || last === undefined || flat === null || courseOf(line) === 'flat') return [];
  const [width, whole] = [subtract(flat.to.x, flat.from.x), subtract(last.x, first.x)];
  if (compare(multiply(width, rational(2)), whole) < 0) return [];
  const params = {
    indicator: indicator.name,
    input: line.variable.text,
    from: scalarText(flat.from.x),
    to: scalarText(flat.to.x),
    score: scalarText(flat.from.score),
  };
  return [{ problem: problem('rule-dead-zone', params), witnesses: [flat.from.witness, flat.to.witness] }];
}

const jumpWords = (line: Line, { from, to }: Jump) => ({
  input: line.variable.text,
  from: scalarText(from.x),
  to: scalarText(to.x),
  before: scalarText(from.score),
  after: scalarText(to.score),
});

const ends = ({ from, to }: Jump) => [from.witness, to.witness];
