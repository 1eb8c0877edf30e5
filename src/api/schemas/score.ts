import { z } from 'zod';
import { resultDocument } from './result-document.ts';
import { campaignId, hash, maybeText, name, number, scoreDifference, texts } from './review-parts.ts';

/** `asOf`: a day. `knownAt`: a day, or a moment on the scheme's clock where it names no zone. */
const seenFrom = { asOf: z.iso.date().optional(), knownAt: z.string().max(40).optional() };
export const scoreQuery = z.strictObject(seenFrom);
export const explainQuery = z.strictObject({
  ...seenFrom,
  records: z.coerce.number().int().min(0).max(1000).default(50),
});
export const exportQuery = z.strictObject({
  ...seenFrom,
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
  unit: name.optional(),
});
export const byUnit = z.strictObject({ campaign: campaignId, unit: name });
export const byUnitIndicator = z.strictObject({ campaign: campaignId, unit: name, indicator: name });

export const light = z.enum(['green', 'yellow', 'red', 'grey']);
const state = z.enum(['scored', 'missing', 'not-applicable']);
const rank = z.union([z.number(), z.string()]).nullable();
const about = { asOf: z.string(), knownAt: maybeText, resultHash: hash, provisional: z.boolean() };

const rankedUnit = z.strictObject({
  unit: z.string(),
  name: z.string(),
  cohort: z.string(),
  total: maybeText,
  rank,
  grade: maybeText,
  state,
  partial: z.string(),
  outOf: z.string(),
  missing: number,
  light,
  groups: z
    .array(z.strictObject({ id: z.string(), name: z.string(), score: maybeText, points: z.string(), light }))
    .readonly(),
});
export const rankingReply = z.strictObject({
  ...about,
  tables: z
    .array(z.strictObject({ id: z.string(), caption: z.string(), units: z.array(rankedUnit).readonly() }))
    .readonly(),
});

const unitDocument = resultDocument.shape.tables.unwrap().element.shape.units.unwrap().element;
export const sheetReply = z.strictObject({
  items: z
    .array(
      z.strictObject({
        table: z.string(),
        caption: z.string(),
        ...about,
        sheet: unitDocument,
        lights: z.record(z.string(), light),
      }),
    )
    .readonly(),
});

const pair = z.tuple([z.string(), z.string()]).readonly();
export const reachableReply = z.strictObject({
  items: z.array(z.strictObject({ table: z.string(), unit: z.string(), total: pair, rank: pair })).readonly(),
});

const words = z.strictObject({ zh: z.string(), en: z.string() });
const stepState = z.enum(['known', 'missing', 'not-applicable']);
const step = z.strictObject({
  text: z.string(),
  words,
  role: z.string(),
  state: stepState,
  value: maybeText,
  get parts() {
    return z.array(step).readonly();
  },
});
const provider = z.enum(['system', 'lead', 'unit', 'expert']).nullable();
const rounding = unitDocument.shape.roundings.unwrap().element;
export const explainReply = z.strictObject({
  scheme: z.string(),
  asOf: z.string(),
  knownAt: maybeText,
  table: z.strictObject({ id: z.string(), caption: z.string() }),
  unit: z.strictObject({ unit: z.string(), name: z.string(), cohort: z.string() }),
  indicator: z.strictObject({
    id: z.string(),
    no: rank,
    name: z.string(),
    points: z.string(),
    leads: texts,
    cooperating: texts,
    clause: z.string(),
    description: z.string(),
  }),
  rule: words,
  formula: z.string(),
  target: maybeText,
  state,
  score: maybeText,
  exact: maybeText,
  lost: maybeText,
  missing: z
    .array(z.strictObject({ kind: z.string(), name: z.string(), owedBy: provider, judged: z.boolean() }))
    .readonly(),
  reason: maybeText,
  rounding: rounding.nullable(),
  derivation: step,
  aggregates: z
    .array(
      z.strictObject({
        label: z.string(),
        text: z.string(),
        words,
        dataset: z.string(),
        description: z.string(),
        source: z.string(),
        delivered: z.boolean(),
        state: stepState,
        value: maybeText,
        counts: z.array(z.strictObject({ question: z.string(), answer: z.string() })).readonly(),
      }),
    )
    .readonly(),
  policy: z.strictObject({ effect: z.string(), share: maybeText, decidedBy: z.string() }).nullable(),
  vetoes: z.array(z.strictObject({ id: z.string(), name: z.string(), state: z.string() })).readonly(),
  assumptions: z
    .array(
      z.strictObject({
        id: z.string(),
        unclear: z.string(),
        taken: z.string(),
        ruledBy: z.string(),
        open: z.boolean(),
        ruling: maybeText,
      }),
    )
    .readonly(),
  records: z
    .array(
      z.strictObject({
        question: z.string(),
        dataset: z.string(),
        labels: texts,
        counted: z.boolean(),
        within: maybeText,
        columns: texts,
        records: z
          .array(
            z.strictObject({
              cells: z.record(z.string(), maybeText),
              origin: z.strictObject({
                batch: z.string(),
                file: z.string(),
                line: number,
                by: maybeText,
                knownAt: maybeText,
              }),
            }),
          )
          .readonly(),
        total: number,
      }),
    )
    .readonly(),
});

export const issueBody = z.strictObject({
  title: z.string().trim().min(1).max(200),
  asOf: z.iso.date().nullable().default(null),
});
export const byBulletin = z.strictObject({
  campaign: campaignId,
  number: z.coerce.number().int().min(1).max(1_000_000),
});
export const compareQuery = z.strictObject({ from: z.coerce.number().int().min(1).max(1_000_000) });

export const bulletinReply = z.strictObject({
  campaign: campaignId,
  number,
  title: z.string(),
  asOf: z.string(),
  knownAt: z.string(),
  sequence: number,
  resultHash: hash,
  issuedBy: z.string(),
  issuedAt: z.string(),
});
export const bulletinList = z.strictObject({ items: z.array(bulletinReply).readonly() });
export const openBulletinReply = z.strictObject({
  bulletin: bulletinReply,
  ranking: rankingReply,
  result: resultDocument,
});
export const replayReply = z.strictObject({
  number,
  issuedHash: hash,
  replayedHash: hash,
  equal: z.boolean(),
});
export const trendReply = z.strictObject({
  items: z
    .array(
      z.strictObject({
        number,
        title: z.string(),
        asOf: z.string(),
        table: z.string(),
        total: maybeText,
        rank: maybeText,
        grade: maybeText,
      }),
    )
    .readonly(),
});
export { scoreDifference };
