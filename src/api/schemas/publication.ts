import { z } from 'zod';
import { resultDocument } from './result-document.ts';
import {
  campaignId,
  hash,
  maybeText,
  missingList,
  moment,
  number,
  publicTables,
  reason,
  scoreDifference,
  zonedMoment,
} from './review-parts.ts';

export const openBody = z.strictObject({
  from: zonedMoment.nullable().default(null),
  to: zonedMoment,
  appealDays: z.int().min(0).max(365).nullable().default(null),
  acceptMissing: z.boolean().default(false),
});

export const correctionBody = z.strictObject({
  reason,
  to: zonedMoment.nullable().default(null),
  acceptMissing: z.boolean().default(false),
});

export const publicationParams = z.strictObject({
  campaign: campaignId,
  number: z.coerce.number().int().min(1).max(1_000_000),
});

const line = {
  campaign: campaignId,
  number,
  at: moment,
  by: z.string(),
  reason: z.string(),
  publicFrom: moment,
  publicTo: moment,
  appealTo: moment,
  provisional: z.boolean(),
  resultHash: hash,
  factsSequence: number,
  missingCount: number,
  difference: scoreDifference.nullable(),
};

export const publicationLine = z.strictObject(line);
export const publicationList = z.strictObject({ items: z.array(publicationLine).readonly() });

export const publicationReply = z.strictObject({
  ...line,
  tables: publicTables,
  missing: missingList,
  result: resultDocument.nullable(),
});

export const publicParams = z.strictObject({
  office: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  campaign: campaignId,
});

const change = z.tuple([maybeText, maybeText]).readonly();

export const publicReply = z.strictObject({
  campaign: campaignId,
  title: z.string(),
  number,
  publishedAt: moment,
  publicFrom: moment,
  publicTo: moment,
  appealTo: moment,
  provisional: z.boolean(),
  resultHash: hash,
  tables: publicTables,
  corrections: z
    .array(
      z.strictObject({
        number,
        at: moment,
        reason: z.string(),
        units: z
          .array(
            z.strictObject({
              table: z.string(),
              unit: z.string(),
              name: z.string(),
              total: change,
              rank: change,
              grade: change,
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
