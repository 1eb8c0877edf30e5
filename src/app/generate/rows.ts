import type { Column } from '../../core/scheme/scheme.ts';
import { cellWriter, quote } from './cell.ts';
import { drawCells } from './cells.ts';
import { type DatasetPlan, stepsOf } from './dataset-plan.ts';
import type { DrawingSet } from './drawing-set.ts';
import { makeRows, type RowMaker } from './member-rows.ts';
import { type PlacedRow, placeMember } from './placement.ts';
import { registerRows } from './quota.ts';
import { createRandom } from './random.ts';
import type { Member } from './roster.ts';

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
  `${columns.map(({ name }) => quote(name)).join(',')}\n`;

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
