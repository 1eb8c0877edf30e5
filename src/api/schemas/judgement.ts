import { z } from 'zod';
import { id, maybeText, moment, name, number, reason, row, shownRow, texts } from './review-parts.ts';

export const judgementQuery = z.strictObject({
  indicator: name.optional(),
  unit: name.optional(),
  /** `true`: only what nobody has judged yet. */
  missing: z.enum(['true', 'false']).default('false'),
});

export const judgementBody = z.strictObject({
  indicator: name,
  dataset: name,
  unit: name,
  /** In whose name, where one account acts for several leads. */
  lead: name.nullable().default(null),
  cells: row,
  reason,
});

const judgement = {
  id,
  dataset: z.string(),
  indicator: z.string(),
  unit: z.string(),
  lead: z.string(),
  cells: shownRow,
  reason: z.string(),
  batch: number,
  revision: number,
  at: moment,
};

export const judgementReply = z.strictObject(judgement);

export const judgementList = z.strictObject({
  items: z
    .array(
      z.strictObject({
        indicator: z.string(),
        indicatorName: z.string(),
        dataset: z.string(),
        unit: z.string(),
        unitName: z.string(),
        lead: maybeText,
        item: shownRow.nullable(),
        judgement: z.strictObject(judgement).nullable(),
      }),
    )
    .readonly(),
});

export const recusalBody = z.strictObject({
  unit: name,
  indicator: name.nullable().default(null),
  lead: name,
  substitute: name.nullable().default(null),
  reason,
  ended: z.boolean().default(false),
});

const recusal = {
  unit: z.string(),
  indicator: maybeText,
  lead: z.string(),
  substitute: maybeText,
  reason: z.string(),
  ended: z.boolean(),
  revision: number,
  by: z.string(),
  at: moment,
};

export const recusalReply = z.strictObject(recusal);

export const recusalList = z.strictObject({
  recorded: z.array(z.strictObject(recusal)).readonly(),
  items: z
    .array(
      z.strictObject({
        unit: z.string(),
        unitName: z.string(),
        indicator: z.string(),
        indicatorName: z.string(),
        recused: texts,
        leads: texts,
        needsSubstitute: z.boolean(),
      }),
    )
    .readonly(),
});
