import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool, PoolClient } from 'pg';
import { readRosterText } from '../../src/app/campaign/roster-text.ts';
import type { Platform } from '../../src/app/platform.ts';
import type { ScoreDesk } from '../../src/app/scores/score-desk.ts';
import type { Result } from '../../src/core/problem/problem.ts';
import { readScheme } from '../../src/core/scheme/read.ts';
import type { Actor, Grant, TokenScope } from '../../src/port/actor.ts';
import type { CampaignState } from '../../src/port/store-campaign.ts';
import type { Office } from '../../src/port/store-office.ts';
import { openSigningKey } from '../../src/store/audit/signing-key.ts';
import { insertUnits } from '../../src/store/write/campaign-units.ts';
import { insertCampaign, moveCampaign } from '../../src/store/write/campaigns.ts';
import { inOffice } from '../../src/store/write/office-transaction.ts';
import { addOffice } from '../../src/store/write/offices.ts';
import { markChecked, publishVersion, startDraft } from '../../src/store/write/scheme-versions.ts';
import { openTestStore, type TestStore } from './test-store.ts';

/**
 * A platform on a real database, for tests of use cases:
 *
 *     let test: TestPlatform;
 *     beforeAll(async () => { test = await openTestPlatform(); });
 *     afterAll(() => test.close());
 *     const done = await lodgeAppeal(test.platform, test.actors.unit('u1'), { campaign: test.campaign, … });
 *
 * Offices: `city` above, `demo` (the one worked in) and `other` (a neighbour) below it. The office `demo` has the
 * scheme of test/fixtures/platform-scheme, published as `small` version 1, and the campaign `2020` on it, collecting
 * since 30 days, due in 30, locked in 60; units u1 (一镇), u2 (二镇), u3 (甲局, which is a lead too). Leads: 甲局, 乙局.
 * Indicators: done 40 (事项, lead 甲局), help 30 (评判, both leads), training 10 (培训, handed in by units, lead 乙局),
 * panel 20 (专家评分, lead 乙局), plus up to 5 (表彰, lead 甲局). Starting a database takes seconds: open one platform a
 * file, and call `fresh()` where a test needs one that nobody touched.
 */
export interface TestPlatform {
  readonly platform: Platform;
  readonly pool: Pool;
  readonly office: string;
  readonly campaign: string;
  readonly actors: typeof testActors;
  /** Another platform on a database of its own in the same server; closed with this one. */
  fresh(settings?: TestSettings): Promise<TestPlatform>;
  /** Reads or writes as the office itself would, in a transaction. */
  inOffice<T>(work: (client: PoolClient) => Promise<T>, office?: string): Promise<T>;
  close(): Promise<void>;
}

export interface TestSettings {
  /** `collecting` unless told; `published` is public for ten days. */
  readonly state?: CampaignState;
  /** Days from today; due and lock are 30 and 60 unless told, opening is −30. */
  readonly opensIn?: number;
  readonly dueIn?: number;
  readonly locksIn?: number;
}

const actor = (account: string, name: string, grants: readonly Grant[], office = 'demo'): Actor => ({
  account,
  name,
  office,
  grants,
  scopes: null,
});
const holder = (role: Grant['role'], scope: string | null = null) => [{ role, scope }];

/** Everybody there is. Accounts are plain names; no rows of the account tables stand behind them. */
export const testActors = {
  office: actor('office-1', '考核办一', holder('office')),
  /** The second person, where two are needed. */
  office2: actor('office-2', '考核办二', holder('office')),
  lead: (name: string): Actor => actor(`lead-${name}`, `${name}经办`, holder('lead', name)),
  unit: (id: string): Actor => actor(`unit-${id}`, `${id}填报人`, holder('unit', id)),
  expert: (n: number): Actor => actor(`expert-${n}`, `专家${n}`, holder('expert')),
  leader: actor('leader-1', '领导一', holder('leader')),
  systemAdmin: actor('system-1', '系统管理员', holder('system-admin')),
  securityAdmin: actor('security-1', '安全管理员', holder('security-admin')),
  auditAdmin: actor('audit-1', '审计管理员', holder('audit-admin')),
  /** The office next door, and the one above. */
  stranger: actor('stranger-1', '邻县考核办', holder('office'), 'other'),
  above: actor('above-1', '市考核办', holder('office'), 'city'),
  /** Somebody's token. */
  token: (of: Actor, ...scopes: TokenScope[]): Actor => ({ ...of, scopes }),
} as const;

