import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });
const text = z.string().min(1).max(200);
const limit = z.coerce.number().int().min(1).max(500).default(50);

export const auditQuery = z.strictObject({
  campaign: text.optional(),
  unit: text.optional(),
  indicator: text.optional(),
  /** Id of an account. */
  actor: text.optional(),
  action: text.optional(),
  /** Beginning of the subject, such as `campaign/2020/appeal`. */
  subject: text.optional(),
  from: moment.optional(),
  to: moment.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
  limit,
});

export const auditPage = z.strictObject({
  items: z
    .array(
      z.strictObject({
        sequence: z.int(),
        at: z.string(),
        actor: z.string(),
        actorName: z.string().nullable(),
        action: z.string(),
        subject: z.string(),
        details: z.record(z.string(), z.unknown()).readonly(),
        hash: z.string(),
        sentence: z.strictObject({ zh: z.string(), en: z.string() }),
      }),
    )
    .readonly(),
  next: z.string().nullable(),
});

export const checkpointQuery = z.strictObject({ cursor: z.string().max(40).optional(), limit });

export const checkpointPage = z.strictObject({
  items: z
    .array(
      z.strictObject({
        sequence: z.int(),
        at: z.string(),
        hash: z.string(),
        key: z.string(),
        signature: z.string(),
      }),
    )
    .readonly(),
  next: z.string().nullable(),
});

const words = z.strictObject({ what: z.string(), fix: z.string() });

/** No problems: the log is whole, unchanged, and at least as long as was signed. */
export const auditReport = z.strictObject({
  entries: z.int(),
  checkpoints: z.int(),
  problems: z.array(
    z.strictObject({ code: z.string(), params: z.record(z.string(), z.string()), zh: words, en: words }),
  ),
});
