import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { routes } from '../../src/api/routes.ts';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.ts';
import { ask } from './ask.ts';
import type { Person } from './people.ts';
import { secrets } from './plant/accounts.ts';
import { canaries, vote } from './plant/review.ts';
import { draftCanary } from './plant/schemes.ts';
import { rows } from './samples/index.ts';
import { idOf, openWorld, type World } from './world.ts';

/** What every GET route tells everybody, looked through for what was planted. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
let test: TestPlatform;
let world: World;
const replies: { readonly route: string; readonly person: string; readonly text: string }[] = [];

const nobody: Person = {
  ...{
    name: 'nobody',
    of: 'nobody',
    account: '',
    office: '',
    grants: [],
    scopes: null,
    panel: false,
    headers: {},
  },
};

async function readEverything(): Promise<void> {
  for (const route of routes) {
    const sample = rows[route.id];
    if (route.method !== 'GET' || sample === undefined) continue;
    for (const person of [null, ...world.people.values()]) {
      const asked = sample.request(world, person ?? nobody);
      const { text } = await ask(world, route, person, asked, sample.stream);
      replies.push({ route: route.id, person: person?.name ?? 'nobody', text });
    }
  }
}

beforeAll(async () => {
  test = await openTestPlatform();
  world = await openWorld(test, 'collecting');
  await readEverything();
  // Once more with a panel that is closed: its votes are shown, under pseudonyms.
  for (const name of ['expert1', 'expert2', 'expert3'])
    await vote(test.pool, idOf(world, 'panel'), world.people.get(name), 'given', '80', canaries.vote);
  const close = routes.find((each) => each.id === 'panel.close');
  const office = world.people.get('office');
  if (close === undefined || office === undefined) throw new Error('nobody closes panels');
  const done = await ask(world, close, office, { params: { id: idOf(world, 'panel') }, body: {} });
  expect(done.status).toBe(200);
});
afterAll(async () => {
  await world?.close();
  await test?.close();
});

/** Who was told it, and by which route, besides those who may know. */
const toldOf = (word: string, knowing: readonly string[] = []): readonly string[] => [
  ...new Set(
    replies.flatMap(({ route, person, text }) =>
      text.includes(word) && !knowing.includes(person) ? [`${person} by ${route}`] : [],
    ),
  ),
];

const everyHash = async (): Promise<readonly string[]> => {
  const found = await test.pool.query<{ hash: string }>(
    `SELECT hash FROM zhunsheng.api_token UNION ALL SELECT hash FROM zhunsheng.session
      UNION ALL SELECT hash FROM zhunsheng.setup_link UNION ALL SELECT hash FROM zhunsheng.first_setup`,
  );
  return found.rows.map(({ hash }) => hash);
};

describe('replies never hold', () => {
  it.each(Object.entries(secrets))('a secret: %s', (_, secret) => {
    expect(toldOf(secret)).toEqual([]);
  });

  it('the hash of a token, a session or a link', async () => {
    const hashes = await everyHash();
    expect(hashes.length).toBeGreaterThan(30);
    expect(hashes.flatMap((hash) => toldOf(hash))).toEqual([]);
  });

  it('what belongs to a unit, told to another unit, an expert or a stranger', () => {
    const office = ['office', 'office2'];
    // 乙局 reviews the report; 甲局 answers the appeal, with which the same file was handed in.
    expect(toldOf(canaries.note, [...office, 'u1', 'leadB'])).toEqual([]);
    expect(toldOf(canaries.cell, [...office, 'u1', 'leadB'])).toEqual([]);
    expect(toldOf(canaries.ground, [...office, 'leader', 'u1', 'leadA'])).toEqual([]);
    expect(toldOf(canaries.evidence, [...office, 'leader', 'u1', 'leadA', 'leadB'])).toEqual([]);
    expect(toldOf(canaries.free, [...office, 'u1'])).toEqual([]);
    expect(toldOf(canaries.judgement, [...office, 'leadA', 'leadB'])).toEqual([]);
  });

  it('a report that was not handed in, told to anybody but its unit', () => {
    expect(toldOf(canaries.draft, ['u2'])).toEqual([]);
    expect(toldOf(canaries.draft)).not.toEqual([]);
  });

  it('a draft of a scheme, told outside the office', () => {
    expect(toldOf(draftCanary, ['office', 'office2'])).toEqual([]);
  });

  it('a vote while the panel is open, told to anybody but the expert', () => {
    expect(toldOf(canaries.vote, ['expert1'])).toEqual([]);
    expect(toldOf(canaries.draftVote, ['expert2'])).toEqual([]);
  });

  it('who sits on a panel, told to those who are judged, who lead or who sit there', () => {
    const managing = ['office', 'office2', 'system', 'security'];
    // One’s own name stands in one’s own profile.
    for (const expert of ['expert1', 'expert2', 'expert3']) {
      const { account } = world.people.get(expert) ?? nobody;
      expect(toldOf(`person-${expert}-xq`, [...managing, expert])).toEqual([]);
      expect(toldOf(account, [...managing, expert, 'audit'])).toEqual([]);
    }
  });
});

describe('a closed panel', () => {
  const sitting = ['expert1', 'expert2', 'expert3'];

  it('shows votes without who gave them', async () => {
    const get = routes.find((each) => each.id === 'panel.get');
    if (get === undefined) throw new Error('no such route');
    const office = world.people.get('office') ?? nobody;
    const { text } = await ask(world, get, office, { params: { id: idOf(world, 'panel') } });
    const { votes, statistics, experts } = JSON.parse(text) as Record<string, unknown>;
    expect(votes).toHaveLength(3);
    expect(experts).toHaveLength(3);
    const shown = JSON.stringify({ votes, statistics });
    for (const name of sitting) {
      expect(shown).not.toContain(`person-${name}-xq`);
      expect(shown).not.toContain(world.people.get(name)?.account);
    }
  });

  it('leaves no name beside a vote in scores, explanations, batches, events or the audit log', async () => {
    const audit = await test.pool.query<{ details: string }>(
      `SELECT details FROM zhunsheng.audit_entry WHERE action LIKE 'panel.%'`,
    );
    const kept = JSON.stringify(audit.rows);
    replies.length = 0;
    await readEverything();
    const elsewhere = replies.filter(({ route }) => /^(score|batch|bulletin|dataset|event)\./.test(route));
    expect(elsewhere.length).toBeGreaterThan(100);
    for (const name of sitting) {
      const { account } = world.people.get(name) ?? nobody;
      expect(kept).not.toContain(account);
      const told = elsewhere.filter(
        ({ text }) => text.includes(account) || text.includes(`person-${name}-xq`),
      );
      expect(told.map(({ route, person }) => `${person} by ${route}`)).toEqual([]);
    }
  });
});
