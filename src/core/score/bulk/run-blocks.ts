import { type BulkScores, type ColumnDescriptor, type ColumnValues, notApplicableState } from './columns.ts';
import { type Kernel, kernels } from './kernels.ts';
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

  return (inputs: readonly ColumnValues[], rows: number): BulkScores => {
    const scores = { scaled: new Float64Array(rows), state: new Uint8Array(rows) };
    for (let start = 0; start < rows; start += blockRows) {
      const count = Math.min(blockRows, rows - start);
      for (const step of steps) step(inputs, start, count);
      store(scores, scored, states, start, count);
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

/** Copies a block; a row without a value counts as the lowest one, and its state keeps it from being seen. */
function loadValues(
  out: Float64Array,
  input: ColumnValues,
  promised: ColumnDescriptor,
  start: number,
  count: number,
): boolean {
  const { low, high } = promised;
  const { values, state } = input;
  let asPromised = values.length >= start + count && (state === null || promised.nullable);
  for (let i = 0; i < count; i++) {
    const value = state === null || state[start + i] === 0 ? (values[start + i] as number) : low;
    asPromised = asPromised && value >= low && value <= high && Math.floor(value) === value;
    out[i] = value;
  }
  return asPromised;
}

function loadState(
  out: Float64Array,
  input: ColumnValues,
  _promised: ColumnDescriptor,
  start: number,
  count: number,
): boolean {
  const { state } = input;
  if (state === null) {
    out.fill(0, 0, count);
    return true;
  }
  let worst = 0;
  for (let i = 0; i < count; i++) {
    const code = state[start + i] as number;
    if (code > worst) worst = code;
    out[i] = code;
  }
  return worst <= notApplicableState && state.length >= start + count;
}

function store(
  scores: BulkScores,
  scored: Float64Array,
  states: Float64Array,
  start: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const state = states[i] as number;
    scores.state[start + i] = state;
    // Adding zero turns -0 into 0.
    scores.scaled[start + i] = state === 0 ? (scored[i] as number) + 0 : 0;
  }
}
