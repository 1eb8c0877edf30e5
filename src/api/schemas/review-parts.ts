import { z } from 'zod';

/** Pieces that requests and replies about review and decisions share. Lists in replies are read-only. */
export const id = z.uuid();
export const campaignId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
export const name = z.string().min(1).max(200);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const day = z.iso.date();
/** With a zone: `2020-12-31T00:00:00+08:00`. */
export const zonedMoment = z.iso.datetime({ offset: true });
/** UTC, to the microsecond. */
export const moment = z.string();
export const reason = z.string().max(2000);

/** Cells as text by column; null is blank. */
export const row = z.record(z.string().max(200), z.string().max(2000).nullable());
export const rowList = z.array(row).max(1000);
export const evidenceHashes = z.array(hash).max(50).default([]);

export const inCampaign = z.strictObject({ campaign: campaignId });
export const byId = z.strictObject({ id });
export const reasonBody = z.strictObject({ reason });

export const pageQuery = {
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

/** Several words separated by commas. */
export const listOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(words)))
    .optional();

export const texts = z.array(z.string()).readonly();
export const shownRow = z.record(z.string(), z.string().nullable());
export const shownRows = z.array(shownRow).readonly();
export const evidenceShown = z
  .array(z.strictObject({ sha256: hash, name: z.string(), bytes: z.number() }))
  .readonly();
export const number = z.int();
export const maybeText = z.string().nullable();

const change = z.tuple([maybeText, maybeText]).readonly();

/** Everyone whose score, rank or grade differs. */
export const scoreDifference = z.strictObject({
  beforeHash: hash,
  afterHash: hash,
  units: z
    .array(
      z.strictObject({
        table: z.string(),
        unit: z.string(),
        name: z.string(),
        total: change,
        rank: change,
        grade: change,
        indicators: z.array(z.strictObject({ id: z.string(), name: z.string(), score: change })).readonly(),
      }),
    )
    .readonly(),
});

export const publicTables = z
  .array(
    z.strictObject({
      id: z.string(),
      caption: z.string(),
      total: z.string(),
      units: z
        .array(
          z.strictObject({
            unit: z.string(),
            name: z.string(),
            cohort: z.string(),
            total: maybeText,
            outOf: z.string(),
            rank: z.union([z.number(), z.string()]).nullable(),
            grade: maybeText,
          }),
        )
        .readonly(),
    }),
  )
  .readonly();

export const missingList = z
  .array(
    z.strictObject({
      unit: z.string(),
      unitName: z.string(),
      indicator: z.string(),
      indicatorName: z.string(),
      missing: texts,
    }),
  )
  .readonly();
