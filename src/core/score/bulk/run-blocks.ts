import type { BulkScores, ColumnDescriptor, ColumnValues } from './columns.ts';
import { type Kernel, kernels } from './kernels.ts';
import { loadState, loadValues } from './load-block.ts';
import type { Schedule, ScheduledStep } from './schedule.ts';

/** Rows computed together: few enough that all arrays of a formula stay in the processor's nearest memory. */
const blockRows = 512;

/**
 * A runner of the scheduled steps over whole columns. `results` of the schedule are the scaled score and the state.
 * It keeps its arrays between runs. Throws where a column breaks what its descriptor promised: the proof would not hold.
 */
export function blockRunner(plan: Schedule, columns: readonly ColumnDescriptor[]) {
  const arrays = Array.from({ length: plan.slots }, () => new Float64Array(blockRows));
  const arrayAt = (slot: number): Float64Array => arrays[slot] ?? new Float64Array(blockRows);
  for (const { slot, value } of plan.constants) arrayAt(slot).fill(value);
  const steps = plan.steps.map((step) => bind(step, arrayAt, columns));
  const [scored, states] = [arrayAt(plan.results[0] ?? 0), arrayAt(plan.results[1] ?? 0)];
  const storeBlock = plan.constants.some(({ slot, value }) => slot === plan.results[1] && value === 0)
    ? storeKnown
    : store;

  return (inputs: readonly ColumnValues[], rows: number): BulkScores => {
    const scores = { scaled: new Float64Array(rows), state: new Uint8Array(rows) };
    for (let start = 0; start < rows; start += blockRows) {
      const count = Math.min(blockRows, rows - start);
      for (const step of steps) step(inputs, start, count);
      storeBlock(scores, scored, states, start, count);
    }
    return scores;
  };
}

type BoundStep = (inputs: readonly ColumnValues[], start: number, count: number) => void;

function bind(
  step: ScheduledStep,
  arrayAt: (slot: number) => Float64Array,
  columns: readonly ColumnDescriptor[],
): BoundStep {
  const [out, a, b, mask] = [step.slot, step.a, step.b, step.mask].map(arrayAt) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const { origin } = step;
  if (origin.kind === 'step') {
    const kernel: Kernel = kernels[origin.operation];
    return (_inputs, _start, count) => kernel(out, a, b, mask, count);
  }
  const descriptor = columns[origin.column];
  if (descriptor === undefined) throw new RangeError('a step reads a column that was not described');
  const load = origin.kind === 'values' ? loadValues : loadState;
  return (inputs, start, count) => {
    const input = inputs[origin.column];
    if (input === undefined || !load(out, input, descriptor, start, count)) {
      throw new RangeError(`column ${descriptor.name} is not as described`);
    }
  };
}

/** For formulas that are known in every row: a new state array is all zero already. */
function storeKnown(
  scores: BulkScores,
  scored: Float64Array,
  _states: Float64Array,
  start: number,
  count: number,
): void {
  const { scaled } = scores;
  for (let i = 0; i < count; i++) scaled[start + i] = (scored[i] as number) + 0;
}

function store(
  scores: BulkScores,
  scored: Float64Array,
  states: Float64Array,
  start: number,
  count: number,
): void {
  const { scaled, state: stored } = scores;
  for (let i = 0; i < count; i++) {
    const state = states[i] as number;
    stored[start + i] = state;
    // Adding zero turns -0 into 0.
    scaled[start + i] = state === 0 ? (scored[i] as number) + 0 : 0;
  }
}
