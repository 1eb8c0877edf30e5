import { compareCodePoints } from '../../quantity/canonical.ts';
import { type Ground, report, spotOf } from '../build/ground.ts';
import type { Table, Unit } from '../scheme.ts';

/** Warnings: a table without units of its kind, a kind of unit without a table. */
export function verifyUnits(ground: Ground, tables: readonly Table[], units: readonly Unit[]): void {
  const kinds = new Set(units.map((unit) => unit.kind));
  for (const table of tables) {
    if (kinds.has(table.subject)) continue;
    const params = { caption: table.caption, subject: table.subject };
    report(ground, 'subject-without-units', params, spotOf(ground, table, 'subject'));
  }
  const subjects = new Set(tables.map((table) => table.subject));
  for (const kind of [...kinds].sort(compareCodePoints)) {
    if (!subjects.has(kind)) report(ground, 'unit-kind-unused', { kind }, unitsPlace);
  }
}

const unitsPlace = { file: 'units.csv', line: null, column: null };
