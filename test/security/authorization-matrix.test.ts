import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ruleOf } from '../../src/access/actions.ts';
import type { Route } from '../../src/api/route.ts';
import { routes } from '../../src/api/routes.ts';
import { buildServer } from '../../src/api/server.ts';
import type { CampaignState } from '../../src/port/store-campaign.ts';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.ts';
import { ask, type Reply, requestsMade } from './ask.ts';
import { type Expected, expectedOf } from './expectation.ts';
import { fingerprintOf } from './fingerprint.ts';
import { gatherPeople, issueTokens, type Person } from './people.ts';
import { canaries } from './plant/review.ts';
import { draftCanary } from './plant/schemes.ts';
import type { Sample } from './sample.ts';
import { rows } from './samples/index.ts';
import { openWorld, type World } from './world.ts';

/**
 * Every route × everybody × every state of a campaign, through the server, with real sessions and tokens. What has to
 * come back is computed from the table of actions and from whose the thing is; rows are in ./samples, one a route.
 */
const states: readonly CampaignState[] = ['preparing', 'collecting', 'published', 'final'];
/** Thousands of requests each: longer than usual on a busy machine. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
const table = routes.flatMap((route) => {
  const sample = rows[route.id];
  return sample === undefined ? [] : [{ route, sample }];
});
const succeeded = new Set<string>();

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test?.close());

describe('the matrix', () => {
  it('has a row for every route, and no other', () => {
    expect(routes.map(({ id }) => id).filter((id) => rows[id] === undefined)).toEqual([]);
    expect(Object.keys(rows).filter((id) => routes.every((route) => route.id !== id))).toEqual([]);
  });
});

describe('whoever could do nothing', () => {
  it('is told so before anything of the request is read', async () => {
    const people = await gatherPeople(test.pool);
    const app = await buildServer(test.platform);
    const broken = { content: '{"', type: 'application/json' };
    const asked = table.filter(({ route }) => route.access !== 'public' && route.access !== 'signed-in');
    const replies = asked.map(async ({ route }) => {
      const sent = route.method === 'GET' ? {} : broken;
      const { status, code } = await ask({ app }, route, people.get('no role') ?? null, sent);
      return `${route.id} ${status} ${code}`;
    });
    expect(await Promise.all(replies)).toEqual(asked.map(({ route }) => `${route.id} 403 not-allowed`));
    await app.close();
  });
});

describe.each(states)('while the campaign is %s', (state) => {
  let world: World;
  let asking: readonly (Person | null)[];
  beforeAll(async () => {
    world = await openWorld(await test.fresh(), state);
    asking = await everyoneIn(world);
  });
  afterAll(() => world?.close());

  it('refuses whoever may not, tells them nothing, and changes nothing', async () => {
    const before = await fingerprintOf(world.test.pool);
    const wrong: string[] = [];
    await each(refusals(world, asking), async ({ route, sample, person, expected }) => {
      const reply = await ask(world, route, person, sample.request(world, person ?? nobody), sample.stream);
      wrong.push(
        ...faultsOfRefusal(world, reply, expected).map((fault) => told(route, person, reply, fault)),
      );
    });
    expect(wrong.sort()).toEqual([]);
    expect(await fingerprintOf(world.test.pool)).toEqual(before);
  });

  it('answers whoever may, and lets it succeed only when it makes sense', async () => {
    const wrong: string[] = [];
    const sorted = [...table].sort((a, b) => turnOf(a) - turnOf(b));
    for (const { route, sample } of sorted) {
      const owners = asksFor(route, asking).flatMap((person) => {
        const expected = expectedOf(route, sample, person, state);
        return expected.kind === 'own' ? [{ person, maySucceed: expected.maySucceed }] : [];
      });
      for (const { person, maySucceed } of sample.once === true ? owners.slice(0, 1) : owners) {
        await sample.before?.(world, person ?? nobody);
        const reply = await ask(world, route, person, sample.request(world, person ?? nobody), sample.stream);
        if (reply.status < 400) succeeded.add(route.id);
        const fault = faultOfOwn(sample, reply, maySucceed);
        if (fault !== null) wrong.push(told(route, person, reply, fault));
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the samples', () => {
  it('succeed somewhere, so that a refusal is not for another reason', () => {
    const never = table.filter(({ route }) => !succeeded.has(route.id));
    const unsaid = never.flatMap(({ route, sample }) => (sample.never === undefined ? [route.id] : []));
    const wrongly = table.flatMap(({ route, sample }) =>
      sample.never !== undefined && succeeded.has(route.id) ? [route.id] : [],
    );
    expect({ unsaid, wrongly }).toEqual({ unsaid: [], wrongly: [] });
    expect(requestsMade()).toBeGreaterThan(table.length * states.length * 10);
  });
});

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

/** Who asks in the matrix; the others are there as second persons. */
const doubles: readonly string[] = ['office2', 'expert2', 'expert3'];
const withPrograms: readonly string[] = ['office', 'leadA', 'u1', 'expert1'];

