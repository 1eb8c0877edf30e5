import { z } from 'zod';
import { maybeText, number, texts } from './review-parts.ts';

const text = z.string();
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
export const versionNumber = z.coerce.number().int().min(1).max(1_000_000);
const reason = z.string().max(2000);
export const language = z.enum(['zh', 'en']).default('zh');

export const byScheme = z.strictObject({ scheme: slug });
export const byVersion = z.strictObject({ scheme: slug, version: versionNumber });

const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('files') }),
  z.strictObject({ kind: z.literal('built-in'), folder: text }),
  z.strictObject({ kind: z.literal('notice'), fileName: text, sha256: text }),
  z.strictObject({ kind: z.literal('version'), scheme: text, version: number }),
  z.strictObject({
    kind: z.literal('template'),
    office: text,
    scheme: text,
    version: number,
    fingerprint: text,
  }),
]);

const info = {
  office: text,
  scheme: text,
  version: number,
  state: z.enum(['draft', 'checked', 'published']),
  fingerprint: maybeText,
  reason: text,
  revision: number,
  title: text,
  origin,
  createdBy: text,
  createdAt: text,
  publishedBy: maybeText,
  publishedAt: maybeText,
  publishReason: text,
};

export const versionReply = z.strictObject(info);
export const versionList = z.strictObject({ items: z.array(versionReply).readonly() });
export const filesReply = z.strictObject({ ...info, files: z.record(text, text) });

/** Texts by path in the folder of the scheme. */
const files = z.record(z.string().max(300), z.string());

export const startBody = z.strictObject({
  reason: reason.default(''),
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('files'), files }),
    z.strictObject({ kind: z.literal('built-in'), folder: z.string().min(1).max(100) }),
    z.strictObject({ kind: z.literal('version'), scheme: slug, version: versionNumber }),
    z.strictObject({ kind: z.literal('template'), office: slug, scheme: slug, version: versionNumber }),
  ]),
});
export const reasonQuery = z.strictObject({ reason: reason.default('') });
export const filesBody = z.strictObject({
  files: z.record(z.string().max(300), z.string().nullable()).meta({
    description: '按路径给出文件全文；null 为删除。未列出的文件不变。 / Texts by path; null removes a file.',
  }),
});
export const publishBody = z.strictObject({ reason: z.string().min(1).max(2000) });
export const namesList = z.strictObject({ items: texts });

export const problemShown = z.strictObject({
  code: text,
  severity: text,
  file: maybeText,
  line: number.nullable(),
  column: number.nullable(),
  what: text,
  fix: text,
  params: z.record(text, text),
});

const openQuestion = z.strictObject({
  id: text,
  notice: text,
  unclear: text,
  taken: text,
  choices: texts,
  ruledBy: text,
  tables: texts,
  indicators: texts,
  ruled: maybeText,
});

export const languageQuery = z.strictObject({ language });
export const checkReply = z.strictObject({
  version: versionReply,
  ok: z.boolean(),
  problems: z.array(problemShown).readonly(),
  examples: z
    .array(
      z.strictObject({
        table: text,
        indicator: text,
        example: text,
        expected: text,
        got: maybeText,
        ok: z.boolean(),
      }),
    )
    .readonly(),
  openQuestions: z.array(openQuestion).readonly(),
});

export const lintQuery = z.strictObject({ on: z.iso.date().optional(), language });
const no = z.union([z.number(), text]).nullable();
const indicatorShown = z.strictObject({ id: text, no, name: text });
const witness = z.strictObject({ inputs: z.record(text, text), score: maybeText, state: text });
const request = z.strictObject({ dataset: text, columns: texts, indicators: texts, leads: texts });
export const lintReply = z.strictObject({
  scheme: text,
  on: text,
  properties: z
    .array(
      z.strictObject({
        code: text,
        severity: text,
        table: text,
        indicator: indicatorShown.nullable(),
        what: text,
        fix: text,
        input: maybeText,
        params: z.record(text, text),
        witnesses: z.array(witness).readonly(),
      }),
    )
    .readonly(),
  redLines: z
    .array(
      z.strictObject({
        id: text,
        severity: text,
        table: text,
        indicator: indicatorShown.nullable(),
        source: text,
        documentNumber: maybeText,
        issued: text,
        effective: text,
        clause: text,
        forbids: text,
        instead: text,
        words: z.array(z.strictObject({ word: text, where: text, quote: text })).readonly(),
      }),
    )
    .readonly(),
  burden: z.strictObject({
    units: z
      .array(
        z.strictObject({
          table: text,
          subject: text,
          subjectName: text,
          units: number,
          indicators: number,
          unasked: number,
          requests: z.array(request).readonly(),
          columns: number,
        }),
      )
      .readonly(),
    leads: z
      .array(z.strictObject({ lead: text, requests: z.array(request).readonly(), columns: number }))
      .readonly(),
    findings: z.array(problemShown).readonly(),
  }),
  rules: z
    .array(
      z.strictObject({
        indicator: text,
        points: text,
        bounds: z.strictObject({ low: maybeText, high: maybeText }),
        lowest: witness.nullable(),
        highest: witness.nullable(),
        inputs: z.array(z.strictObject({ input: text, formula: text, course: text })).readonly(),
      }),
    )
    .readonly(),
});

