import type { CampaignState } from '../../src/port/store-campaign.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

/** What a request carries, besides who sends it. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A streamed body and its media type. */
  readonly content?: Buffer | string;
  readonly type?: string;
  readonly revision?: number;
}

/** Whose the thing is that a sample asks about, in the words of the policy. */
export interface Owner {
  /** `above`: the office over `demo`. */
  readonly office: 'demo' | 'above';
  readonly unit?: string;
  readonly leads?: readonly string[];
  /** A unit that reaches everything otherwise gets its own here. */
  readonly cut?: true;
  /** Only the experts who sit on the panel. */
  readonly panel?: true;
}

/** One row of the authorization matrix: a request of a route, and what is to be expected of it. */
export interface Sample {
  /** `each`: whoever could ask gets what is its own, a list cut or its own account. */
  readonly owner: Owner | 'each';
  /** Only this person has it: not even those who reach everything else of the office do it for another. */
  readonly holder?: string;
  /** The reply goes on: it is broken off once it began. */
  readonly stream?: true;
  /** `home`: nothing in the address belongs to an office, so that every office is answered about itself. */
  readonly place?: 'home';
  /** States of the campaign in which it may succeed; all unless told. In others: 409. */
  readonly states?: readonly CampaignState[];
  /** There is nothing to be read in other states: 404 instead of 409. */
  readonly absent?: true;
  /** Seen by the office only while the campaign is being prepared. */
  readonly hidden?: true;
  /** The only statuses its owner may get, where the usual rule does not hold. */
  readonly only?: readonly number[];
  /** For `signed-in`, which no scope is asked of: what a program with a token gets. */
  readonly token?: 'like-person' | 'person-required';
  /** Why it does not succeed here even for its owner. */
  readonly never?: string;
  /** Asked by one of its owners only: what it was about is gone afterwards. */
  readonly once?: true;
  /** Later than others, as it changes what they are about; 0 unless told. */
  readonly order?: number;
  /** Brings the thing into the state the request is about; only before owners ask. */
  before?(world: World, person: Person): Promise<void>;
  request(world: World, person: Person): Asked;
}

export type Rows = Readonly<Record<string, Sample>>;

export const preparing = ['preparing'] as const;
export const early = ['preparing', 'collecting'] as const;
export const collecting = ['collecting'] as const;
export const published = ['published'] as const;
/** Until the result is final. */
export const unfinished = ['collecting', 'published'] as const;
/** From the first publication on. */
export const shown = ['published', 'final'] as const;
/** The whole office's. */
export const ofOffice: Owner = { office: 'demo' };
/** What everybody in the office may ask for; each sees its own part. */
export const everybody = 'each';

export const inCampaign: Asked = { params: { campaign: '2020' } };