/** Nobody, everybody, and programs of those who do different things. */
async function everyoneIn(world: World): Promise<readonly (Person | null)[]> {
  const {
    people,
    state,
    test: { pool },
  } = world;
  const persons = [...people.values()].filter((each) => !doubles.includes(each.name));
  // A scope is asked about before the campaign is looked at: two states are enough.
  if (state === 'preparing' || state === 'final') return [null, ...persons];
  const tokens = await Promise.all(
    persons.filter((each) => withPrograms.includes(each.name)).map((each) => issueTokens(pool, each)),
  );
  return [null, ...persons, ...tokens.flat()];
}

/** Of the programs only those of the first person who could do it as a person: the others are refused as persons. */
function asksFor({ access }: Route, asking: readonly (Person | null)[]): readonly (Person | null)[] {
  const roles: Readonly<Record<string, unknown>> =
    access === 'public' || access === 'signed-in' ? { office: 'all' } : ruleOf(access).roles;
  const first = asking.find((each) => each?.grants.some(({ role }) => roles[role] !== undefined) === true);
  return asking.filter(
    (each) => each === null || each.scopes === null || each.of === (first?.of ?? 'office'),
  );
}

interface Refusal {
  readonly route: Route;
  readonly sample: Sample;
  readonly person: Person | null;
  readonly expected: Extract<Expected, { kind: 'refused' }>;
}

const refusals = ({ state }: World, asking: readonly (Person | null)[]): readonly Refusal[] =>
  table.flatMap(({ route, sample }) =>
    asksFor(route, asking).flatMap((person) => {
      const expected = expectedOf(route, sample, person, state);
      return expected.kind === 'refused' ? [{ route, sample, person, expected }] : [];
    }),
  );

function faultsOfRefusal(
  world: World,
  reply: Reply,
  { status, code }: Refusal['expected'],
): readonly string[] {
  const told = [...Object.values(canaries), draftCanary, ...world.ids.values()];
  const leaks = told.filter((word) => reply.text.includes(word) && !reply.sent.includes(word));
  // What is not there is told apart by its code only, never what is another's.
  const isExpected = reply.status === status && (status === 404 ? reply.code !== null : reply.code === code);
  return [...(isExpected ? [] : [`should be ${status} ${code}`]), ...leaks.map((word) => `tells ${word}`)];
}

function faultOfOwn({ only, absent }: Sample, { status, code }: Reply, maySucceed: boolean): string | null {
  if (status >= 500 && code !== 'remote-refused') return 'is a fault of ours';
  if (status >= 400 && code === null) return 'has no typed problem';
  if (!maySucceed) {
    const needed = absent === true ? 404 : 409;
    return status === needed ? null : `should be ${needed} in this state`;
  }
  if (only !== undefined) return only.includes(status) ? null : `should be one of ${only.join()}`;
  return [401, 403, 404].includes(status) ? 'should be answered' : null;
}

const told = ({ id }: Route, person: Person | null, { status, code, text }: Reply, fault: string): string =>
  `${id} by ${person?.name ?? 'nobody'}: ${fault}; is ${status} ${code ?? ''} ${text.slice(0, 160)}`;

const turnOf = ({ route, sample }: (typeof table)[number]): number =>
  (route.method === 'GET' ? -1 : 0) + (sample.order ?? 0);

/** A few at a time: the server is there for many. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
