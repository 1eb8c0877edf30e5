import { z } from 'zod';
import {
  campaignId,
  evidenceHashes,
  evidenceShown,
  id,
  listOf,
  maybeText,
  moment,
  name,
  number,
  pageQuery,
  reason,
  rowList,
  shownRows,
  texts,
} from './review-parts.ts';

const states = ['draft', 'submitted', 'returned', 'accepted', 'withdrawn', 'reopened'] as const;

const content = {
  rows: rowList.default([]),
  note: z.string().max(4000).default(''),
  evidence: evidenceHashes,
};
export const reportBody = z.strictObject(content);
export const newReportBody = z.strictObject({ dataset: name, unit: name, ...content });

export const submissionQuery = z.strictObject({
  state: listOf(states),
  unit: name.optional(),
  dataset: name.optional(),
  ...pageQuery,
});

export const reviewBody = z.strictObject({
  verdict: z.enum(['accept', 'return']),
  reason: reason.default(''),
  submissions: z.array(id).min(1).max(200),
});

const line = {
  id,
  campaign: campaignId,
  dataset: z.string(),
  unit: z.string(),
  unitName: z.string(),
  state: z.enum(states),
  note: z.string(),
  round: number,
  onTime: z.boolean().nullable(),
  reason: z.string(),
  revision: number,
  changedAt: moment,
  submittedAt: maybeText,
  settledAt: maybeText,
  rowCount: number,
  leads: texts,
  recused: texts,
  needsSubstitute: z.boolean(),
};

export const submissionPage = z.strictObject({
  items: z.array(z.strictObject(line)).readonly(),
  next: id.nullable(),
});

export const submissionReply = z.strictObject({
  ...line,
  rows: shownRows,
  signed: texts,
  steps: z
    .array(
      z.strictObject({
        number,
        round: number,
        kind: z.enum(['submitted', 'withdrawn', 'signed', 'returned', 'accepted', 'reopened']),
        lead: maybeText,
        reason: z.string(),
        rows: shownRows.nullable(),
        note: maybeText,
        by: z.string(),
        at: moment,
      }),
    )
    .readonly(),
  evidence: evidenceShown,
});

const shownProblem = z.strictObject({ code: z.string(), params: z.record(z.string(), z.string()) });

export const reviewReply = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id,
        submission: submissionReply.nullable(),
        problems: z.array(shownProblem).readonly(),
      }),
    )
    .readonly(),
});
