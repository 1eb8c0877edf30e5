import { z } from 'zod';
import { campaignId, day, maybeText, number, texts } from './review-parts.ts';
import { schemeChange, versionNumber } from './scheme.ts';

const text = z.string();
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const phase = z.enum(['before', 'on-time', 'late', 'locked']);
const title = z.string().trim().min(1).max(200);
const days = { opensOn: day, dueOn: day, locksOn: day };
const appealDays = z.int().min(0).max(365);

export const campaignReply = z.strictObject({
  id: text,
  title: text,
  scheme: text,
  version: number,
  state: z.enum(['preparing', 'collecting', 'published', 'final']),
  opensOn: text,
  dueOn: text,
  locksOn: text,
  publicFrom: maybeText,
  publicTo: maybeText,
  appealDays: number,
  demo: z.boolean(),
  revision: number,
  schemeTitle: text,
  today: text,
  phase,
  openQuestions: number,
  units: number,
});
export const campaignList = z.strictObject({ items: z.array(campaignReply).readonly() });

export const makeBody = z.strictObject({
  id: campaignId,
  title,
  scheme: slug,
  version: versionNumber,
  ...days,
  appealDays: appealDays.default(5),
});
export const editBody = z.strictObject({ title, ...days, appealDays });

export const versionBody = z.strictObject({
  scheme: slug,
  version: versionNumber,
  reason: z.string().min(1).max(2000),
});
export const previewQuery = z.strictObject({ scheme: slug, version: versionNumber });
export const schemeDiff = z.strictObject({ same: z.boolean(), changes: z.array(schemeChange).readonly() });
export const changedVersion = z.strictObject({ campaign: campaignReply, diff: schemeDiff });
export const versionRuns = z.strictObject({
  items: z
    .array(
      z.strictObject({
        number,
        scheme: text,
        version: number,
        reason: text,
        changedBy: text,
        knownAt: text,
      }),
    )
    .readonly(),
});

const audience = z.enum(['all', 'office', 'leads', 'units']);
export const dateReply = z.strictObject({ id: text, on: text, title: text, audience, revision: number });
export const calendarReply = z.strictObject({
  today: text,
  phase,
  opensOn: text,
  dueOn: text,
  locksOn: text,
  publicFrom: maybeText,
  publicTo: maybeText,
  appealDays: number,
  dates: z.array(dateReply).readonly(),
});
export const dateBody = z.strictObject({ on: day, title, audience: audience.default('all') });
export const byDate = z.strictObject({ campaign: campaignId, date: z.uuid() });

const attributes = z.record(z.string().max(200), z.string().max(2000).nullable());
const rosterRow = {
  name: z.string().min(1).max(2000),
  kind: z.string().min(1).max(200),
  cohort: z.string().max(200).default('').meta({ description: '空为按类别分组 / blank: the kind' }),
  validFrom: day.nullable().default(null),
  validTo: day.nullable().default(null),
  attributes: attributes.default({}),
};
const unitId = z.string().min(1).max(200);
export const byUnit = z.strictObject({ campaign: campaignId, unit: unitId });
export const unitBody = z.strictObject({ ...rosterRow, reason: z.string().max(2000).default('') });
export const removeQuery = z.strictObject({ reason: z.string().max(2000).default('') });
const mode = z.enum(['replace', 'merge']).default('merge');
export const rosterBody = z.strictObject({
  mode,
  reason: z.string().max(2000).default(''),
  rows: z
    .array(z.strictObject({ unit: unitId, ...rosterRow }))
    .min(1)
    .max(20_000),
});
export const rosterQuery = z.strictObject({ mode, reason: z.string().max(2000).default('') });
export const rosterReply = z.strictObject({ added: texts, changed: texts, removed: texts });

const unit = {
  unit: text,
  name: text,
  kind: text,
  cohort: text,
  validFrom: maybeText,
  validTo: maybeText,
  attributes: z.record(text, maybeText),
  revision: number,
};
export const unitReply = z.strictObject(unit);
export const unitList = z.strictObject({ items: z.array(unitReply).readonly() });
export const unitHistoryReply = z.strictObject({
  items: z
    .array(z.strictObject({ ...unit, removed: z.boolean(), reason: text, changedBy: text, knownAt: text }))
    .readonly(),
});

const counts = { scored: number, missing: number, notApplicable: number };
export const progressReply = z.strictObject({
  today: text,
  phase,
  dueOn: text,
  locksOn: text,
  datasets: z
    .array(
      z.strictObject({
        dataset: text,
        providedBy: maybeText,
        kind: text,
        leads: texts,
        delivered: z.boolean(),
        batches: number,
        rows: number,
        firstAt: maybeText,
        lastAt: maybeText,
        late: z.boolean(),
        reports: z.record(text, number).nullable(),
      }),
    )
    .readonly(),
  indicators: z
    .array(
      z.strictObject({
        table: text,
        indicator: text,
        name: text,
        leads: texts,
        datasets: texts,
        ...counts,
        missingUnits: texts,
      }),
    )
    .readonly(),
  units: z
    .array(
      z.strictObject({
        unit: text,
        name: text,
        indicators: number,
        ...counts,
        missingNames: texts,
        reports: z
          .array(z.strictObject({ dataset: text, state: text, onTime: z.boolean().nullable() }))
          .readonly(),
      }),
    )
    .readonly(),
});

export const reminderBody = z.strictObject({
  units: z.array(unitId).min(1).max(20_000),
  text: z.string().min(1).max(500),
});
export const reminderReply = z.strictObject({ reminded: number });
