import type { PoolClient } from 'pg';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Indicator, Unit } from '../../core/scheme/scheme.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { Judgement, Row } from '../../port/store-review.ts';
import { holdJudgement, listJudgements } from '../../store/view/judgements.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { putJudgement } from '../../store/write/judgements.ts';
import { utcNow } from '../../store/write/moment.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { commitRows } from '../facts/commit-rows.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { collectingNow } from './collecting.ts';
import { countedTime } from './counted-day.ts';
import { judgesAs, mayJudge } from './judge.ts';
import { type JudgedShape, judgedDatasets, judgedShape, readItems } from './judged-shape.ts';
import { responsibleLeads } from './responsible.ts';
import { checkRows, fitRow } from './self-report.ts';

export interface AskedJudgement {
  readonly campaign: string;
  readonly indicator: string;
  readonly dataset: string;
  readonly unit: string;
  /** In whose name; null: the actor's only one. */
  readonly lead: string | null;
  /** What is judged and how, by column; unit, judge, time and reason are filled in. */
  readonly cells: Row;
  readonly reason: string;
  /** The revision that was seen: 0 for none yet; null: whatever there is. */
  readonly revision: number | null;
}

/**
 * A lead judges a unit: the row takes the place of the lead's earlier one, at once and for the period. Until the lock it
 * can be changed; each earlier word stays known as of its time.
 */
export function makeJudgement(
  platform: Platform,
  actor: Actor,
  asked: AskedJudgement,
): Promise<Result<Judgement>> {
  return act(platform, actor, async (work) => {
    const { client } = work;
    const { office, account: by } = actor;
    const held = await holdCommits(client, office);
    if (!held.ok) return held;
    const found = await findJudged(client, actor, asked);
    if (!found.ok) return found;
    const { open, shape, lead } = found.value;
    const row = await rowOf(client, found.value, asked);
    const faults = faultsOf(found.value, row, asked);
    if (faults.length > 0) return fail(...faults);
    const item = itemOf(shape, row);
    const { campaign, indicator, dataset, unit } = asked;
    const before = await holdJudgement(client, office, { campaign, dataset, unit, lead, item });
    const conflict =
      conflictOf(asked, before) ?? (await givenByOther(client, office, shape, asked, lead, item));
    if (conflict !== null) return refused(conflict);
    const source = `judgement/${indicator}/${unit}/${lead}`;
    const batch = await commitRows(platform, work, { open, dataset, action: 'replace', rows: [row], source });
    if (!batch.ok) return batch;
    const cells = Object.fromEntries(
      [...shape.item, ...shape.values].map(({ name }) => [name, row[name] ?? null]),
    );
    const reason = asked.reason.trim();
    const { sequence } = batch.value;
    const about = { campaign, indicator, dataset, unit, lead, item };
    const done = await putJudgement(client, office, { ...about, cells, reason, batch: sequence, by });
    const details = { dataset, lead, from: before?.cells ?? null, to: cells, reason, batch: sequence };
    const subject = `campaign/${campaign}/judgement/${done.id}`;
    work.record({ action: 'judgement.make', subject, campaign, unit, indicator, details });
    return ok(done);
  });
}

interface Found {
  readonly open: OpenCampaign;
  readonly unit: Unit;
  readonly indicator: Indicator;
  readonly shape: JudgedShape;
  readonly lead: string;
}

