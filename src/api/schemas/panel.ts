import { z } from 'zod';
import { campaignId, day, id, maybeText, moment, name, number, reason, shownRows } from './review-parts.ts';

export const newPanelBody = z.strictObject({
  indicator: name,
  title: name,
  /** Empty: all units that the indicator's table assesses. */
  units: z.array(name).max(5000).default([]),
  experts: z.array(id).min(1).max(100),
  closesOn: day,
});

export const closeBody = z.strictObject({ acceptShort: z.boolean().default(false) });

export const voteParams = z.strictObject({ id, unit: name });

const voteStates = ['draft', 'given', 'abstained', 'recused'] as const;

export const voteBody = z.strictObject({
  state: z.enum(voteStates),
  value: z.string().max(50).nullable().default(null),
  reason: reason.default(''),
});

const vote = {
  unit: z.string(),
  state: z.enum(voteStates),
  value: maybeText,
  reason: z.string(),
  revision: number,
  at: moment,
};

export const voteReply = z.strictObject(vote);

const line = {
  id,
  campaign: campaignId,
  indicator: z.string(),
  indicatorName: z.string(),
  dataset: z.string(),
  title: z.string(),
  state: z.enum(['open', 'closed', 'cancelled']),
  closesOn: z.string(),
  leastVotes: number,
  reason: z.string(),
  batch: number.nullable(),
  revision: number,
  createdAt: moment,
  closedAt: maybeText,
  units: z.array(z.strictObject({ unit: z.string(), name: z.string() })).readonly(),
  expertCount: number,
};

export const panelList = z.strictObject({ items: z.array(z.strictObject(line)).readonly() });

const statistics = z.strictObject({
  experts: z
    .array(
      z.strictObject({
        expert: z.string(),
        votes: number,
        mean: z.string(),
        leniency: z.string(),
        spread: z.string(),
        noVariance: z.boolean(),
        influence: z.strictObject({ unit: z.string(), by: z.string() }).nullable(),
      }),
    )
    .readonly(),
  units: z
    .array(z.strictObject({ unit: z.string(), votes: number, spread: z.string(), trimmedMean: maybeText }))
    .readonly(),
});

export const panelReply = z.strictObject({
  ...line,
  own: z.array(voteReply).readonly().nullable(),
  experts: z
    .array(z.strictObject({ account: z.string(), name: z.string() }))
    .readonly()
    .nullable(),
  progress: z.strictObject({ settled: number, expected: number }).nullable(),
  votes: z
    .array(z.strictObject({ expert: z.string(), unit: z.string(), value: z.string(), reason: z.string() }))
    .readonly()
    .nullable(),
  statistics: statistics.nullable(),
  material: z
    .array(z.strictObject({ unit: z.string(), dataset: z.string(), rows: shownRows, note: z.string() }))
    .readonly(),
});

export const expertList = z.strictObject({
  items: z.array(z.strictObject({ account: z.string(), name: z.string() })).readonly(),
});
