import type { Column } from '../../core/scheme/scheme.ts';
import type { Casting } from './casting.ts';
import { cellWriter, type Drawn, decimalsOf, drawnFrom } from './cell.ts';
import { orderColumns } from './column-order.ts';
import { type DatasetPlan, stepsOf } from './dataset-plan.ts';
import { drawColumn, officeHours, type Row } from './draw.ts';
import { type PlacedRow, placeMember } from './placement.ts';
import { registerRows } from './quota.ts';
import { createRandom, million } from './random.ts';
import type { Member } from './roster.ts';
import type { Scale, SizeOf } from './scale.ts';

/** Everything the rows of a set are drawn from. */
export interface DrawingSet extends Casting {
  readonly plans: ReadonlyMap<string, DatasetPlan>;
  readonly scale: Scale;
  readonly sizeOf: SizeOf;
}

/** Some lines of a CSV file. */
export interface Lines {
  readonly text: string;
  readonly rows: number;
}

const chunkLength = 200_000;

/** The lines of one dataset's file after its header, unit by unit, in order of time; memory stays flat. */
export function* datasetLines(plan: DatasetPlan, set: DrawingSet): Generator<Lines> {
  const line = makeLine(plan, set);
  const state = { text: '', rows: 0, serial: 0 };
  for (const member of plan.members) {
    for (const row of memberRows(plan, member, set)) {
      const text = line(row, member, ++state.serial);
      if (text === null) continue;
      state.text += text;
      state.rows += 1;
      if (state.text.length < chunkLength) continue;
      yield { text: state.text, rows: state.rows };
      [state.text, state.rows] = ['', 0];
    }
  }
  if (state.rows > 0) yield { text: state.text, rows: state.rows };
}

/** The header line of a dataset's file. */
export const headerOf = (columns: readonly Column[]): string =>
  `${columns.map((column) => cellWriter({ ...column, type: 'text' })(column.name)).join(',')}\n`;

function memberRows(plan: DatasetPlan, member: Member, set: DrawingSet): Iterable<PlacedRow> {
  const size = set.sizeOf(plan, member) * set.scale(plan);
  if (plan.dataset.time === null) return registerPlaces(plan, member, set);
  const random = createRandom(`${set.seed}/rows/${plan.dataset.name}/${member.unit.unit}`);
  return placeMember(plan, member, stepsOf(plan, member), size, random);
}

function* registerPlaces(plan: DatasetPlan, member: Member, set: DrawingSet): Generator<PlacedRow> {
  const count = registerRows(plan, member, set.sizeOf, set.seed);
  const { start } = set.scheme.period;
  for (let i = 0; i < count * plan.combinations.length; i++) {
    yield { day: start, off: false, combination: i % plan.combinations.length, number: i + 1 };
  }
}

type Line = (placed: PlacedRow, member: Member, serial: number) => string | null;

/** Writes rows one after another; null where an earlier row of the unit has the same key. */
function makeLine(plan: DatasetPlan, set: DrawingSet): Line {
  const { columns } = plan.dataset;
  const draw = drawCells(plan, set);
  const writers = columns.map(cellWriter);
  const keyAt = plan.dataset.key.map((name) => columns.findIndex((column) => column.name === name));
  const unique = hasNumber(plan);
  let [current, seen, rowOf] = ['', new Set<string>(), null as RowMaker | null];
  return (placed, member, serial) => {
    if (member.unit.unit !== current || rowOf === null) {
      current = member.unit.unit;
      if (plan.dataset.key.includes(plan.dataset.unit)) seen = new Set();
      rowOf = makeRows(plan, member, set);
    }
    const row = rowOf(placed, serial);
    draw(row, placed, member);
    const texts = writers.map((write, i) => write(row.cells[i] ?? null));
    if (!unique) {
      const key = keyAt.map((i) => texts[i]).join('\n');
      if (seen.has(key)) return null;
      seen.add(key);
    }
    return `${texts.join(',')}\n`;
  };
}

/** Whether a running number in the key makes every row's key its own. */
function hasNumber({ dataset, columns }: DatasetPlan): boolean {
  const kinds = dataset.columns
    .filter(
      (column) => column.type === 'text' && dataset.key.includes(column.name) && column.name !== dataset.unit,
    )
    .map((column) => columns(column).spread?.kind);
  return kinds.includes('serial') || (kinds.includes('numbered') && dataset.key.includes(dataset.unit));
}

type RowMaker = (placed: PlacedRow, serial: number) => Row;

function makeRows(plan: DatasetPlan, member: Member, set: DrawingSet): RowMaker {
  const { dataset } = plan;
  const random = createRandom(`${set.seed}/cells/${dataset.name}/${member.unit.unit}`);
  const strength = strengthIn(dataset.name, member, set.seed);
  const attributes = attributesOf(member, set);
  const registers = new Map<string, number>();
  const register = (name: string): number => {
    const known = registers.get(name) ?? countRegister(name, member, set);
    registers.set(name, known);
    return known;
  };
  return ({ day, off, number }, serial) => ({
    random,
    strength,
    cells: dataset.columns.map(() => null),
    day,
    off,
    number,
    serial,
    attribute: (name) => attributes.get(name) ?? null,
    register,
  });
}

// Units are not equally good at everything, except the strongest and the weakest.
function strengthIn(dataset: string, { unit, strength, part }: Member, seed: string): number {
  if (part === 'strong' || part === 'weak') return strength;
  const random = createRandom(`${seed}/strength/${dataset}/${unit.unit}`);
  return Math.max(0, Math.min(million, strength + random.between(-120_000, 120_000)));
}

function countRegister(name: string, member: Member, set: DrawingSet): number {
  const plan = set.plans.get(name);
  return plan === undefined ? 0 : registerRows(plan, member, set.sizeOf, set.seed) * plan.combinations.length;
}

function attributesOf({ unit }: Member, { scheme }: DrawingSet) {
  const attributes = new Map<string, { readonly value: number; readonly decimals: number }>();
  for (const column of scheme.attributes) {
    const drawn = drawnFrom(unit.attributes[column.name] ?? null, column);
    if (typeof drawn === 'number')
      attributes.set(column.name, { value: drawn, decimals: decimalsOf(column) });
  }
  return attributes;
}

/** Draws every cell of a row in an order in which each finds what it is drawn from. */
function drawCells(plan: DatasetPlan, set: DrawingSet) {
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
