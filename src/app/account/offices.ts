import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Office } from '../../port/store-office.ts';
import { readSettings } from '../../store/write/account-settings.ts';
import { listOffices, officesUnder } from '../../store/write/offices.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import { actOnInstallation } from '../work/act-on-installation.ts';
import { checkFounders, type FounderLink, type Founders, foundOffice } from './found-office.ts';

type Stored = Pick<Platform, 'store'>;

export interface OfficePage {
  readonly items: readonly Office[];
  /** Id to go on after; null at the end. */
  readonly next: string | null;
}

/** The region tree, which all offices know, by id. */
export async function readOffices(
  platform: Stored,
  actor: Actor,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<Result<OfficePage>> {
  const no = permit(actor, 'office.read', { office: actor.office });
  if (no) return refused(no);
  const rows = await look(platform, actor, (client) => listOffices(client, cursor ?? '', limit + 1));
  const items = rows.slice(0, limit);
  return ok({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

export interface NewOffice {
  readonly office: Office;
  readonly people: Founders;
}

/** Adds an office below one's own, with administrators and a first account of its own. */
export async function addOfficeBelow(
  platform: Stored,
  actor: Actor,
  { office, people }: NewOffice,
): Promise<Result<readonly FounderLink[]>> {
  const no = permit(actor, 'office.add', { office: actor.office });
  if (no) return refused(no);
  const wrong = checkFounders(people);
  if (wrong.length > 0) return fail(...wrong);
  const settings = await look(platform, actor, (client) => readSettings(client, actor.office));
  if (settings?.demo === true) return fail(problem('demo-refused', {}));
  const founded = await actOnInstallation(platform, { ...actor, office: office.id }, async (work) => {
    const below = await officesUnder(work.client, actor.office);
    if (!below.some((each) => each.id === office.parent)) return fail(problem('office-above-needed', {}));
    const done = await foundOffice(work, office, people);
    if (done.ok) work.record(deed(office, 'founded'));
    return done;
  });
  if (founded.ok)
    await act(platform, actor, async (work) => {
      work.record(deed(office, 'added-below'));
      return ok(null);
    });
  return founded;
}

const deed = ({ id, level, parent }: Office, what: string) =>
  ({ action: 'office.add', subject: `office/${id}`, details: { what, level, parent } }) as const;
