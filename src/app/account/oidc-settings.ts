import { z } from 'zod';
import { permit } from '../../access/permit.ts';
import { isProviderAddress } from '../../account/oidc.ts';
import { seal, unseal } from '../../account/seal.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { type AccountSettings, readSettings, updateSettings } from '../../store/write/account-settings.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import { sealingKey } from './vault.ts';

type Keyed = Pick<Platform, 'store' | 'folder'>;

const storedOidc = z.strictObject({
  issuer: z.string(),
  clientId: z.string(),
  claim: z.string().nullable(),
  trustsSecondFactor: z.boolean(),
});

/** How an office's people sign in with another provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** The claim that names the login of an account not linked yet; null: only linked accounts come in. */
  readonly claim: string | null;
  /** Whether the provider saying it used several factors (`amr` with `mfa`) makes ours unnecessary. */
  readonly trustsSecondFactor: boolean;
}

/** As shown: the secret never is. */
export interface OidcSettingsView {
  readonly oidc: (OidcSettings & { readonly clientSecretSet: boolean }) | null;
  readonly revision: number;
}

export interface OidcSettingsEdit {
  /** Null: no other provider. Without `clientSecret` the one that is stored stays; null takes it away. */
  readonly oidc: (OidcSettings & { readonly clientSecret?: string | null | undefined }) | null;
  readonly revision: number | null;
}

const purpose = (office: string): string => `oidc/${office}`;

const parsed = (settings: AccountSettings | null): OidcSettings | null =>
  settings === null || settings.oidc === null ? null : storedOidc.parse(settings.oidc);

/** The settings and, unsealed, the secret; null where there is no provider. For signing in. */
export async function oidcOf(
  platform: Keyed,
  office: string,
): Promise<{ readonly oidc: OidcSettings; readonly clientSecret: string | null } | null> {
  const settings = await look(platform, { office }, (client) => readSettings(client, office));
  const oidc = parsed(settings);
  if (settings === null || oidc === null) return null;
  const sealed = settings.oidcSecret;
  const clientSecret = sealed === null ? null : unseal(await sealingKey(platform), sealed, purpose(office));
  return { oidc, clientSecret };
}

export async function readOidcSettings(platform: Keyed, actor: Actor): Promise<Result<OidcSettingsView>> {
  const no = permit(actor, 'settings.read', { office: actor.office });
  if (no) return refused(no);
  const settings = await look(platform, actor, (client) => readSettings(client, actor.office));
  const oidc = parsed(settings);
  const clientSecretSet = settings !== null && settings.oidcSecret !== null;
  return ok({
    oidc: oidc === null ? null : { ...oidc, clientSecretSet },
    revision: settings?.revision ?? 0,
  });
}

export async function changeOidcSettings(
  platform: Keyed,
  actor: Actor,
  { oidc, revision }: OidcSettingsEdit,
): Promise<Result<null>> {
  const key = await sealingKey(platform);
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'settings.change', { office: actor.office });
    if (no) return refused(no);
    const settings = await readSettings(work.client, actor.office, 'lock');
    if (settings === null) return fail(problem('not-found', { what: 'settings' }));
    const wrong = check(settings, oidc, revision);
    if (wrong !== null) return fail(wrong);
    const { clientSecret, ...plain } = oidc ?? { clientSecret: null };
    // A secret is for the provider it was given for, and for no other.
    const same = oidc !== null && parsed(settings)?.issuer === oidc.issuer;
    const kept = clientSecret === undefined && same ? settings.oidcSecret : null;
    const oidcSecret =
      typeof clientSecret === 'string' ? seal(key, clientSecret, purpose(actor.office)) : kept;
    await updateSettings(work.client, { ...settings, oidc: oidc === null ? null : plain, oidcSecret });
    const details = { what: 'oidc', issuer: oidc?.issuer ?? null };
    work.record({ action: 'settings.change', subject: `office/${actor.office}`, details });
    return ok(null);
  });
}

function check(
  settings: AccountSettings,
  oidc: OidcSettings | null,
  revision: number | null,
): Problem | null {
  const current = String(settings.revision);
  if (settings.demo) return problem('demo-refused', {});
  if (revision !== null && revision !== settings.revision)
    return problem('revision-conflict', { what: 'settings/oidc', given: String(revision), current });
  return oidc === null || isProviderAddress(oidc.issuer)
    ? null
    : problem('oidc-address-refused', { address: oidc.issuer });
}
