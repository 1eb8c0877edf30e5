import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  address,
  addUser,
  codes,
  good,
  openTestAccounts,
  setUpOffice,
  type TestAccounts,
  type TestUser,
  whoIs,
} from '../../../test/support/account-office.ts';
import { permit } from '../../access/permit.ts';
import type { TokenScope } from '../../port/actor.ts';
import type { Platform } from '../platform.ts';
import { authenticate } from './authenticate.ts';
import { editAccount } from './manage-accounts.ts';
import { addGrant, revokeAccess } from './manage-grants.ts';
import { readProfile } from './me.ts';
import { issueToken, ownSessions, ownTokens, revokeOwnToken } from './own-access.ts';

let accounts: TestAccounts;
let platform: Pick<Platform, 'store' | 'folder'>;
let people: Awaited<ReturnType<typeof setUpOffice>>;
let lead: TestUser;
let count = 0;

beforeAll(async () => {
  accounts = await openTestAccounts();
  platform = await accounts.fresh();
  people = await setUpOffice(platform);
});
afterAll(() => accounts.close());
beforeEach(async () => {
  lead = await addUser(platform, people, `jia${++count}`, [{ role: 'lead', scope: '甲局' }]);
});

const issue = (scopes: readonly TokenScope[], days = 30) =>
  issueToken(platform, lead, { name: '数据接口', scopes, days });
const present = (bearer: string) => authenticate(platform, { cookie: null, bearer, address });

describe('tokens', () => {
  it('act for their owner, within their scopes, and are kept as a hash only', async () => {
    const { token } = good(await issue(['facts', 'facts']));
    expect(token).toMatch(/^zs_[\w-]{43}$/);
    const found = await whoIs(platform, null, token);
    expect(found).toMatchObject({ actor: { ...lead.actor, scopes: ['facts'] }, session: null, needs: null });
    const rows = await platform.store.pool.query(
      'SELECT row_to_json(t)::text AS row FROM zhunsheng.api_token AS t',
    );
    expect(rows.rows.some(({ row }) => row.includes(token) || row.includes(token.slice(3)))).toBe(false);
    expect(JSON.stringify(good(await ownTokens(platform, lead.actor)))).not.toContain(token);
  });

  it('may do what their scopes name, and never what only a person may', async () => {
    const { token } = good(await issue(['facts']));
    const actor = good(await present(token))?.actor;
    if (actor === undefined) throw new Error('nobody');
    const mine = { office: 'xian', leads: ['甲局'] };
    expect(permit(actor, 'batch.load', mine)).toBeNull();
    expect(permit(actor, 'batch.load', { office: 'xian', leads: ['乙局'] })?.code).toBe('not-found');
    expect(permit(actor, 'judgement.make', mine)?.code).toBe('token-scope-missing');
    expect(permit(actor, 'score.read', mine)?.code).toBe('token-scope-missing');
    expect(codes(await ownSessions(platform, actor, null))).toEqual(['token-scope-missing']);
    const { actions } = good(await readProfile(platform, actor, null));
    expect(actions).toEqual(['batch.load', 'batch.undo', 'evidence.add']);
  });

  it('lose with their owner what the owner loses, at once', async () => {
    const { token } = good(await issue(['read']));
    const { securityAdmin, systemAdmin } = people;
    good(await addGrant(platform, securityAdmin.actor, lead.actor.account, { role: 'leader', scope: null }));
    expect((await whoIs(platform, null, token))?.actor.grants).toHaveLength(2);
    const edit = { state: 'disabled' } as const;
    good(await editAccount(platform, systemAdmin.actor, lead.actor.account, { edit, revision: null }));
    expect(codes(await present(token))).toEqual(['token-invalid']);
  });

  it('are revoked by their owner or the security administrator, at once', async () => {
    const [one, two] = [good(await issue(['read'])), good(await issue(['read']))];
    good(await revokeOwnToken(platform, lead.actor, one.id));
    expect(codes(await present(one.token))).toEqual(['token-invalid']);
    expect(codes(await revokeOwnToken(platform, lead.actor, one.id))).toEqual(['not-found']);
    expect(codes(await revokeOwnToken(platform, people.office.actor, two.id))).toEqual(['not-found']);
    good(await revokeAccess(platform, people.securityAdmin.actor, lead.actor.account));
    expect(codes(await present(two.token))).toEqual(['token-invalid']);
  });

  it('expire', async () => {
    const { id, token } = good(await issue(['read'], 1));
    await platform.store.pool.query(
      `UPDATE zhunsheng.api_token SET expires_at = expires_at - interval '1 day' WHERE id = $1`,
      [id],
    );
    expect(codes(await present(token))).toEqual(['token-invalid']);
    expect(good(await ownTokens(platform, lead.actor))).toEqual([]);
    expect(codes(await issue(['read'], 367))).toEqual(['token-too-long']);
  });

  it('are twenty at most', async () => {
    for (let n = 0; n < 20; n++) good(await issue(['read']));
    expect(codes(await issue(['read']))).toEqual(['too-many']);
  });

  it('that are none of ours are refused without looking', async () => {
    for (const bearer of ['', 'zs_', `zs_${'a'.repeat(43)}`, 'x'.repeat(10_000), `zs_${'é'.repeat(43)}`])
      expect(codes(await present(bearer))).toEqual(['token-invalid']);
  });
});
