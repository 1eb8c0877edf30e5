import type { Column } from '../../core/scheme/scheme.ts';
import type { Drawn } from './cell.ts';
import { orderColumns } from './column-order.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { drawColumn } from './draw.ts';
import { officeHours } from './draw-time.ts';
import type { DrawingSet } from './drawing-set.ts';
import type { PlacedRow } from './placement.ts';
import type { Member } from './roster.ts';
import type { Row } from './row.ts';

/** Draws every cell of a row in an order in which each finds what it is drawn from. */
export function drawCells(plan: DatasetPlan, set: DrawingSet) {
  const { dataset } = plan;
  const order = orderColumns(dataset, plan.columns);
  if (!order.ok) throw new Error(`generate: circular columns ${order.circular.join(', ')}`);
  const draws = order.columns.map((column) => {
    const at = dataset.columns.indexOf(column);
    return { at, draw: drawCell(column, plan, set) };
  });
  return (row: Row, placed: PlacedRow, member: Member): void => {
    for (const { at, draw } of draws) row.cells[at] = draw(row, placed, member);
  };
}

type CellDraw = (row: Row, placed: PlacedRow, member: Member) => Drawn;

function drawCell(column: Column, plan: DatasetPlan, set: DrawingSet): CellDraw {
  const { dataset, combinations } = plan;
  if (column.name === dataset.unit) return (_, __, { unit }) => unit.unit;
  if (column.name === dataset.time) return (row) => timeCell(column, row);
  if (plan.rows.forEach.includes(column.name)) {
    const words = combinations.map((each) => each[column.name] ?? '');
    const cells = words.map((word): Drawn => (column.type === 'truth' ? word === '是' : word));
    return (_, { combination }) => cells[combination] ?? null;
  }
  const { start, end } = set.scheme.period;
  const draw = drawColumn(column, plan.columns(column), {
    columns: dataset.columns,
    calendar: set.scheme.calendar,
    start,
    end,
    prefixOf: (register) => prefixOf(register, set),
  });
  return (row) => draw(row);
}

const timeCell = (column: Column, { day, random }: Row): Drawn =>
  column.type === 'moment' ? day * 86_400 + officeHours(random) : day;

/** The text before the number in the key of a register that others refer to. */
function prefixOf(register: string, { plans }: DrawingSet): string {
  const plan = plans.get(register);
  if (plan === undefined) return '';
  const { columns, key, unit } = plan.dataset;
  const named = columns.filter((column) => key.includes(column.name) && column.name !== unit);
  const numbered = named
    .map((column) => plan.columns(column).spread)
    .find((each) => each?.kind === 'numbered');
  return numbered?.kind === 'numbered' ? numbered.prefix : '';
}
