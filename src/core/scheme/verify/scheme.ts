import { type Ground, report } from '../build/ground.ts';
import type { SchemeFiles } from '../files.ts';
import { nearest } from '../nearest.ts';
import type { Scheme, Unit } from '../scheme.ts';
import { spotIn } from '../text/spot.ts';
import { indicatorsOf } from '../walk.ts';
import { verifyAssumptions } from './assumptions.ts';
import { verifyExamples } from './examples.ts';
import { verifyNames } from './names.ts';
import { verifyPoints } from './points.ts';
import { verifyPolicy } from './policy.ts';
import { verifyTable } from './table.ts';
import { verifyUnits } from './units.ts';

type Built = Omit<Scheme, 'fingerprint' | 'calendar' | 'units'> & { readonly units: readonly Unit[] | null };

/**
 * Everything about a scheme that no single section shows. What a file that could not be read would have told is not
 * complained about.
 */
export function verifyScheme(ground: Ground, files: SchemeFiles, scheme: Built): void {
  const indicators = scheme.tables.flatMap((table) => indicatorsOf(table));
  for (const table of scheme.tables) {
    verifyPoints(ground, table);
    verifyTable(ground, table);
  }
  for (const indicator of indicators) {
    verifyPolicy(ground, indicator, scheme.definitions);
    if (files.examples.complete) verifyExamples({ ...scheme, ground }, indicator);
  }
  verifyNames(ground, scheme);
  if (!files.tables.complete) return;
  if (scheme.tables.length === 0) {
    report(ground, 'table-missing', {}, { file: 'tables/', line: null, column: null });
  }
  verifyExampleIndicators(
    ground,
    files,
    indicators.map((each) => each.id),
  );
  if (files.assumptions.complete)
    verifyAssumptions(ground, [...scheme.tables, ...indicators], scheme.assumptions);
  if (scheme.units !== null) verifyUnits(ground, scheme.tables, scheme.units);
}

function verifyExampleIndicators(ground: Ground, files: SchemeFiles, ids: readonly string[]): void {
  // Without any indicator the tables are what is wrong, and that has been said.
  if (ids.length === 0) return;
  for (const { shape, spot } of files.examples.items) {
    if (ids.includes(shape.indicator)) continue;
    const params = { id: shape.indicator, candidates: nearest(shape.indicator, ids).join('、') };
    report(ground, 'indicator-unknown', params, spotIn(spot, 'indicator'));
  }
}
