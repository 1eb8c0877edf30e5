import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { KeptUnit, RosterRow } from '../../port/store-unit.ts';
import { readRoster } from '../../store/view/campaign-units.ts';
import { insertUnits } from '../../store/write/campaign-units.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { findAndHoldCampaign } from './find-campaign.ts';
import type { OpenCampaign } from './open-campaign.ts';
import { readRosterText, rosterText } from './roster-text.ts';
import { requireState } from './state.ts';

/** What an edit of the roster did. */
export interface RosterEdit {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export interface AskedUnit {
  readonly campaign: string;
  readonly row: RosterRow;
  /** Of the unit; null: whichever it is, or a new one. */
  readonly revision: number | null;
  readonly reason: string;
}

/** Adds a unit or changes it. Earlier standpoints keep what it was. Problems: cells that do not fit the scheme. */
export function putUnit(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedUnit,
): Promise<Result<KeptUnit>> {
  return editRoster(platform, actor, asked, async (work, open) => {
    const known = open.scheme.attributes.map((each) => each.name);
    const strange = Object.keys(asked.row.attributes).filter((name) => !known.includes(name));
    if (strange.length > 0) return fail(...strange.map((each) => unknownColumn(each, known)));
    const rows = readRosterText('units.csv', rosterText([asked.row], open.scheme), open.scheme);
    if (!rows.ok) return rows;
    const [row] = rows.value;
    const kinds = row === undefined ? [] : kindProblems(open.scheme, [row]);
    if (row === undefined || kinds.length > 0) return fail(...kinds);
    const roster = await readRoster(work.client, work.actor.office, asked.campaign);
    const before = roster.find((each) => each.unit === row.unit);
    const current = before?.revision ?? 0;
    if (asked.revision !== null && asked.revision !== current)
      return fail(conflict(row.unit, asked.revision, current));
    if (before === undefined || isChanged(before, row)) await enter(work, asked, [row], false);
    const after = await readRoster(work.client, work.actor.office, asked.campaign);
    const kept = after.find((each) => each.unit === row.unit);
    return kept === undefined ? fail(problem('not-found', { what: row.unit })) : ok(kept);
  });
}

/** Takes a unit off the roster, before collection is opened; later its validity ends instead. */
export function removeUnit(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: Omit<AskedUnit, 'row'> & { readonly unit: string },
): Promise<Result<null>> {
  return editRoster(platform, actor, asked, async (work, open) => {
    const roster = await readRoster(work.client, work.actor.office, asked.campaign);
    const before = roster.find((each) => each.unit === asked.unit);
    if (before === undefined) return fail(problem('not-found', { what: asked.unit }));
    if (asked.revision !== null && asked.revision !== before.revision)
      return fail(conflict(asked.unit, asked.revision, before.revision));
    if (open.campaign.state !== 'preparing') return fail(problem('unit-removal-late', { unit: asked.unit }));
    await enter(work, asked, [before], true);
    return ok(null);
  });
}

export interface AskedRoster {
  readonly campaign: string;
  /** A units.csv. */
  readonly text: string;
  /** `replace`: units not named go, which is possible before collection only. `merge`: they stay as they are. */
  readonly mode: 'replace' | 'merge';
  readonly reason: string;
}

/** As `loadRoster`, with the rows already apart. */
export function loadRows(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { rows, ...asked }: Omit<AskedRoster, 'text'> & { readonly rows: readonly RosterRow[] },
): Promise<Result<RosterEdit>> {
  return editRoster(platform, actor, asked, (work, open) => {
    const known = open.scheme.attributes.map((each) => each.name);
    const strange = [...new Set(rows.flatMap((row) => Object.keys(row.attributes)))].filter(
      (name) => !known.includes(name),
    );
    if (strange.length > 0)
      return Promise.resolve(fail(...strange.map((each) => unknownColumn(each, known))));
    return enterRoster(work, open, { ...asked, text: rosterText(rows, open.scheme) });
  });
}

const unknownColumn = (column: string, known: readonly string[]): Problem =>
  problem('units-column-unknown', { file: 'units.csv', column, candidates: known.join('、') });

/** Reads a whole roster: all of it is good, or nothing is entered. Units that stay as they are get no new revision. */
export function loadRoster(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedRoster,
): Promise<Result<RosterEdit>> {
  return editRoster(platform, actor, asked, (work, open) => enterRoster(work, open, asked));
}

async function enterRoster(work: Work, open: OpenCampaign, asked: AskedRoster): Promise<Result<RosterEdit>> {
  const rows = readRosterText('units.csv', asked.text, open.scheme);
  if (!rows.ok) return rows;
  const kinds = kindProblems(open.scheme, rows.value);
  if (kinds.length > 0) return fail(...kinds);
  const roster = await readRoster(work.client, work.actor.office, asked.campaign);
  const before = new Map(roster.map((each) => [each.unit, each]));
  const named = new Set(rows.value.map((each) => each.unit));
  const added = rows.value.filter((each) => !before.has(each.unit));
  const changed = rows.value.filter((each) => isChanged(before.get(each.unit), each));
  const gone = asked.mode === 'merge' ? [] : roster.filter((each) => !named.has(each.unit));
  if (gone.length > 0 && open.campaign.state !== 'preparing')
    return fail(...gone.map(({ unit }) => problem('unit-removal-late', { unit })));
  await enter(work, asked, [...added, ...changed], false);
  await enter(work, asked, gone, true);
  return ok({ added: added.map(idOf), changed: changed.map(idOf), removed: gone.map(idOf) }, rows.problems);
}

const idOf = ({ unit }: RosterRow): string => unit;

/** Holds the campaign, before its results are public, for somebody who may edit its roster. */
function editRoster<T>(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { campaign }: { readonly campaign: string },
  edit: (work: Work, open: OpenCampaign) => Promise<Result<T>>,
): Promise<Result<T>> {
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'unit.edit', { office: actor.office, name: campaign });
    if (no !== null) return refused(no);
    const open = await findAndHoldCampaign(work.client, actor.office, campaign);
    if (!open.ok) return open;
    const wrong = requireState(open.value.campaign, 'preparing', 'collecting');
    return wrong === null ? edit(work, open.value) : fail(wrong);
  });
}

