import { exactDecimal, parseDecimal } from '../../quantity/decimal.ts';
import { compare } from '../../quantity/rational.ts';
import { type Ground, report, spotOf } from '../build/ground.ts';
import { rangeOf } from '../build/table.ts';
import { nearest } from '../nearest.ts';
import type { Column, Dataset, ExampleRow, Indicator, Scheme, WorkedExample } from '../scheme.ts';
import { placeOfSpot, type Spot, spotIn } from '../text/spot.ts';
import { parseCell } from '../typed-cell.ts';

const wanted = 2;

/** What examples are judged by. */
export interface ExampleGround {
  readonly ground: Ground;
  readonly datasets: readonly Dataset[];
  readonly attributes: readonly Column[];
  readonly zoneMinutes: Scheme['zoneMinutes'];
}

/** Problems: names and cells that do not fit the datasets, an impossible score; fewer than two examples (a warning). */
export function verifyExamples(base: ExampleGround, indicator: Indicator): void {
  const { ground } = base;
  const count = indicator.examples.length;
  if (count < wanted) {
    const params = { name: indicator.name, count: String(count) };
    report(ground, 'examples-few', params, spotOf(ground, indicator, 'id'));
  }
  for (const example of indicator.examples) verifyExample(base, indicator, example);
}

function verifyExample(base: ExampleGround, indicator: Indicator, example: WorkedExample): void {
  const spot = spotOf(base.ground, example);
  if (spot === null) return;
  verifyExpected(base.ground, spot, indicator, example.expect);
  if (example.target !== null && indicator.target === null) {
    report(base.ground, 'example-target-unneeded', { name: indicator.name }, spotIn(spot, 'target'));
  }
  example.undelivered.forEach((name, i) => {
    findDataset(base, name, spotIn(spot, 'undelivered', i));
  });
  verifyAttributes(base, spotIn(spot, 'attributes'), example.attributes);
  verifyRows(base, spotIn(spot, 'given'), example.given);
  for (const [unit, rows] of Object.entries(example.peers))
    verifyRows(base, spotIn(spot, 'peers', unit), rows);
}

function verifyExpected(ground: Ground, spot: Spot, indicator: Indicator, text: string): void {
  if (text === 'missing' || text === 'not-applicable') return;
  const { low, high } = rangeOf(indicator.role, indicator.points);
  const expected = parseDecimal(text);
  if (expected !== null && compare(low, expected) <= 0 && compare(expected, high) <= 0) return;
  const params = { text, low: exactDecimal(low), high: exactDecimal(high) };
  report(ground, 'example-expect', params, spotIn(spot, 'expect'));
}

function verifyAttributes(base: ExampleGround, spot: Spot, cells: Readonly<Record<string, string>>): void {
  const known = base.attributes.map((each) => each.name);
  for (const [name, text] of Object.entries(cells)) {
    const column = base.attributes.find((each) => each.name === name);
    if (column !== undefined) verifyCell(base, spotIn(spot, name), { ...column, optional: true }, text);
    else {
      const candidates = nearest(name, known).join('、');
      report(base.ground, 'attribute-unknown', { name, candidates }, spotIn(spot, name));
    }
  }
}

function verifyRows(base: ExampleGround, spot: Spot, rows: WorkedExample['given']): void {
  for (const [name, list] of Object.entries(rows)) {
    const at = spotIn(spot, name);
    const dataset = findDataset(base, name, at);
    if (dataset === null) continue;
    list.forEach((row, i) => {
      verifyRow(base, spotIn(at, i), dataset, row);
    });
  }
}

function verifyRow(base: ExampleGround, spot: Spot, dataset: Dataset, row: ExampleRow): void {
  for (const [name, text] of Object.entries(row.cells)) {
    const column = dataset.columns.find((each) => each.name === name);
    if (column !== undefined) verifyCell(base, spotIn(spot, name), column, text);
    else {
      const known = nearest(
        name,
        dataset.columns.map((each) => each.name),
      );
      const params = { dataset: dataset.name, name, candidates: known.join('、') };
      report(base.ground, 'column-unknown', params, spotIn(spot, name));
    }
  }
}

function verifyCell({ ground, zoneMinutes }: ExampleGround, spot: Spot, column: Column, text: string): void {
  const cell = parseCell(column, text, zoneMinutes);
  if (!cell.ok) ground.problems.push({ ...cell.problem, at: placeOfSpot(spot) });
}

function findDataset(base: ExampleGround, name: string, spot: Spot): Dataset | null {
  const dataset = base.datasets.find((each) => each.name === name);
  if (dataset !== undefined) return dataset;
  const known = nearest(
    name,
    base.datasets.map((each) => each.name),
  );
  report(base.ground, 'dataset-unknown', { name, candidates: known.join('、') }, spot);
  return null;
}
