import { loginOf } from '../../account/login.ts';
import { beginOidc, completeOidc, type OidcPerson } from '../../account/oidc.ts';
import { hashSecret, isSecret, newSecret } from '../../account/secret.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { systemActor } from '../../port/actor.ts';
import { accountOfIdentity, linkableAccount, linkIdentity } from '../../store/write/identities.ts';
import { insertFlow, takeFlow } from '../../store/write/oidc-flows.ts';
import type { Platform } from '../platform.ts';
import { act } from '../work/act.ts';
import { type OidcSettings, oidcOf } from './oidc-settings.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { recordFailure } from './record-failure.ts';
import { addressGuard, attemptSucceeded, beginAttempt } from './sign-in-limits.ts';

type Keyed = Pick<Platform, 'store' | 'folder'>;

/** How long somebody may take at the other provider. */
export const flowMinutes = 10;

/** Where to send the browser, and the secret of the flow, which goes into a cookie so that only this browser returns. */
export interface OidcStart {
  readonly url: string;
  readonly flow: string;
}

/** Begins a sign-in with the office's provider, which sends the browser back to `redirectUri`. */
export async function startOidc(
  platform: Keyed,
  {
    office,
    redirectUri,
    address,
  }: { readonly office: string; readonly redirectUri: string; readonly address: string },
): Promise<Result<OidcStart>> {
  // Counted and not given back before the sign-in succeeds: a flow costs a row and a call to the provider.
  const attempt = await beginAttempt(platform, [addressGuard(address)]);
  if ('code' in attempt) return fail(attempt);
  const settings = await oidcOf(platform, office);
  if (settings === null) return fail(problem('oidc-not-configured', {}));
  const begun = await beginOidc({ ...settings.oidc, clientSecret: settings.clientSecret }, redirectUri);
  if (!begun.ok) return begun;
  const flow = newSecret();
  return act(platform, systemActor(office), async ({ client }) => {
    await insertFlow(client, { office, hash: hashSecret(flow), flow: begun.value.flow }, flowMinutes);
    return ok({ url: begun.value.url, flow });
  });
}

export interface OidcReturn {
  readonly office: string;
  /** The cookie; null where the browser has none. */
  readonly flow: string | null;
  /** The query the provider sent the browser back with. */
  readonly query: string;
  readonly address: string;
  readonly former: string | null;
}

/** Completes it: the identity must be linked to an account, or be linked now by the claim the office trusts. */
export async function finishOidc(platform: Keyed, back: OidcReturn): Promise<Result<OpenedSession>> {
  const { office, address, former } = back;
  const settings = await oidcOf(platform, office);
  if (settings === null) return fail(problem('oidc-not-configured', {}));
  const person = await vouchedFor(platform, back, settings);
  const account = person.ok ? await accountFor(platform, office, settings.oidc, person.value) : person;
  if (!account.ok) return failed(platform, back, account.problems);
  if (person.ok === false) return person;
  const attempt = { guards: [addressGuard(address)], last: false };
  await attemptSucceeded(platform, attempt);
  const secondFactorPassed = settings.oidc.trustsSecondFactor && usedSeveralFactors(person.value);
  return openSession(platform, account.value, { how: 'oidc', address, former, secondFactorPassed });
}

type Settings = NonNullable<Awaited<ReturnType<typeof oidcOf>>>;

async function vouchedFor(
  platform: Keyed,
  { office, flow, query }: OidcReturn,
  { oidc, clientSecret }: Settings,
): Promise<Result<OidcPerson>> {
  if (flow === null || !isSecret(flow)) return fail(problem('oidc-refused', { reason: 'no_flow' }));
  // Taken back first, in a transaction of its own: a flow is good once, however it ends.
  const taken = await act(platform, systemActor(office), async ({ client }) =>
    ok(await takeFlow(client, office, hashSecret(flow))),
  );
  if (!taken.ok) return taken;
  if (taken.value === null) return fail(problem('oidc-refused', { reason: 'no_flow' }));
  return completeOidc({ ...oidc, clientSecret }, taken.value, query);
}

function accountFor(
  platform: Keyed,
  office: string,
  { claim }: OidcSettings,
  { issuer, subject, claims }: OidcPerson,
): Promise<Result<string>> {
  return act(platform, systemActor(office), async (work) => {
    const known = await accountOfIdentity(work.client, { office, issuer, subject });
    if (known !== null) return ok(known);
    const named = claim === null ? undefined : claims[claim];
    const account =
      typeof named === 'string' ? await linkableAccount(work.client, office, loginOf(named)) : null;
    if (account === null) return fail(problem('oidc-no-account', {}));
    await linkIdentity(work.client, { office, account, issuer, subject }, 'system');
    const details = { what: 'identity-linked', claim };
    work.record({ action: 'grant.change', subject: `account/${account}`, details });
    return ok(account);
  });
}

async function failed(
  platform: Keyed,
  { office, address }: OidcReturn,
  problems: readonly Problem[],
): Promise<Result<never>> {
  const reason = problems[0]?.code ?? 'unknown';
  const whose = { office, account: 'unknown' };
  await recordFailure(platform, { whose, how: 'oidc', address, locked: false, reason });
  return fail(...problems);
}

const usedSeveralFactors = ({ claims }: OidcPerson): boolean =>
  Array.isArray(claims.amr) && claims.amr.includes('mfa');
