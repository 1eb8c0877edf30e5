import { reachesAll, scopesOf } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Submission, SubmissionState } from '../../port/store-review.ts';
import { listRecusals } from '../../store/view/recusals.ts';
import { listSubmissions, type SubmissionScope } from '../../store/view/submissions.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { loadSubmission, mayReach } from './load-submission.ts';
import { mayList, type Page } from './page.ts';
import {
  type SubmissionLine,
  type SubmissionView,
  showSubmission,
  submissionLine,
} from './submission-view.ts';

export interface AskedSubmissions {
  readonly campaign: string;
  readonly states: readonly SubmissionState[] | null;
  readonly unit: string | null;
  readonly dataset: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** One submission with its history; another's is not found. */
export function readSubmission(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  id: string,
): Promise<Result<SubmissionView>> {
  return look(platform, actor, async (client) => {
    const loaded = await loadSubmission(client, actor.office, id);
    if (!loaded.ok) return loaded;
    const no = mayReach(actor, 'submission.read', loaded.value);
    if (no !== null) return refused(no);
    return ok(await showSubmission(client, actor, loaded.value.open, loaded.value.submission));
  });
}

/**
 * What the actor may see, what waits for the unit first: all for the office, its own for a unit, for a lead what it is
 * responsible for. A page may hold fewer than `limit` though there is a next one.
 */
export function readSubmissions(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedSubmissions,
): Promise<Result<Page<SubmissionLine>>> {
  return look(platform, actor, async (client) => {
    const { office } = actor;
    const no = mayList(actor, 'submission.read');
    if (no !== null) return refused(no);
    const open = await findCampaign(client, office, asked.campaign);
    if (!open.ok) return open;
    const scope = reachesAll(actor, 'submission.read') ? null : scopeOf(actor, open.value);
    const filter = { ...asked, scope, draftsOf: scopesOf(actor, 'unit') };
    const found = await listSubmissions(client, office, asked.campaign, filter);
    const recusals = await listRecusals(client, office, asked.campaign);
    const lines = found.map((each) => submissionLine(open.value, each, recusals));
    const mine = scope === null ? lines : lines.filter((line) => isOwn(actor, line));
    return ok({ items: mine, next: found.length < asked.limit ? null : (found.at(-1)?.id ?? null) });
  });
}

// A substitute may be any lead of the scheme, so a lead's datasets are cut by responsibility afterwards.
const scopeOf = (actor: Actor, { scheme }: OpenCampaign): SubmissionScope => ({
  units: scopesOf(actor, 'unit'),
  datasets: scopesOf(actor, 'lead').length === 0 ? [] : scheme.datasets.map((each) => each.name),
});

const isOwn = (
  actor: Actor,
  line: Pick<Submission, 'unit'> & { readonly leads: readonly string[] },
): boolean =>
  scopesOf(actor, 'unit').includes(line.unit) ||
  scopesOf(actor, 'lead').some((lead) => line.leads.includes(lead));
