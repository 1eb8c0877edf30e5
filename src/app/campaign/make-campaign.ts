import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Campaign } from '../../port/store-campaign.ts';
import { insertUnits } from '../../store/write/campaign-units.ts';
import { insertCampaign } from '../../store/write/campaigns.ts';
import { readVersion } from '../../store/write/scheme-versions.ts';
import type { Platform } from '../platform.ts';
import { missing, subjectOf } from '../scheme/find-version.ts';
import { publishedScheme } from '../scheme/published-scheme.ts';
import { act, refused } from '../work/act.ts';
import { type CollectionDays, readDays } from './calendar.ts';
import { findCampaign } from './find-campaign.ts';
import { readRosterText } from './roster-text.ts';
import { type CampaignView, viewCampaign } from './see-campaign.ts';

export interface NewCampaignAsked extends CollectionDays, Pick<Campaign, 'scheme' | 'version'> {
  /** The office's own name for it: a–z, 0–9 and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly appealDays: number;
  /** Demonstration data, which can be removed. */
  readonly demo?: boolean;
}

/** Makes a campaign on a published version, with the units of its scheme as the roster. It is being prepared. */
export function makeCampaign(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: NewCampaignAsked,
): Promise<Result<CampaignView>> {
  return act(platform, actor, async ({ client, record }) => {
    const { office, account: by } = actor;
    const no = permit(actor, 'campaign.edit', { office });
    if (no !== null) return refused(no);
    const days = readDays(asked);
    if (!days.ok) return days;
    const version = { office, scheme: asked.scheme, version: asked.version };
    const scheme = await publishedScheme(client, version);
    if (!scheme.ok) return scheme;
    const { id, title, appealDays, demo = false } = asked;
    if (!idPattern.test(id)) return fail(problem('campaign-id-invalid', { id }));
    const made = { ...version, ...days.value, id, title: title.trim(), appealDays, demo, by };
    const inserted = await insertCampaign(client, made);
    if (!inserted.ok) return inserted;
    const kept = await readVersion(client, version);
    if (kept === null) return missing(asked);
    const rows = readRosterText('units.csv', kept.files['units.csv'] ?? '', scheme.value);
    const roster = { office, campaign: id, removed: false, reason: '', by };
    if (rows.ok) await insertUnits(client, { ...roster, rows: rows.value });
    const details = { title, scheme: subjectOf(asked), ...days.value, appealDays, demo };
    record({ action: 'campaign.edit', subject: `campaign/${id}`, campaign: id, details });
    const open = await findCampaign(client, office, id);
    return open.ok ? ok(await viewCampaign(client, open.value)) : open;
  });
}

const idPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;
