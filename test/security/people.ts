import type { Pool } from 'pg';
import { hashSecret, newSecret, newToken } from '../../src/account/secret.ts';
import { type Grant, type TokenScope, tokenScopes } from '../../src/port/actor.ts';
import { testPerson } from '../support/sign-in.ts';

/** Somebody who asks: how it is called in reports of the test, what it holds, and its headers. */
export interface Person {
  readonly name: string;
  /** The person a program acts for; otherwise the same as the name. */
  readonly of: string;
  readonly account: string;
  readonly office: string;
  readonly grants: readonly Grant[];
  /** Null for a browser that is signed in. */
  readonly scopes: readonly TokenScope[] | null;
  /** Sits on the panel. */
  readonly panel: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

const cast: Readonly<Record<string, readonly [office: string, role: Grant['role'], scope: string | null]>> = {
  office: ['demo', 'office', null],
  office2: ['demo', 'office', null],
  leadA: ['demo', 'lead', '甲局'],
  leadB: ['demo', 'lead', '乙局'],
  u1: ['demo', 'unit', 'u1'],
  u2: ['demo', 'unit', 'u2'],
  expert1: ['demo', 'expert', null],
  expert2: ['demo', 'expert', null],
  expert3: ['demo', 'expert', null],
  outsider: ['demo', 'expert', null],
  leader: ['demo', 'leader', null],
  system: ['demo', 'system-admin', null],
  security: ['demo', 'security-admin', null],
  audit: ['demo', 'audit-admin', null],
  neighbour: ['other', 'office', null],
  above: ['city', 'office', null],
};
const onPanel: readonly string[] = ['expert1', 'expert2', 'expert3'];

/** Everybody, with accounts and sessions; their logins and names are told apart from anything else in a reply. */
export async function gatherPeople(pool: Pool): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  for (const [name, [office, role, scope]] of Object.entries(cast)) {
    const grants = [{ role, scope }];
    const made = await testPerson(pool, office, grants, `person-${name.toLowerCase()}-xq`);
    const { account, browser } = made;
    people.set(name, {
      ...{ name, of: name, account, office, grants, scopes: null, panel: onPanel.includes(name) },
      headers: browser,
    });
  }
  const none = await testPerson(pool, 'demo', []);
  people.set('no role', {
    ...{
      name: 'no role',
      of: 'no role',
      account: none.account,
      office: 'demo',
      grants: [],
      scopes: null,
      panel: false,
    },
    headers: none.browser,
  });
  return people;
}

/** The same people as programs: one token for each single scope. */
export async function issueTokens(pool: Pool, person: Person): Promise<readonly Person[]> {
  const issued: Person[] = [];
  for (const scope of tokenScopes) {
    const token = newToken();
    await pool.query(
      `INSERT INTO zhunsheng.api_token (office, account, name, hash, scopes, expires_at)
        VALUES ($1, $2, $3, $4, $5, now() + interval '1 day')`,
      [person.office, person.account, scope, hashSecret(token), [scope]],
    );
    const headers = { authorization: `Bearer ${token}` };
    issued.push({ ...person, name: `${person.name} (token: ${scope})`, scopes: [scope], headers });
  }
  return issued;
}

/** A further session of somebody, by its row; its id. */
export async function furtherSession(pool: Pool, { office, account }: Person): Promise<string> {
  const made = await pool.query<{ id: string }>(
    `INSERT INTO zhunsheng.session (office, account, hash, address, idle_seconds, expires_at, second_factor_at)
      VALUES ($1, $2, $3, '127.0.0.1', 3600, now() + interval '1 day', now()) RETURNING id`,
    [office, account, hashSecret(newSecret())],
  );
  return made.rows[0]?.id ?? '';
}

/** A further token of somebody, by its row; its id. */
export async function furtherToken(pool: Pool, { office, account }: Person): Promise<string> {
  const made = await pool.query<{ id: string }>(
    `INSERT INTO zhunsheng.api_token (office, account, name, hash, scopes, expires_at)
      VALUES ($1, $2, 'further', $3, '{read}', now() + interval '1 day') RETURNING id`,
    [office, account, hashSecret(newToken())],
  );
  return made.rows[0]?.id ?? '';
}
