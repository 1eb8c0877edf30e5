import { type ColumnDescriptor, type ColumnValues, notApplicableState } from './columns.ts';

/**
 * Copies rows of a column; a row without a value counts as the lowest one, and its state keeps it from being seen.
 * False when the column is too short, or holds what its descriptor did not promise.
 */
export function loadValues(
  out: Float64Array,
  input: ColumnValues,
  promised: ColumnDescriptor,
  start: number,
  count: number,
): boolean {
  const { values, state } = input;
  if (values.length < start + count || (state !== null && !promised.nullable)) return false;
  return state === null
    ? loadKnown(out, values, promised, start, count)
    : loadNullable(out, values, state, promised, start, count);
}

function loadKnown(
  out: Float64Array,
  values: Float64Array,
  { low, high }: ColumnDescriptor,
  start: number,
  count: number,
): boolean {
  let broken = 0;
  for (let i = 0; i < count; i++) {
    const value = values[start + i] as number;
    if (!(value >= low && value <= high && Math.floor(value) === value)) broken++;
    out[i] = value;
  }
  return broken === 0;
}

function loadNullable(
  out: Float64Array,
  values: Float64Array,
  state: Uint8Array,
  { low, high }: ColumnDescriptor,
  start: number,
  count: number,
): boolean {
  let broken = 0;
  for (let i = 0; i < count; i++) {
    const value = state[start + i] === 0 ? (values[start + i] as number) : low;
    if (!(value >= low && value <= high && Math.floor(value) === value)) broken++;
    out[i] = value;
  }
  return broken === 0;
}

/** Copies the states of rows; false when one is none of the three, or the column is too short. */
export function loadState(
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
