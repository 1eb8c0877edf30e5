import { z } from 'zod';

const text = z.string();
const texts = z.array(text).readonly();
const maybe = text.nullable();
const numberOrName = z.union([z.number(), text]).nullable();
const state = z.enum(['scored', 'missing', 'not-applicable']);

const indicator = z.strictObject({
  id: text,
  no: numberOrName,
  name: text,
  points: text,
  score: maybe,
  state,
  missing: texts,
  reason: maybe,
});

const group = z.strictObject({
  id: text,
  parent: maybe,
  no: numberOrName,
  name: text,
  points: text,
  score: maybe,
  partial: text,
  state,
  rank: numberOrName,
});

const unit = z.strictObject({
  unit: text,
  name: text,
  cohort: text,
  total: maybe,
  rank: numberOrName,
  grade: maybe,
  state,
  partial: text,
  outOf: text,
  missing: texts,
  indicators: z.array(indicator).readonly(),
  groups: z.array(group).readonly(),
  vetoes: z
    .array(
      z.strictObject({ id: text, name: text, state: z.enum(['struck', 'clear', 'unknown']), missing: texts }),
    )
    .readonly(),
  roundings: z
    .array(
      z.strictObject({
        node: text,
        before: text,
        after: text,
        difference: text,
        decimals: z.number(),
        mode: text,
      }),
    )
    .readonly(),
});

const table = z.strictObject({
  id: text,
  caption: text,
  subject: text,
  subjectName: text,
  total: text,
  counts: z.strictObject({
    units: z.int(),
    indicators: z.int(),
    scored: z.int(),
    missing: z.int(),
    notApplicable: z.int(),
  }),
  units: z.array(unit).readonly(),
  leftOut: z.array(z.strictObject({ unit: text, name: text })).readonly(),
});

/** A whole result, as it is sealed. */
export const resultDocument = z.strictObject({
  scheme: text,
  schemeVersion: text,
  schemeFingerprint: text,
  title: text,
  asOf: text,
  knownAt: maybe,
  resultHash: text,
  provisional: z.boolean(),
  openQuestions: z
    .array(
      z.strictObject({
        id: text,
        unclear: text,
        taken: text,
        ruledBy: text,
        tables: texts,
        indicators: texts,
        ruled: maybe,
      }),
    )
    .readonly(),
  tables: z.array(table).readonly(),
});