export const rulesQuery = z.strictObject({ table: z.string().max(200).optional(), language });
export const rulesReply = z.strictObject({
  items: z
    .array(
      z.strictObject({
        table: text,
        path: texts,
        indicator: text,
        no,
        name: text,
        points: text,
        leads: texts,
        sentence: text,
        formula: text,
        clause: text,
        assumptions: z.array(z.strictObject({ id: text, taken: text, open: z.boolean() })).readonly(),
      }),
    )
    .readonly(),
});

const question = z.strictObject({
  id: text,
  notice: text,
  unclear: text,
  taken: text,
  choices: texts,
  follows: maybeText,
  ruledBy: text,
  ruling: z.strictObject({ by: text, on: text, text, choice: text }).nullable(),
  open: z.boolean(),
  mine: z.boolean(),
  indicators: texts,
});
export const questionsReply = z.strictObject({
  scheme: text,
  version: number,
  state: text,
  title: text,
  revision: number,
  questions: z.array(question).readonly(),
  rulings: z
    .array(
      z.strictObject({
        number,
        assumption: text,
        account: text,
        name: text,
        text,
        choice: text,
        ruledAt: text,
      }),
    )
    .readonly(),
});
export const questionList = z.strictObject({ items: z.array(questionsReply).readonly() });
export const rulingBody = z.strictObject({
  assumption: z.string().min(1).max(200),
  choice: z.string().min(1).max(2000),
  text: z.string().min(1).max(4000),
});

export const schemeChange = z.strictObject({
  subject: text,
  change: z.enum(['added', 'removed', 'moved', 'changed']),
  table: maybeText,
  id: text,
  name: text,
  field: maybeText,
  from: maybeText,
  to: maybeText,
});
export const diffQuery = z.strictObject({
  from: versionNumber,
  fromScheme: slug.optional().meta({ description: '另一个方案的代码 / when it is of another scheme' }),
});
const which = z.strictObject({ scheme: text, version: number });
export const diffReply = z.strictObject({
  from: which,
  to: which,
  same: z.boolean().nullable(),
  changes: z.array(schemeChange).readonly().nullable(),
  files: z
    .array(
      z.strictObject({
        path: text,
        change: z.enum(['added', 'removed', 'changed']),
        patch: maybeText,
      }),
    )
    .readonly(),
});

export const handDownBody = z.strictObject({
  receivers: z.array(slug).min(1).max(5000).nullable().meta({
    description: '下级考核办公室代码；null 为所有下级 / offices below; null: all of them',
  }),
  note: z.string().max(2000).default(''),
});
export const offerList = z.strictObject({
  items: z.array(z.strictObject({ receiver: text, note: text, offeredBy: text, offeredAt: text })).readonly(),
});
export const byOffer = z.strictObject({ scheme: slug, version: versionNumber, receiver: slug });
export const templateList = z.strictObject({
  items: z
    .array(
      z.strictObject({
        office: text,
        officeName: text,
        scheme: text,
        version: number,
        title: text,
        fingerprint: text,
        note: text,
        offeredAt: text,
      }),
    )
    .readonly(),
});

export const byOffice = z.strictObject({ office: slug });
export const byResultBelow = z.strictObject({ office: slug, campaign: slug });
export const resultBelowList = z.strictObject({
  items: z
    .array(
      z.strictObject({
        office: text,
        officeName: text,
        campaign: text,
        title: text,
        state: z.enum(['published', 'final']),
        at: text,
        provisional: z.boolean(),
        resultHash: text,
      }),
    )
    .readonly(),
});
