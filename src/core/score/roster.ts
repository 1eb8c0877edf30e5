import { compareCodePoints } from '../quantity/canonical.ts';
import type { Day } from '../quantity/value.ts';
import type { Scheme, Table, Unit } from '../scheme/scheme.ts';

/** The units a table assesses, in order of id by code point, and those of its kind that did not exist in the period. */
export interface Roster {
  readonly assessed: readonly Unit[];
  readonly leftOut: readonly Unit[];
}

/**
 * Picks a table's units. A unit exists in the period when its validity (both ends inclusive, null is open) meets the
 * days from the start of the period to the as-of day.
 */
export function rosterOf(table: Table, units: readonly Unit[], period: Scheme['period'], asOf: Day): Roster {
  const ofKind = units
    .filter((each) => each.kind === table.subject)
    .sort((a, b) => compareCodePoints(a.unit, b.unit));
  const exists = (unit: Unit) =>
    (unit.validFrom === null || unit.validFrom <= asOf) &&
    (unit.validTo === null || unit.validTo >= period.start);
  return {
    assessed: ofKind.filter(exists),
    leftOut: ofKind.filter((each) => !exists(each)),
  };
}
