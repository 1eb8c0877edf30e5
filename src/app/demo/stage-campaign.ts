import { ok, type Result } from '../../core/problem/problem.ts';
import { formatDay, parseDay } from '../../core/quantity/day.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import { readCampaign } from '../../store/view/campaigns.ts';
import { readVersion } from '../../store/write/scheme-versions.ts';
import { openCollection } from '../campaign/edit-campaign.ts';
import { makeCampaign } from '../campaign/make-campaign.ts';
import { todayOf } from '../campaign/today.ts';
import type { Platform } from '../platform.ts';
import { checkVersion } from '../scheme/check-version.ts';
import { publishScheme } from '../scheme/publish-version.ts';
import { startSchemeDraft } from '../scheme/start-draft.ts';
import { look } from '../work/act.ts';
import { demo, reason } from './demo.ts';

/** Days from today: a demonstration is always in the midst of collecting. */
const calendar = { opens: -90, due: 45, locks: 75 };
const appealDays = 7;

/** Publishes the scheme and opens the campaign; each step only where it was not done. */
export async function stageCampaign(platform: Platform, actor: Actor, scheme: Scheme): Promise<Result<null>> {
  const version = { scheme: demo.scheme, version: 1 };
  const now = await look(platform, actor, async (client) => ({
    version: await readVersion(client, { office: actor.office, ...version }),
    campaign: await readCampaign(client, actor.office, demo.campaign),
    today: await todayOf(client, scheme),
  }));
  if (now.version === null) {
    const source = { kind: 'built-in', folder: demo.scheme } as const;
    const started = await startSchemeDraft(platform, actor, { scheme: demo.scheme, reason, source });
    if (!started.ok) return started;
  }
  if (now.version?.state !== 'published') {
    const checked = await checkVersion(platform, actor, version);
    if (!checked.ok) return checked;
    const published = await publishScheme(platform, actor, { ...version, revision: null, reason });
    if (!published.ok) return published;
  }
  if (now.campaign === null) {
    const { campaign: id, title } = demo;
    const days = daysFrom(now.today);
    const made = await makeCampaign(platform, actor, {
      ...version,
      ...days,
      id,
      title,
      appealDays,
      demo: true,
    });
    if (!made.ok) return made;
  }
  if (now.campaign !== null && now.campaign.state !== 'preparing') return ok(null);
  const opened = await openCollection(platform, actor, { campaign: demo.campaign, revision: null });
  return opened.ok ? ok(null) : opened;
}

function daysFrom(today: string) {
  const dayIn = (days: number): string => formatDay((parseDay(today) ?? 0) + days);
  return { opensOn: dayIn(calendar.opens), dueOn: dayIn(calendar.due), locksOn: dayIn(calendar.locks) };
}
