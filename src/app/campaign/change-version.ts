import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { diffSchemes, type SchemeDiff } from '../../core/scheme/diff/diff-schemes.ts';
import type { Dataset, Scheme } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import { deliveredDatasets } from '../../store/view/campaign-progress.ts';
import { readRoster } from '../../store/view/campaign-units.ts';
import { listVersionRuns, type VersionRun } from '../../store/view/campaigns.ts';
import { changeVersion } from '../../store/write/campaigns.ts';
import type { Platform } from '../platform.ts';
import { subjectOf } from '../scheme/find-version.ts';
import { publishedScheme } from '../scheme/published-scheme.ts';
import { act, look, refused } from '../work/act.ts';
import { revisionConflict } from './edit-campaign.ts';
import { findAndHoldCampaign, findCampaign } from './find-campaign.ts';
import { typedUnits } from './roster-text.ts';
import { type CampaignView, findSeenCampaign, viewCampaign } from './see-campaign.ts';
import { requireState } from './state.ts';

export interface AskedVersionChange {
  readonly campaign: string;
  readonly revision: number | null;
  readonly scheme: string;
  readonly version: number;
  /** Why; not blank. */
  readonly reason: string;
}

/** The campaign on its new version, and what that changes. */
export interface ChangedVersion {
  readonly campaign: CampaignView;
  readonly diff: SchemeDiff;
}

/**
 * Puts a running campaign on another published version; scores are by the new one from then on, and what was known
 * before stays by the old one. Refused once results are public, and where facts already held would no longer fit.
 */
export function changeCampaignVersion(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersionChange,
): Promise<Result<ChangedVersion>> {
  const reason = asked.reason.trim();
  return act(platform, actor, async ({ client, record }) => {
    const { office, account: by } = actor;
    const no = permit(actor, 'campaign.change-version', { office, name: asked.campaign });
    if (no !== null) return refused(no);
    if (reason === '') return fail(problem('campaign-reason-missing', {}));
    const open = await findAndHoldCampaign(client, office, asked.campaign);
    if (!open.ok) return open;
    const { campaign: before, scheme: old } = open.value;
    const wrong = requireState(before, 'preparing', 'collecting') ?? revisionConflict(before, asked.revision);
    if (wrong !== null) return fail(wrong);
    const { scheme, version } = asked;
    if (before.scheme === scheme && before.version === version)
      return fail(problem('campaign-version-same', { scheme, version: String(version) }));
    const next = await publishedScheme(client, { office, scheme, version });
    if (!next.ok) return next;
    const roster = typedUnits(await readRoster(client, office, before.id), next.value);
    const misfits = misfitting(old, next.value, await deliveredDatasets(client, office, before.id));
    if (!roster.ok || misfits.length > 0) return fail(...roster.problems, ...misfits);
    await changeVersion(client, { office, campaign: before.id, scheme, version, reason, by });
    const diff = diffSchemes(old, next.value);
    record({
      action: 'campaign.change-version',
      subject: `campaign/${before.id}`,
      campaign: before.id,
      details: { version: [subjectOf(before), subjectOf(asked)], reason, changes: diff.changes.length },
    });
    const now = await findCampaign(client, office, before.id);
    return now.ok ? ok({ campaign: await viewCampaign(client, now.value), diff }) : now;
  });
}

/** What a change to another version would change; nothing is done. */
export function previewVersionChange(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: Pick<AskedVersionChange, 'campaign' | 'scheme' | 'version'>,
): Promise<Result<SchemeDiff>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'campaign.edit', { office: actor.office, name: asked.campaign });
    if (no !== null) return refused(no);
    const open = await findCampaign(client, actor.office, asked.campaign);
    if (!open.ok) return open;
    const { scheme, version } = asked;
    const next = await publishedScheme(client, { office: actor.office, scheme, version });
    return next.ok ? ok(diffSchemes(open.value.scheme, next.value)) : next;
  });
}

/** The versions a campaign ran on, in order. */
export function listCampaignVersions(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  campaign: string,
): Promise<Result<readonly VersionRun[]>> {
  return look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, campaign);
    return open.ok ? ok(await listVersionRuns(client, actor.office, campaign)) : open;
  });
}

/** Datasets with facts that the new version drops, or reads in another way than the facts were kept. */
function misfitting(old: Scheme, next: Scheme, delivered: readonly string[]): readonly Problem[] {
  return delivered.flatMap((name) => {
    const before = old.datasets.find((each) => each.name === name);
    const after = next.datasets.find((each) => each.name === name);
    if (before === undefined) return [];
    const what = after === undefined ? '—' : differing(before, after);
    return what === null ? [] : [problem('campaign-dataset-changed', { dataset: name, what })];
  });
}

function differing(before: Dataset, after: Dataset): string | null {
  const [earlier, later] = [before, after].map(keptAs);
  const names = Object.keys({ ...earlier, ...later });
  const found = names.filter((name) => earlier?.[name] !== later?.[name]);
  return found.length === 0 ? null : found.join('、');
}

/** How the facts of a dataset are kept: what may not change under them. */
const keptAs = (dataset: Dataset): Readonly<Record<string, string>> => ({
  key: dataset.key.join('、'),
  unit: dataset.unit,
  time: dataset.time ?? '',
  ...Object.fromEntries(
    dataset.columns.map((each) => [each.name, `${each.type} ${each.decimals} ${each.optional}`]),
  ),
});
