import type { Scheme, Table } from '../scheme/scheme.ts';
import { indicatorsOf } from '../scheme/walk.ts';
import { findCourse } from './course.ts';
import type { PropertyFinding } from './finding.ts';
import { profileOf } from './profile.ts';
import { findReach } from './reach.ts';
import { findTraps } from './traps.ts';
import { findVetoOrder } from './veto-order.ts';

/**
 * Properties of every rule of a scheme, table by table, each with inputs that show it. Bounds are proved; everything else is
 * what a fixed set of trials has shown, so silence is no proof.
 */
export function checkProperties(scheme: Scheme): readonly PropertyFinding[] {
  return scheme.tables.flatMap((table) => [
    ...indicatorsOf(table).flatMap((indicator) => {
      const profile = profileOf(scheme, indicator);
      const { id, no, name } = indicator;
      return [...findReach(profile), ...findCourse(profile), ...findTraps(scheme, profile)].map((shown) => ({
        ...shown,
        table: table.id,
        indicator: { id, no, name },
      }));
    }),
    ...vetoFindings(table),
  ]);
}

const vetoFindings = (table: Table): readonly PropertyFinding[] =>
  findVetoOrder(table).map((problem) => ({ problem, table: table.id, indicator: null, witnesses: [] }));
