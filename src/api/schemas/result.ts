import { z } from 'zod';
import { resultDocument } from './result-document.ts';
import { campaignId, hash, id, missingList, moment, number, publicTables, reason } from './review-parts.ts';

export const proposeBody = z.strictObject({
  reason: reason.default(''),
  acceptMissing: z.boolean().default(false),
});
export const confirmBody = z.strictObject({ resultHash: hash });
export const handOverQuery = z.strictObject({ format: z.enum(['json', 'csv']).default('json') });

const final = z.strictObject({
  resultHash: hash,
  schemeFingerprint: z.string(),
  factsSequence: number,
  statement: z.string(),
  signature: z.string(),
  key: z.string(),
  at: moment,
  proposedBy: z.string(),
  confirmedBy: z.string(),
  tables: publicTables,
  result: resultDocument.nullable(),
});

const proposal = z.strictObject({
  id,
  resultHash: hash,
  factsSequence: number,
  knownAt: moment,
  missing: missingList,
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: moment,
  own: z.boolean(),
  tables: publicTables,
});

export const resultReply = z.strictObject({
  campaign: campaignId,
  state: z.enum(['preparing', 'collecting', 'published', 'final']),
  final: final.nullable(),
  proposal: proposal.nullable(),
});
