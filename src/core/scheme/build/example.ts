import type { SchemeFiles } from '../files.ts';
import type { ExampleRow, WorkedExample } from '../scheme.ts';
import type { ExampleShape, RowsShape } from '../shape/example-file.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { type Ground, placed, report } from './ground.ts';

/** The worked examples by indicator, in the order of the files; their names and cells are checked later. */
export function buildExamples(
  ground: Ground,
  files: SchemeFiles,
): ReadonlyMap<string, readonly WorkedExample[]> {
  const byIndicator = new Map<string, WorkedExample[]>();
  for (const { shape, spot } of files.examples.items) {
    const examples = byIndicator.get(shape.indicator) ?? [];
    byIndicator.set(shape.indicator, [...examples, buildExample(ground, spot, shape)]);
  }
  return byIndicator;
}

function buildExample(ground: Ground, spot: Spot, shape: ExampleShape): WorkedExample {
  return placed(ground, spot, {
    name: shape.name,
    given: buildRows(ground, spotIn(spot, 'given'), shape.given),
    undelivered: shape.undelivered,
    attributes: cellsOf(shape.attributes),
    peers: Object.fromEntries(
      Object.entries(shape.peers).map(([unit, rows]) => [
        unit,
        buildRows(ground, spotIn(spot, 'peers', unit), rows),
      ]),
    ),
    asOf: shape.as_of ?? null,
    target: shape.target?.value ?? null,
    expect: shape.expect,
  });
}

type Rows = Readonly<Record<string, readonly ExampleRow[]>>;

function buildRows(ground: Ground, spot: Spot, shape: RowsShape): Rows {
  return Object.fromEntries(
    Object.entries(shape).map(([dataset, rows]) => [
      dataset,
      rows.map((row, i) => buildRow(ground, spotIn(spot, dataset, i), row)),
    ]),
  );
}

function buildRow(
  ground: Ground,
  spot: Spot,
  { times, ...cells }: Record<string, string | null>,
): ExampleRow {
  return placed(ground, spot, { times: timesOf(ground, spot, times ?? '1'), cells: cellsOf(cells) });
}

function timesOf(ground: Ground, spot: Spot, text: string): number {
  const times = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (times >= 1 && times <= 100_000) return times;
  report(ground, 'example-times', { text }, spotIn(spot, 'times'));
  return 1;
}

function cellsOf(shape: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(shape).map(([name, text]) => [name, text ?? '']));
}
