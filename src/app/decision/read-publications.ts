import type { PoolClient } from 'pg';
import { permit, reachesAll } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { Actor } from '../../port/actor.ts';
import type { Publication } from '../../port/store-decision.ts';
import { listPublications, readPublishedResult } from '../../store/view/publications.ts';
import { readNames } from '../../store/view/results.ts';
import { utcNow } from '../../store/write/moment.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Platform } from '../platform.ts';
import type { ScoreDifference } from '../scores/score-desk.ts';
import { look, refused } from '../work/act.ts';
import { type PublicTable, publicTables } from './public-tables.ts';

/** A publication in the list. */
export interface PublicationLine extends Omit<Publication, 'office' | 'missing' | 'difference'> {
  /** How many items had no score. */
  readonly missingCount: number;
  readonly difference: ScoreDifference | null;
}

/** A publication with what it made public. */
export interface PublicationView extends PublicationLine {
  readonly tables: readonly PublicTable[];
  readonly missing: Publication['missing'];
  /** Everything in it, for those who see all scores; null for others. */
  readonly result: ResultDocument | null;
}

/** The publications of a campaign in their order; before the period begins only the office sees them. */
export function readPublications(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  campaign: string,
): Promise<Result<readonly PublicationLine[]>> {
  return look(platform, actor, async (client) => {
    const shown = await shownPublications(client, actor, campaign);
    return shown.ok ? ok(shown.value.map(publicationLineOf)) : shown;
  });
}

/** One publication, with its result as the actor may see it. */
export function readPublication(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly number: number },
): Promise<Result<PublicationView>> {
  return look(platform, actor, async (client) => {
    const shown = await shownPublications(client, actor, asked.campaign);
    if (!shown.ok) return shown;
    const found = shown.value.find((each) => each.number === asked.number);
    const result = await readPublishedResult(client, actor.office, asked.campaign, asked.number);
    if (found === undefined || result === null)
      return fail(problem('not-found', { what: `${asked.campaign} / ${asked.number}` }));
    const seesAll = reachesAll(actor, 'score.read');
    const own = { tables: publicTables(result), missing: seesAll ? found.missing : [] };
    return ok({ ...publicationLineOf(found), ...own, result: seesAll ? result : null });
  });
}

async function shownPublications(
  client: PoolClient,
  actor: Actor,
  campaign: string,
): Promise<Result<readonly Publication[]>> {
  const no = permit(actor, 'result.read', { office: actor.office });
  if (no !== null) return refused(no);
  const open = await findCampaign(client, actor.office, campaign);
  if (!open.ok) return open;
  const all = await listPublications(client, actor.office, campaign);
  const names = await readNames(client, actor.office, [...new Set(all.map((each) => each.by))]);
  const named = all.map((each) => ({ ...each, by: names.get(each.by) ?? each.by }));
  if (reachesAll(actor, 'publication.open')) return ok(named);
  const now = await utcNow(client);
  return ok(named.filter((each) => each.publicFrom <= now));
}

export function publicationLineOf({ office: _, missing, difference, ...rest }: Publication): PublicationLine {
  // Written by publishCorrection, as it computed it.
  return { ...rest, missingCount: missing.length, difference: difference as ScoreDifference | null };
}

/** What anybody may see, without signing in. */
export interface PublicView {
  readonly campaign: string;
  readonly title: string;
  readonly number: number;
  readonly publishedAt: string;
  readonly publicFrom: string;
  readonly publicTo: string;
  readonly appealTo: string;
  readonly provisional: boolean;
  readonly resultHash: string;
  readonly tables: readonly PublicTable[];
  /** What was corrected since the first publication. */
  readonly corrections: readonly {
    readonly number: number;
    readonly at: string;
    readonly reason: string;
    readonly units: readonly Pick<
      ScoreDifference['units'][number],
      'table' | 'unit' | 'name' | 'total' | 'rank' | 'grade'
    >[];
  }[];
}

/** The result on public view now; `publication-none` before and after the period, and for what is not there. */
export function readPublic(
  platform: Pick<Platform, 'store'>,
  office: string,
  campaign: string,
): Promise<Result<PublicView>> {
  return look(platform, { office }, async (client) => {
    const now = await utcNow(client);
    const all = await listPublications(client, office, campaign);
    const last = all.at(-1);
    const isShown = last !== undefined && last.publicFrom <= now && now < last.publicTo;
    const result = isShown ? await readPublishedResult(client, office, campaign, last.number) : null;
    if (last === undefined || result === null) return fail(problem('publication-none', { campaign }));
    const open = await findCampaign(client, office, campaign);
    if (!open.ok) return fail(problem('publication-none', { campaign }));
    const { number, at: publishedAt, publicFrom, publicTo, appealTo, provisional, resultHash } = last;
    return ok({
      ...{ campaign, title: open.value.campaign.title, number, publishedAt, publicFrom, publicTo, appealTo },
      ...{ provisional, resultHash, tables: publicTables(result) },
      corrections: all.filter((each) => each.number > 1).map(correctionOf),
    });
  });
}

function correctionOf({ number, at, reason, difference }: Publication): PublicView['corrections'][number] {
  const units = (difference as ScoreDifference).units.map(({ indicators: _, ...rest }) => rest);
  return { number, at, reason, units };
}
