import { exactDecimal } from '../../quantity/decimal.ts';
import { compare } from '../../quantity/rational.ts';
import type { Column, ColumnType } from '../scheme.ts';
import type { ColumnShape } from '../shape/column.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { type Ground, placed, refuseRepeated, report } from './ground.ts';

const defaultDecimals = 2;

/** Columns of a dataset or attributes of units. Problems: repeated or reserved names, settings that do not fit the type. */
export function buildColumns(ground: Ground, list: Spot, shapes: readonly ColumnShape[]): readonly Column[] {
  refuseRepeated(
    ground,
    shapes.map((shape, i) => ({ name: shape.name, spot: spotIn(list, i, 'name') })),
  );
  return shapes.map((shape, i) => buildColumn(ground, spotIn(list, i), shape));
}

function buildColumn(ground: Ground, spot: Spot, shape: ColumnShape): Column {
  // `times` repeats a row of a worked example; names taken by the language are its own to refuse.
  if (shape.name === 'times') report(ground, 'name-reserved', { name: shape.name }, spotIn(spot, 'name'));
  refuseUnfit(ground, spot, shape);
  if (shape.type === 'choice') checkChoices(ground, spot, shape);
  checkLimits(ground, spot, shape);
  return placed(ground, spot, {
    name: shape.name,
    type: shape.type,
    quantity: shape.quantity ?? (shape.type === 'integer' ? 'count' : 'plain'),
    decimals: shape.type === 'number' ? (shape.decimals ?? defaultDecimals) : 0,
    optional: shape.optional,
    min: shape.min?.value ?? null,
    max: shape.max?.value ?? null,
    choices: shape.type === 'choice' ? (shape.choices ?? []) : null,
    description: shape.description,
  });
}

const fitting = {
  quantity: ['integer', 'number'],
  decimals: ['number'],
  min: ['integer', 'number'],
  max: ['integer', 'number'],
  choices: ['choice'],
} as const satisfies Record<string, readonly ColumnType[]>;

function refuseUnfit(ground: Ground, spot: Spot, shape: ColumnShape): void {
  for (const [setting, types] of Object.entries(fitting)) {
    if (shape[setting as keyof typeof fitting] === undefined) continue;
    if ((types as readonly ColumnType[]).includes(shape.type)) continue;
    report(ground, 'setting-unfit', { name: shape.name, type: shape.type, setting }, spotIn(spot, setting));
  }
}

function checkChoices(ground: Ground, spot: Spot, { name, choices }: ColumnShape): void {
  if (choices === undefined) report(ground, 'choices-needed', { name }, spot);
  refuseRepeated(
    ground,
    (choices ?? []).map((choice, i) => ({ name: choice, spot: spotIn(spot, 'choices', i) })),
  );
}

function checkLimits(ground: Ground, spot: Spot, { min, max }: ColumnShape): void {
  if (min === undefined || max === undefined || compare(min.value, max.value) <= 0) return;
  const params = { low: exactDecimal(min.value), high: exactDecimal(max.value) };
  report(ground, 'limits-reversed', params, spotIn(spot, 'min'));
}
