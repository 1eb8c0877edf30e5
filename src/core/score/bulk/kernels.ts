/**
 * The loops that do all the work. Every array holds integers below 2^53 in size (proved when the formula was compiled),
 * so each of these operations is exact in a double. One small function per operation and always the same array type,
 * so that the engine compiles each loop once, well. `as number`: every index is below the arrays' common length.
 */
export type Operation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'least'
  | 'greatest'
  | 'floor_divide'
  | 'less'
  | 'equal'
  | 'select';

/** Writes the first `count` entries of `out`; `mask` is read by `select` only. Truth is 1 or 0. */
export type Kernel = (
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  mask: Float64Array,
  count: number,
) => void;

export const kernels: Record<Operation, Kernel> = {
  add: (out, a, b, _mask, count) => {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) + (b[i] as number);
  },
  subtract: (out, a, b, _mask, count) => {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) - (b[i] as number);
  },
  multiply: (out, a, b, _mask, count) => {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) * (b[i] as number);
  },
  least: (out, a, b, _mask, count) => {
    for (let i = 0; i < count; i++) {
      const x = a[i] as number;
      const y = b[i] as number;
      out[i] = x < y ? x : y;
    }
  },
  greatest: (out, a, b, _mask, count) => {
    for (let i = 0; i < count; i++) {
      const x = a[i] as number;
      const y = b[i] as number;
      out[i] = x > y ? x : y;
    }
  },
  floor_divide: (out, a, b, _mask, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.floor((a[i] as number) / (b[i] as number));
  },
  less: (out, a, b, _mask, count) => {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) < (b[i] as number) ? 1 : 0;
  },
  equal: (out, a, b, _mask, count) => {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) === (b[i] as number) ? 1 : 0;
  },
  select: (out, a, b, mask, count) => {
    for (let i = 0; i < count; i++) out[i] = mask[i] === 0 ? (b[i] as number) : (a[i] as number);
  },
};
