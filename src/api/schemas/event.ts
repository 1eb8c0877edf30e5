import { z } from 'zod';

/** One change: what to look at again, not what it became. Who did it is not said, unless it was oneself. */
export const eventSchema = z.strictObject({
  sequence: z.int(),
  action: z.string(),
  subject: z.string(),
  campaign: z.string().nullable(),
  unit: z.string().nullable(),
  indicator: z.string().nullable(),
  at: z.string(),
  own: z.boolean(),
});