const offices: readonly Office[] = [
  { id: 'city', name: '某市', level: 'city', parent: null },
  { id: 'demo', name: '某县', level: 'county', parent: 'city' },
  { id: 'other', name: '邻县', level: 'county', parent: 'city' },
];

const office = 'demo';
const campaign = '2020';

export async function openTestPlatform(settings: TestSettings = {}): Promise<TestPlatform> {
  const store = await openTestStore();
  const first = await onNewDatabase(store, settings).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    ...first,
    close: async () => {
      await first.close();
      await store.close();
    },
  };
}

async function onNewDatabase(store: TestStore, settings: TestSettings): Promise<TestPlatform> {
  const pool = await store.database();
  const folder = await mkdtemp('/var/tmp/zhunsheng-platform-');
  const key = good(await openSigningKey(join(folder, 'keys')));
  const guest = { pool, role: 'guest' as const, close: async () => undefined };
  const scores = await openDesk(guest, folder);
  const others: TestPlatform[] = [];
  await prepare(pool, settings);
  return {
    platform: { store: guest, folder, key, scores },
    pool,
    office,
    campaign,
    actors: testActors,
    async fresh(more = settings) {
      const next = await onNewDatabase(store, more);
      others.push(next);
      return next;
    },
    inOffice: (work, of = office) => inOffice(pool, of, work),
    async close() {
      for (const other of others) await other.close();
      await scores.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The texts of the scheme, by path in its folder. */
export async function platformSchemeFiles(): Promise<Record<string, string>> {
  const root = fileURLToPath(new URL('../fixtures/platform-scheme', import.meta.url));
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((each) => each.isFile())
    .map((each) => relative(root, join(each.parentPath, each.name)));
  const texts = paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

async function prepare(pool: Pool, settings: TestSettings): Promise<void> {
  for (const each of offices) good(await addOffice(pool, each));
  const files = await platformSchemeFiles();
  const scheme = good(readScheme(files));
  const roster = good(readRosterText('units.csv', files['units.csv'] ?? '', scheme));
  await inOffice(pool, office, async (client) => {
    const by = testActors.office.account;
    const id = { office, scheme: 'small', version: 1 };
    good(await startDraft(client, { office, scheme: 'small', files, reason: '测试', by }));
    good(await markChecked(client, id, scheme.fingerprint));
    good(await publishVersion(client, id, by));
    const made = { ...id, ...daysFrom(settings), id: campaign, title: '小县年度考核', appealDays: 5 };
    good(await insertCampaign(client, { ...made, demo: false, by }));
    await insertUnits(client, { office, campaign, rows: roster, removed: false, reason: '测试', by });
    const states: readonly CampaignState[] = ['collecting', 'published', 'final'];
    for (const state of states.slice(0, states.indexOf(settings.state ?? 'collecting') + 1))
      await moveCampaign(client, { office, id: campaign }, state, publicView(state));
  });
}

const publicView = (state: CampaignState) =>
  state === 'published'
    ? { publicFrom: `${dayIn(-1)}T00:00:00Z`, publicTo: `${dayIn(9)}T00:00:00Z` }
    : { publicFrom: null, publicTo: null };

const daysFrom = ({ opensIn = -30, dueIn = 30, locksIn = 60 }: TestSettings) => ({
  opensOn: dayIn(opensIn),
  dueOn: dayIn(dueIn),
  locksOn: dayIn(locksIn),
});

/** The day (YYYY-MM-DD, on the scheme's clock) so many days from today. */
export const dayIn = (days: number): string =>
  new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);

/** The value of a result that has to be good. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** The codes of a result's problems. */
export const codes = (result: Result<unknown>): readonly string[] => result.problems.map((each) => each.code);

interface DeskRoom {
  openScoreDesk(store: Platform['store'], folder: string): ScoreDesk | Promise<ScoreDesk>;
}

async function openDesk(store: Platform['store'], folder: string): Promise<ScoreDesk> {
  const file = new URL('../../src/app/scores/open-score-desk.ts', import.meta.url);
  const room = (await import(file.href).catch(() => null)) as DeskRoom | null;
  if (room !== null) return room.openScoreDesk(store, folder);
  const none = () => Promise.reject(new Error('there is no score desk yet'));
  return {
    ...{ result: none, explain: none, difference: none, reachable: none, facts: none },
    close: async () => undefined,
  };
}
