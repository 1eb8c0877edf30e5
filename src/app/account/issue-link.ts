import { hashSecret, newSecret } from '../../account/secret.ts';
import { insertSetupLink } from '../../store/write/setup-links.ts';
import type { Work } from '../work/act.ts';

/** A one-time link with which a person sets a password: shown once, to whoever hands it over. */
export interface SetupLink {
  readonly login: string;
  /** The secret, for `POST /account-setup`. */
  readonly token: string;
  /** Path in the web client; the secret stands behind #, so that no server or proxy logs it. */
  readonly link: string;
  readonly expiresAt: string;
}

const hours = 72;

/** Issues one; earlier links of the account are no longer good. */
export async function issueLink(
  { client }: Pick<Work, 'client'>,
  { office, account, login }: { readonly office: string; readonly account: string; readonly login: string },
): Promise<SetupLink> {
  const token = newSecret();
  const expiresAt = await insertSetupLink(client, { office, account, hash: hashSecret(token) }, hours);
  return { login, token, link: `/account-setup#${token}`, expiresAt };
}
