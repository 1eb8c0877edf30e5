import { compare, type Rational } from '../quantity/rational.ts';
import type { Grade, Table } from '../scheme/scheme.ts';
import type { GroupScore, TableScores, UnitScores, VetoFinding } from '../score/outcome.ts';
import { type Candidate, gradeCohort } from './grade.ts';
import { rankValues } from './rank.ts';

/** Ranks and grades of one table. A unit or group without a published score is absent. */
export interface Ranking {
  /** Unit id → rank of its total in its cohort. */
  readonly ranks: ReadonlyMap<string, Rational>;
  /** Group id → unit id → rank of that group's score in the cohort. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, Rational>>;
  /** Unit id → grade. */
  readonly grades: ReadonlyMap<string, string>;
}

/** Ranks every group and the total inside each cohort on published scores, then grades. */
export function rankTable({ table, units }: TableScores): Ranking {
  const cohorts = [...new Set(units.map((each) => each.unit.cohort))].map((cohort) =>
    units.filter((each) => each.unit.cohort === cohort),
  );
  const scoresOf = new Map(units.map((each) => [each, groupScores(each.root)]));
  const groupIds = [...new Set([...scoresOf.values()].flatMap((each) => [...each.keys()]))];
  return {
    ranks: merge(cohorts.map((cohort) => rankCohort(cohort, table, (unit) => unit.root.published))),
    groups: new Map(
      groupIds.map((id) => [
        id,
        merge(
          cohorts.map((cohort) => rankCohort(cohort, table, (unit) => scoresOf.get(unit)?.get(id) ?? null)),
        ),
      ]),
    ),
    grades: merge(
      cohorts.map((cohort) =>
        gradeCohort(
          cohort.map((unit) => candidate(unit, table)),
          table.grades,
        ),
      ),
    ),
  };
}

/** A group and the groups below it, in the order of the table. */
export function groupScoresOf(group: GroupScore): readonly GroupScore[] {
  return [group, ...group.children.flatMap((child) => (child.kind === 'group' ? groupScoresOf(child) : []))];
}

function rankCohort(
  cohort: readonly UnitScores[],
  table: Table,
  score: (unit: UnitScores) => Rational | null,
): ReadonlyMap<string, Rational> {
  return rankValues(
    cohort.map((each) => ({ id: each.unit.unit, value: score(each) })),
    table.ties,
  );
}

function groupScores(root: GroupScore): ReadonlyMap<string, Rational | null> {
  return new Map(groupScoresOf(root).map((each) => [each.group.id, each.published]));
}

/** While a grade veto is undecided the grade is too, unless the table has none. */
function candidate({ unit, root, vetoes }: UnitScores, table: Table): Candidate {
  const capping = vetoes.filter((each) => each.veto.effect.kind === 'cap_grade');
  const undecided = capping.some((each) => each.state === 'unknown');
  const caps = capping.filter((each) => each.state === 'struck').flatMap(capOf);
  return { id: unit.unit, value: undecided ? null : root.published, cap: lowest(caps, table.grades) };
}

const capOf = ({ veto }: VetoFinding): readonly string[] =>
  veto.effect.kind === 'cap_grade' ? [veto.effect.grade] : [];

function lowest(caps: readonly string[], grades: readonly Grade[]): string | null {
  const capped = grades.filter((grade) => caps.includes(grade.name));
  const bounds = capped.map((grade) => grade.from);
  return capped.find((grade) => bounds.every((bound) => compare(grade.from, bound) <= 0))?.name ?? null;
}

function merge<T>(maps: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  return new Map(maps.flatMap((each) => [...each]));
}
