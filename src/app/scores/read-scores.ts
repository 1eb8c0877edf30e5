import type { PoolClient } from 'pg';
import { permit } from '../../access/permit.ts';
import { ok, problem, type Result } from '../../core/problem/problem.ts';
import type { ResultDocument, TableDocument, UnitDocument } from '../../core/result/document.ts';
import type { Actor } from '../../port/actor.ts';
import { findCampaignAsKnown } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { findSeenCampaign } from '../campaign/see-campaign.ts';
import type { Platform } from '../platform.ts';
import { readMoment } from '../standpoint.ts';
import { look, refused } from '../work/act.ts';
import type { SeenFrom } from './score-desk.ts';
import { type Light, lightOf } from './traffic-light.ts';
import { sightOf, visibleResult } from './visible-result.ts';

type Desk = Pick<Platform, 'store' | 'scores'>;

/** Which scores: `asOf` YYYY-MM-DD; `knownAt` a day or a moment, on the scheme's clock where it names no zone. */
export interface AskedScores extends SeenFrom {
  readonly campaign: string;
}

/** The scores of a campaign as far as the actor may see them. */
export async function readResult(
  desk: Desk,
  actor: Actor,
  asked: AskedScores,
): Promise<Result<ResultDocument>> {
  const seen = await openScores(desk, actor, asked);
  if (!seen.ok) return seen;
  const { open, from } = seen.value;
  const sight = sightOf(actor, open);
  if (!sight.all && sight.units.size === 0 && sight.indicators.size === 0)
    return refused(problem('not-found', { what: asked.campaign }));
  const result = await desk.scores.result(open, from);
  return result.ok ? ok(visibleResult(actor, open, result.value), result.problems) : result;
}

/** One line of a ranking. */
export interface RankedUnit {
  readonly unit: string;
  readonly name: string;
  readonly cohort: string;
  readonly total: string | null;
  readonly rank: number | string | null;
  readonly grade: string | null;
  readonly state: UnitDocument['state'];
  readonly partial: string;
  readonly outOf: string;
  readonly missing: number;
  readonly light: Light;
  /** The groups of the top level. */
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly score: string | null;
    readonly points: string;
    readonly light: Light;
  }[];
}

export interface Ranking {
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly resultHash: string;
  readonly provisional: boolean;
  readonly tables: readonly {
    readonly id: string;
    readonly caption: string;
    readonly units: readonly RankedUnit[];
  }[];
}

/** Everybody's place, the best first; those without a rank come last, in order of id. */
export async function readRanking(desk: Desk, actor: Actor, asked: AskedScores): Promise<Result<Ranking>> {
  const no = permit(actor, 'ranking.read', { office: actor.office, name: asked.campaign });
  if (no !== null) return refused(no);
  const seen = await openScores(desk, actor, asked);
  if (!seen.ok) return seen;
  const { open, from } = seen.value;
  const result = await desk.scores.result(open, from);
  return result.ok ? ok(rankingOf(open, result.value), result.problems) : result;
}

/** The ranking a result says. */
export function rankingOf(open: OpenCampaign, result: ResultDocument): Ranking {
  const { asOf, knownAt, resultHash, provisional } = result;
  const tables = result.tables.map((table) => ({
    id: table.id,
    caption: table.caption,
    units: [...table.units].sort(byRank).map((unit) => rankedUnit(open, table, unit)),
  }));
  return { asOf, knownAt, resultHash, provisional, tables };
}

const byRank = (a: UnitDocument, b: UnitDocument): number => placeOf(a) - placeOf(b);
const placeOf = ({ rank }: UnitDocument): number => (rank === null ? Number.MAX_SAFE_INTEGER : Number(rank));

function rankedUnit({ scheme }: OpenCampaign, { id }: TableDocument, each: UnitDocument): RankedUnit {
  const table = scheme.tables.find((one) => one.id === id) ?? { grades: [], total: { num: 0n, den: 1n } };
  const { unit, name, cohort, total, rank, grade, state, partial, outOf, missing, groups } = each;
  return {
    ...{ unit, name, cohort, total, rank, grade, state, partial, outOf },
    missing: missing.length,
    light: lightOf(table, total, outOf),
    groups: groups
      .filter((group) => group.parent === null)
      .map((group) => ({
        ...{ id: group.id, name: group.name, score: group.score, points: group.points },
        light: lightOf(table, group.score, group.points),
      })),
  };
}

/** A unit's sheet, with the lights of its lines. */
export interface SheetView {
  readonly table: string;
  readonly caption: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly resultHash: string;
  readonly provisional: boolean;
  readonly sheet: UnitDocument;
  /** By id of the indicator or group. */
  readonly lights: Readonly<Record<string, Light>>;
}

/** The sheets of one unit: one for each table that assesses it, as far as the actor may see them. */
export async function readSheets(
  desk: Desk,
  actor: Actor,
  asked: AskedScores & { readonly unit: string },
): Promise<Result<readonly SheetView[]>> {
  const seen = await openScores(desk, actor, asked);
  if (!seen.ok) return seen;
  const { open, from } = seen.value;
  const result = await desk.scores.result(open, from);
  if (!result.ok) return result;
  const sheets = sheetsOf(open, visibleResult(actor, open, result.value), asked.unit);
  return sheets.length > 0
    ? ok(sheets, result.problems)
    : refused(problem('not-found', { what: asked.unit }));
}

function sheetsOf({ scheme }: OpenCampaign, result: ResultDocument, unit: string): readonly SheetView[] {
  const { asOf, knownAt, resultHash, provisional } = result;
  return result.tables.flatMap((document) => {
    const sheet = document.units.find((each) => each.unit === unit);
    const table = scheme.tables.find((each) => each.id === document.id);
    if (sheet === undefined || table === undefined) return [];
    const lines = [...sheet.groups, ...sheet.indicators];
    const lights = lines.map(({ id, score, points }) => [id, lightOf(table, score, points)] as const);
    const about = { asOf, knownAt, resultHash, provisional };
    return [{ table: table.id, caption: table.caption, ...about, sheet, lights: Object.fromEntries(lights) }];
  });
}

/**
 * The campaign, as it was known where a moment is given, and from where to look. While it is being prepared nobody
 * outside the office sees it.
 */
export async function openScores(
  desk: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedScores,
): Promise<Result<{ readonly open: OpenCampaign; readonly from: SeenFrom }>> {
  return look(desk, actor, async (client) => {
    const now = await findSeenCampaign(client, actor, asked.campaign);
    if (!now.ok) return now;
    const refusal = permit(actor, 'score.read', { office: actor.office });
    if (refusal !== null && refusal.code !== 'not-found') return refused(refusal);
    return asKnown(client, actor, asked, now.value);
  });
}

async function asKnown(
  client: PoolClient,
  actor: Actor,
  { campaign, asOf, knownAt }: AskedScores,
  now: OpenCampaign,
): Promise<Result<{ readonly open: OpenCampaign; readonly from: SeenFrom }>> {
  if (knownAt === null) return ok({ open: now, from: { asOf, knownAt } });
  const moment = /T.*(Z|[+-]\d{2}:\d{2})$/.test(knownAt)
    ? knownAt
    : readMoment(knownAt, now.scheme.zoneMinutes);
  if (moment === undefined || Number.isNaN(Date.parse(moment)))
    return refused(problem('known-at-invalid', { text: knownAt }));
  const then = await findCampaignAsKnown(client, actor.office, campaign, moment);
  return then.ok ? ok({ open: then.value, from: { asOf, knownAt: moment } }) : then;
}
