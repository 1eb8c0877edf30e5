import { z } from 'zod';
import {
  campaignId,
  evidenceHashes,
  evidenceShown,
  hash,
  id,
  listOf,
  maybeText,
  moment,
  name,
  number,
  pageQuery,
  reason,
  rowList,
  scoreDifference,
  shownRows,
  texts,
} from './review-parts.ts';

const states = ['lodged', 'answered', 'accepted', 'rejected', 'withdrawn'] as const;
const action = z.enum(['append', 'replace', 'retract']);

export const lodgeBody = z.strictObject({
  unit: name,
  indicator: name,
  ground: z.string().min(1).max(4000),
  evidence: evidenceHashes,
});

export const appealQuery = z.strictObject({ state: listOf(states), ...pageQuery });

const proposal = z.strictObject({ dataset: name, action, rows: rowList.min(1) });

export const answerBody = z.strictObject({
  text: z.string().min(1).max(4000),
  proposal: proposal.nullable().default(null),
});
export const compareBody = z.strictObject({ proposal: proposal.nullable().default(null) });
export const decideBody = z.strictObject({
  verdict: z.enum(['accept', 'reject']),
  reason,
  /** To accept: of the difference that was looked at. */
  differenceHash: hash.nullable().default(null),
});

const line = {
  id,
  campaign: campaignId,
  publication: number,
  unit: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  indicatorName: z.string(),
  ground: z.string(),
  state: z.enum(states),
  onTime: z.boolean(),
  lodgedAt: moment,
  differenceHash: maybeText,
  decision: z.string(),
  decidedBy: maybeText,
  decidedAt: maybeText,
  batch: number.nullable(),
  revision: number,
  leads: texts,
  recused: texts,
  needsSubstitute: z.boolean(),
};

export const appealPage = z.strictObject({
  items: z.array(z.strictObject(line)).readonly(),
  next: id.nullable(),
});

const shownProposal = z.strictObject({ dataset: z.string(), action, rows: shownRows });

export const appealReply = z.strictObject({
  ...line,
  proposal: shownProposal.nullable(),
  difference: scoreDifference.nullable(),
  /** What was signed: its canonical JSON, the signature (Ed25519, base64) and the public key. */
  amendment: z.unknown(),
  signature: maybeText,
  key: maybeText,
  steps: z
    .array(
      z.strictObject({
        number,
        kind: z.enum(['lodged', 'answered', 'compared', 'accepted', 'rejected', 'withdrawn']),
        lead: maybeText,
        text: z.string(),
        proposal: shownProposal.nullable(),
        hash: maybeText,
        by: z.string(),
        at: moment,
      }),
    )
    .readonly(),
  evidence: evidenceShown,
});
