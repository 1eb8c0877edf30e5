import type { Indicator, Scheme, Table } from '../scheme/scheme.ts';
import { indicatorsOf } from '../scheme/walk.ts';
import { findCourse } from './course.ts';
import type { PropertyFinding } from './finding.ts';
import { textsWithin } from './inside.ts';
import { type Profile, profileOf } from './profile.ts';
import { findReach, type Shown } from './reach.ts';
import { divisorsOf, findLargeDeductions, findZeroTraps } from './traps.ts';
import { findVetoOrder } from './veto-order.ts';

/** What is known of the rules of a scheme: a profile of each, and what somebody should look at before publishing. */
export interface RuleProperties {
  readonly profiles: readonly Profile[];
  readonly findings: readonly PropertyFinding[];
}

/**
 * Properties of every rule of a scheme, table by table, each finding with inputs that show it. Bounds are proved;
 * everything else is what a fixed set of trials has shown, so silence is no proof.
 */
export function checkProperties(scheme: Scheme): RuleProperties {
  const tables = scheme.tables.map((table) => ({
    table,
    profiles: indicatorsOf(table).map((each) => profileOf(scheme, each)),
  }));
  return {
    profiles: tables.flatMap((each) => each.profiles),
    findings: tables.flatMap(({ table, profiles }) => [
      ...profiles.flatMap((each) => findingsOf(scheme, table, each)),
      ...vetoFindings(table),
    ]),
  };
}

/** What there is to say about one rule. */
export function checkRule(scheme: Scheme, indicator: Indicator): readonly Shown[] {
  return shownBy(scheme, profileOf(scheme, indicator));
}

function shownBy(scheme: Scheme, profile: Profile): readonly Shown[] {
  const divisors = divisorsOf(scheme, profile.indicator);
  const texts = divisors.flatMap(({ node }) => textsWithin(node, scheme, profile.variables));
  return [
    ...findReach(profile),
    ...findCourse(profile, new Set(texts)),
    ...findZeroTraps(scheme, profile, divisors),
    ...findLargeDeductions(scheme, profile),
  ];
}

function findingsOf(scheme: Scheme, table: Table, profile: Profile): readonly PropertyFinding[] {
  const { id, no, name } = profile.indicator;
  return shownBy(scheme, profile).map((each) => ({ ...each, table: table.id, indicator: { id, no, name } }));
}

const vetoFindings = (table: Table): readonly PropertyFinding[] =>
  findVetoOrder(table).map((problem) => ({
    problem,
    about: null,
    table: table.id,
    indicator: null,
    witnesses: [],
  }));
