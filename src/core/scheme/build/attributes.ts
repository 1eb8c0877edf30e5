import type { Column } from '../scheme.ts';
import type { SchemeFile } from '../shape/scheme-file.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { unitColumns } from '../units-file.ts';
import { buildColumns } from './column.ts';
import { type Ground, report } from './ground.ts';

/** The attributes of units. Problems: those of columns, and names that units.csv has already. */
export function buildAttributes(ground: Ground, scheme: Spot, shape: SchemeFile): readonly Column[] {
  const list = spotIn(scheme, 'attributes');
  shape.attributes.forEach(({ name }, i) => {
    if (unitColumns.some((column) => column.name === name)) {
      report(ground, 'name-reserved', { name }, spotIn(list, i, 'name'));
    }
  });
  return buildColumns(ground, list, shape.attributes);
}