async function findJudged(client: PoolClient, actor: Actor, asked: AskedJudgement): Promise<Result<Found>> {
  const { office } = actor;
  const opened = await findCampaign(client, office, asked.campaign);
  if (!opened.ok) return opened;
  const open = opened.value;
  const unit = open.units.find((each) => each.unit === asked.unit);
  const found = findIndicator(open.scheme, asked.indicator);
  if (unit === undefined || found === null || found.table.subject !== unit.kind)
    return fail(problem('not-found', { what: `${asked.indicator} / ${asked.unit}` }));
  const responsible = await responsibleLeads(client, open, asked.indicator, asked.unit);
  const name = found.indicator.name;
  const no = mayJudge(actor, 'judgement.make', { office, unit, responsible, name });
  if (no !== null) return refused(no);
  const own = judgesAs(actor, responsible);
  const lead = asked.lead === null ? own[0] : own.find((each) => each === asked.lead);
  if (lead === undefined) return fail(problem('recusal-lead-unknown', { lead: asked.lead ?? '' }));
  const dataset = judgedDatasets(open.scheme, asked.indicator).find((each) => each.name === asked.dataset);
  if (dataset === undefined)
    return fail(problem('judgement-dataset-wrong', { indicator: name, dataset: asked.dataset }));
  const clock = await collectingNow(client, open);
  if (!clock.ok) return clock;
  return ok({ open, unit, indicator: found.indicator, shape: judgedShape(dataset), lead });
}

/** The row as it is committed. Where the indicator reads one item only, that is filled in. */
async function rowOf(
  client: PoolClient,
  { open, shape, lead }: Found,
  { unit, indicator, cells, reason }: AskedJudgement,
): Promise<Row> {
  const { dataset, judge, time, item } = shape;
  const only = item.flatMap(({ name }) => {
    const read = readItems(open.scheme, indicator, dataset.name, name);
    return read?.length === 1 && cells[name] == null ? [[name, read[0] ?? null] as const] : [];
  });
  return fitRow(dataset, cells, {
    ...Object.fromEntries(only),
    [dataset.unit]: unit,
    ...(judge === null ? {} : { [judge]: lead }),
    ...(shape.reason === null ? {} : { [shape.reason]: reason.trim() }),
    ...(time === null ? {} : { [time.name]: countedTime(open.scheme, time, await utcNow(client)) }),
  });
}

function faultsOf({ open, shape }: Found, row: Row, asked: AskedJudgement): readonly Problem[] {
  const known = new Set(shape.dataset.columns.map((column) => column.name));
  const strange = Object.keys(asked.cells).filter((column) => !known.has(column));
  return [
    ...(asked.reason.trim() === '' ? [problem('reason-required', {})] : []),
    ...strange.map((column) =>
      problem('submission-column-unknown', { row: '1', column, dataset: shape.dataset.name }),
    ),
    ...checkRows(shape.dataset, [row], open.scheme.zoneMinutes),
    ...shape.item.flatMap(({ name }) => wrongItem(open, asked, name, row[name] ?? '')),
  ];
}

/** A lead judges what its indicator reads, not what another indicator reads of the same dataset. */
function wrongItem(
  { scheme }: OpenCampaign,
  { indicator, dataset }: AskedJudgement,
  column: string,
  value: string,
): readonly Problem[] {
  const read = readItems(scheme, indicator, dataset, column);
  if (read === null || read.includes(value.trim())) return [];
  return [problem('judgement-item-wrong', { column, value, choices: read.join('、') })];
}

const itemOf = ({ item }: JudgedShape, row: Row): string =>
  canonicalJson(Object.fromEntries(item.map(({ name }) => [name, row[name]?.trim() ?? null])));

function conflictOf({ revision, indicator }: AskedJudgement, before: Judgement | null): Problem | null {
  const current = before?.revision ?? 0;
  if (revision === null || revision === current) return null;
  return problem('revision-conflict', { what: indicator, given: String(revision), current: String(current) });
}

/** Without a column for the judge two leads' rows would be one, and the later would silently replace the earlier. */
async function givenByOther(
  client: PoolClient,
  office: string,
  { judge, dataset }: JudgedShape,
  { campaign, unit }: AskedJudgement,
  lead: string,
  item: string,
): Promise<Problem | null> {
  if (judge !== null) return null;
  const all = await listJudgements(client, office, campaign, { unit });
  const other = all.find((each) => each.dataset === dataset.name && each.item === item && each.lead !== lead);
  return other === undefined
    ? null
    : problem('judgement-given-by-other', { dataset: dataset.name, lead: other.lead });
}
