import { type Action, actions, ruleOf } from '../../access/actions.ts';
import { couldDo } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor, Grant, TokenScope } from '../../port/actor.ts';
import type { Standing } from '../../port/store-account.ts';
import type { Office } from '../../port/store-office.ts';
import { listSessions, recoveryCodesLeft } from '../../store/view/accounts.ts';
import { readStanding } from '../../store/view/standing.ts';
import { readOffice } from '../../store/write/offices.ts';
import { hasPassedSecondFactor } from '../../store/write/sessions.ts';
import type { Platform } from '../platform.ts';
import { look } from '../work/act.ts';
import { needOf, policyOf, wantsSecondFactor } from './authenticate.ts';
import type { Need } from './signed-in.ts';

/** Who I am here, and what I could do. */
export interface Profile {
  readonly account: string;
  readonly login: string;
  readonly name: string;
  readonly office: Office;
  readonly grants: readonly Grant[];
  /** Null for a person; a token's scopes. */
  readonly scopes: readonly TokenScope[] | null;
  readonly needs: Need | null;
  /** Actions that a role allows, for something at least. */
  readonly actions: readonly Action[];
  readonly secondFactor: {
    readonly required: boolean;
    readonly enrolled: boolean;
    readonly recoveryCodesLeft: number;
  };
  readonly password: { readonly set: boolean; readonly expiresInDays: number | null };
  readonly session: { readonly id: string; readonly expiresAt: string } | null;
  readonly demo: boolean;
}

/** The profile of whoever asks. */
export async function readProfile(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  session: string | null,
): Promise<Result<Profile>> {
  const standing = await readStanding(platform.store.pool, { id: actor.account });
  if (standing === null) return fail(problem('not-signed-in', {}));
  return look(platform, actor, async (client) => {
    const { office, account } = actor;
    const passed = session === null || (await hasPassedSecondFactor(client, office, session));
    const open = await listSessions(client, office, account);
    const present = open.find((each) => each.id === session) ?? null;
    const of = await readOffice(client, office);
    if (of === null) throw new Error(`no office ${office}`);
    return ok({
      ...facts(standing, actor),
      office: of,
      needs: session === null ? null : needOf(standing, passed),
      secondFactor: {
        required: wantsSecondFactor(standing),
        enrolled: standing.hasSecondFactor,
        recoveryCodesLeft: await recoveryCodesLeft(client, office, account),
      },
      session: present === null ? null : { id: present.id, expiresAt: present.expiresAt },
    });
  });
}

function facts(standing: Standing, actor: Actor) {
  const { account, login, name, demo, passwordAge } = standing;
  const { maxAgeDays } = policyOf(standing);
  const left =
    maxAgeDays === null || passwordAge === null ? null : maxAgeDays - Math.floor(passwordAge / 86_400);
  return {
    account,
    login,
    name,
    grants: actor.grants,
    scopes: actor.scopes,
    actions: possible(actor),
    password: { set: passwordAge !== null, expiresInDays: left },
    demo,
  };
}

const possible = (actor: Actor): readonly Action[] =>
  (Object.keys(actions) as Action[]).filter((action) => {
    const { scope } = ruleOf(action);
    const inScope = actor.scopes === null || (scope !== null && actor.scopes.includes(scope));
    return inScope && couldDo(actor, action);
  });
