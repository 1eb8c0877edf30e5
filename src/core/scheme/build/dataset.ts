import { nearest } from '../nearest.ts';
import type { Column, ColumnType, Dataset } from '../scheme.ts';
import type { DatasetShape } from '../shape/dataset.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { buildColumns } from './column.ts';
import { type Ground, placed, refuseRepeated, report } from './ground.ts';

/** A dataset. Problems: key, unit or time column that is not there, may be blank or has the wrong type. */
export function buildDataset(ground: Ground, spot: Spot, given: DatasetShape): Dataset {
  const { provided_by: providedBy, ...shape } = given;
  const columns = buildColumns(ground, spotIn(spot, 'columns'), shape.columns);
  const bearing = { ground, dataset: shape.name, columns };
  refuseRepeated(
    ground,
    shape.key.map((name, i) => ({ name, spot: spotIn(spot, 'key', i) })),
  );
  shape.key.forEach((name, i) => {
    needColumn(bearing, name, spotIn(spot, 'key', i), null);
  });
  needColumn(bearing, shape.unit, spotIn(spot, 'unit'), ['text', 'choice']);
  if (shape.time !== null) needColumn(bearing, shape.time, spotIn(spot, 'time'), ['date', 'moment']);
  return placed(ground, spot, { ...shape, providedBy, columns });
}

interface Bearing {
  readonly ground: Ground;
  readonly dataset: string;
  readonly columns: readonly Column[];
}

function needColumn(
  { ground, dataset, columns }: Bearing,
  name: string,
  spot: Spot,
  types: readonly ColumnType[] | null,
): void {
  const column = columns.find((each) => each.name === name);
  if (column === undefined) {
    const known = columns.map((each) => each.name);
    report(ground, 'column-unknown', { dataset, name, candidates: nearest(name, known).join('、') }, spot);
    return;
  }
  if (column.optional) report(ground, 'column-optional', { name }, spot);
  if (types === null || types.includes(column.type)) return;
  report(ground, 'column-type', { name, type: column.type, expected: types.join('、') }, spot);
}
