import { z } from 'zod';
import { lengths, steps } from './settings.ts';

const number = z.string().regex(/^-?\d{1,9}(\.\d{1,6})?%?$/);
const words = z.union([z.string(), z.array(z.string()).max(1000)]);
const truth = z.enum(['true', 'false']);

/** One number for every unit, or one for the weakest and one for the strongest. */
const amount = z.union([number, z.strictObject({ weak: number, strong: number })]);

const columnFormat = z.strictObject({
  always: z.string().optional(),
  pick: z.union([z.array(z.string()).min(1).max(1000), z.record(z.string(), amount)]).optional(),
  chance: amount.optional(),
  share_of: z.string().optional(),
  after: z.string().optional(),
  in: z.enum(lengths).optional(),
  from: amount.optional(),
  to: amount.optional(),
  days_off: z.strictObject({ from: amount, to: amount }).optional(),
  late: z.strictObject({ chance: amount, from: amount, to: amount }).optional(),
  serial: z.string().optional(),
  numbered: z.string().optional(),
  refers_to: z.string().optional(),
  cover: amount.optional(),
  blank: amount.optional(),
  when: z.record(z.string(), words).optional(),
});

const rowFormat = z.strictObject({
  count: amount.optional(),
  of: z.string().optional(),
  vary: number.optional(),
  on: z.enum(['any', 'first']).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  each: z.enum(steps),
  for_each: z.array(z.string()).max(5).optional(),
  before: amount.optional(),
});

const datasetFormat = z.strictObject({
  kinds: z.array(z.string()).max(100).optional(),
  rows: rowFormat.optional(),
  days_off: number.optional(),
  silent: z.string().optional(),
  grows: truth.optional(),
  columns: z.record(z.string(), columnFormat).optional(),
});

/** The file `generator.yaml` as it is written: every scalar is text. */
export const settingsFormat = z.strictObject({
  units: z
    .strictObject({
      newcomers: z
        .string()
        .regex(/^\d{1,4}$/)
        .optional(),
      ordinary: z.strictObject({ low: number, high: number }).optional(),
      attributes: z.record(z.string(), columnFormat).optional(),
    })
    .optional(),
  datasets: z.record(z.string(), datasetFormat).optional(),
});

export type WrittenSettings = z.infer<typeof settingsFormat>;
export type WrittenColumn = z.infer<typeof columnFormat>;
export type WrittenDataset = z.infer<typeof datasetFormat>;
export type WrittenAmount = z.infer<typeof amount>;
