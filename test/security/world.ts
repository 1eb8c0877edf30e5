import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { issueBulletin } from '../../src/app/scores/bulletins.ts';
import type { CampaignState } from '../../src/port/store-campaign.ts';
import { deciding } from '../support/test-decisions.ts';
import { loadYear } from '../support/test-facts.ts';
import { dayIn, good, type TestPlatform } from '../support/test-platform.ts';
import { furtherSession, furtherToken, gatherPeople, type Person } from './people.ts';
import { plantAccounts } from './plant/accounts.ts';
import { plantIntegration } from './plant/integration.ts';
import { quietly } from './plant/quietly.ts';
import { plantReview } from './plant/review.ts';
import { plantSchemes } from './plant/schemes.ts';

/** A platform in one state of the campaign, with things that belong to somebody in it, and everybody who may ask. */
export interface World {
  readonly test: TestPlatform;
  readonly app: FastifyInstance;
  readonly state: CampaignState;
  readonly people: ReadonlyMap<string, Person>;
  /** Ids of what there is, by name. */
  readonly ids: ReadonlyMap<string, string>;
  /** Each person's further session and token, by the person's name. */
  readonly sessions: ReadonlyMap<string, string>;
  readonly tokens: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** Rate limits are tested elsewhere. */
const limits = { account: 1_000_000, address: 1_000_000 };

/** Fills a fresh platform whose campaign is collecting, and brings it to the state. */
export async function openWorld(test: TestPlatform, state: CampaignState): Promise<World> {
  await loadYear(test);
  good(
    await issueBulletin(test.platform, test.actors.office, { campaign: '2020', title: '第一期', asOf: null }),
  );
  good(
    await issueBulletin(test.platform, test.actors.office, { campaign: '2020', title: '第二期', asOf: null }),
  );
  const people = await gatherPeople(test.pool);
  await reach(test, state);
  const ids = new Map<string, string>();
  for (const plant of [plantSchemes, plantAccounts, plantReview, plantIntegration])
    for (const [name, id] of await plant(test, people)) ids.set(name, id);
  const app = await buildServer(test.platform, { limits });
  const [sessions, tokens] = [new Map<string, string>(), new Map<string, string>()];
  for (const person of people.values()) {
    sessions.set(person.name, await furtherSession(test.pool, person));
    tokens.set(person.name, await furtherToken(test.pool, person));
  }
  return { test, app, state, people, ids, sessions, tokens, close: () => app.close() };
}

async function reach(test: TestPlatform, state: CampaignState): Promise<void> {
  if (state === 'preparing')
    return quietly(test.pool, `UPDATE zhunsheng.campaign SET state = 'preparing', opens_on = $1`, dayIn(0));
  if (state === 'collecting') return;
  const { publish, endPeriod, propose, confirm } = deciding(() => test);
  good(await publish({ acceptMissing: true }));
  if (state === 'published') return;
  await endPeriod();
  const { proposal } = good(await propose());
  good(await confirm(proposal?.resultHash ?? ''));
}

/** The id of something planted. */
export function idOf({ ids }: World, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`nothing was planted as ${name}`);
  return id;
}