async function enter(
  { client, actor, record }: Work,
  { campaign, reason }: { readonly campaign: string; readonly reason: string },
  rows: readonly RosterRow[],
  removed: boolean,
): Promise<void> {
  if (rows.length === 0) return;
  await insertUnits(client, { office: actor.office, campaign, rows, removed, reason, by: actor.account });
  const [first] = rows;
  const one = rows.length === 1 && first !== undefined ? { unit: first.unit } : {};
  record({
    action: 'unit.edit',
    subject: `campaign/${campaign}/unit/${rows.length === 1 ? first?.unit : '*'}`,
    campaign,
    ...one,
    details: { reason, removed, units: rows.map(idOf), ...(rows.length === 1 ? { to: first } : {}) },
  });
}

/** As rows of one form, so that key order and blanks make no difference. */
function isChanged(before: KeptUnit | undefined, after: RosterRow): boolean {
  if (before === undefined) return false;
  const { revision: _, ...row } = before;
  return canonicalJson(formOf(row)) !== canonicalJson(formOf(after));
}

const formOf = (row: RosterRow): RosterRow => ({
  ...row,
  attributes: Object.fromEntries(Object.entries(row.attributes).filter(([, value]) => value !== null)),
});

function kindProblems(scheme: Scheme, rows: readonly RosterRow[]): readonly Problem[] {
  const kinds = scheme.tables.map((each) => each.subject);
  return rows
    .filter(({ kind }) => !kinds.includes(kind))
    .map(({ unit, kind }) => problem('unit-kind-unknown', { unit, kind, kinds: kinds.join('、') }));
}

const conflict = (unit: string, given: number, current: number): Problem =>
  problem('revision-conflict', { what: unit, given: String(given), current: String(current) });
