import type { Role } from '../../port/actor.ts';
import { demoAccounts, officesWithOidc } from '../../store/view/sign-in.ts';
import type { Platform } from '../platform.ts';
import { awaitsSetup } from './first-setup.ts';

/** What a sign-in page offers besides login and password. */
export interface SignInOptions {
  readonly awaitsSetup: boolean;
  readonly providers: { readonly office: string; readonly name: string }[];
  readonly demo: {
    readonly id: string;
    readonly name: string;
    readonly office: string;
    readonly roles: Role[];
  }[];
}

/** The ways of signing in; nothing about accounts but those of demonstrations. */
export async function readSignInOptions(platform: Pick<Platform, 'store'>): Promise<SignInOptions> {
  const { pool } = platform.store;
  return {
    awaitsSetup: await awaitsSetup(platform),
    providers: [...(await officesWithOidc(pool))],
    demo: (await demoAccounts(pool)).map((each) => ({ ...each, roles: [...each.roles] })),
  };
}
