import { z } from 'zod';
import { campaignId, hash, maybeText, moment, name, number, texts } from './review-parts.ts';

const sequence = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const cursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .optional();
const limit = z.coerce.number().int().min(1).max(500).default(100);
const actions = z.enum(['append', 'replace', 'retract']);

export const byDataset = z.strictObject({ campaign: campaignId, dataset: name });
export const byBatch = z.strictObject({ campaign: campaignId, sequence });
export const pageQuery = z.strictObject({ cursor, limit });
export const batchQuery = z.strictObject({ dataset: name.optional(), cursor, limit });

const jsonText = <T>(shape: z.ZodType<T>) =>
  z
    .string()
    .max(20_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(shape);

/** How a stream is to be read. `mapping`: a JSON object, header of the file → column of the dataset. */
export const loadQuery = z.strictObject({
  action: actions.default('append'),
  fileName: z.string().max(500).optional(),
  label: z.string().trim().min(1).max(200).optional(),
  encoding: z.enum(['gzip']).optional(),
  mapping: jsonText(z.record(z.string().max(200), z.string().max(200))).optional(),
});
/** `record`: a JSON object, key column → canonical text. */
export const touchedQuery = z.strictObject({
  record: jsonText(z.record(z.string().max(200), z.string().max(2000))).optional(),
});
export const undoBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export const reuseBody = z.strictObject({ from: campaignId });
export const mappingQuery = z.strictObject({ header: z.string().min(1).max(200) });

export const batchReply = z.strictObject({
  sequence: number,
  dataset: z.string(),
  batch: hash,
  action: actions,
  knownAt: moment,
  by: z.string(),
  source: z.array(z.strictObject({ file: z.string(), sha256: z.string() })).readonly(),
  rows: number,
  rejects: number,
  undoes: number.nullable(),
  reason: maybeText,
  label: maybeText,
});
export const batchPage = z.strictObject({ items: z.array(batchReply).readonly(), next: maybeText });

export const loadReply = z.strictObject({
  batch: batchReply,
  rows: number,
  rejects: number,
  recorded: z.boolean(),
});
export const undoReply = z.strictObject({
  undone: number,
  batches: z.array(batchReply).readonly(),
  restored: number,
  removed: number,
  kept: number,
});
export const reuseReply = z.strictObject({ batches: z.array(batchReply).readonly() });

const sentence = z.strictObject({ what: z.string(), fix: z.string() });
export const rejectPage = z.strictObject({
  items: z
    .array(
      z.strictObject({
        number,
        file: z.string(),
        line: number,
        column: maybeText,
        cell: maybeText,
        code: z.string(),
        params: z.record(z.string(), z.string()),
        zh: sentence,
        en: sentence,
      }),
    )
    .readonly(),
  next: maybeText,
});

const column = z.strictObject({
  name: z.string(),
  type: z.enum(['integer', 'number', 'text', 'choice', 'date', 'moment', 'truth']),
  quantity: z.string(),
  decimals: number,
  optional: z.boolean(),
  min: maybeText,
  max: maybeText,
  choices: texts.nullable(),
  description: z.string(),
});
const dataset = {
  name: z.string(),
  description: z.string(),
  source: z.string(),
  kind: z.enum(['records', 'judgement']),
  providedBy: z.enum(['system', 'lead', 'unit', 'expert']).nullable(),
  columns: z.array(column).readonly(),
  key: texts,
  unit: z.string(),
  time: maybeText,
  absence: z.enum(['none', 'missing']),
  leads: texts,
  indicators: z.array(z.strictObject({ id: z.string(), name: z.string() })).readonly(),
  delivered: z.boolean(),
  rows: number.nullable(),
  batches: number.nullable(),
  lastBatch: batchReply.nullable(),
  mayLoad: z.boolean(),
  reusable: z.array(z.strictObject({ campaign: campaignId, title: z.string(), batches: number })).readonly(),
};
export const datasetList = z.strictObject({ items: z.array(z.strictObject(dataset)).readonly() });
export const datasetReply = z.strictObject({ ...dataset, mapping: z.record(z.string(), z.string()) });

const unitName = z.strictObject({ unit: z.string(), name: z.string() });
export const qualityReply = z.strictObject({
  dataset: z.string(),
  gaps: z.array(unitName).readonly(),
  strangers: z.array(z.strictObject({ unit: z.string(), rows: number })).readonly(),
  outliers: z
    .array(
      z.strictObject({
        unit: z.string(),
        key: z.string(),
        column: z.string(),
        value: z.string(),
        distance: z.string(),
      }),
    )
    .readonly(),
  jumps: z
    .array(z.strictObject({ unit: z.string(), column: z.string(), before: z.string(), after: z.string() }))
    .readonly(),
});
export const touchedReply = z.strictObject({
  items: z
    .array(
      z.strictObject({
        table: z.string(),
        indicator: z.string(),
        name: z.string(),
        units: z.array(unitName).readonly(),
      }),
    )
    .readonly(),
});
