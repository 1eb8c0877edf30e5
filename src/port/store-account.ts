import type { Grant, TokenScope } from './actor.ts';

/** An account as requests are checked against it: nothing secret. */
export interface Standing {
  readonly office: string;
  readonly account: string;
  readonly login: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Name of the office's preset of rules for accounts. */
  readonly preset: string;
  /** A demonstration office: its accounts have no passwords. */
  readonly demo: boolean;
  /** Seconds since the password was set; null where there is none. */
  readonly passwordAge: number | null;
  readonly hasSecondFactor: boolean;
}

/** A session that has not ended, by the database's clock. */
export interface OpenSession {
  readonly id: string;
  readonly expiresAt: string;
  readonly secondFactorPassed: boolean;
  readonly standing: Standing;
}

/** A token that is neither revoked nor expired, and the account it acts for. */
export interface OpenToken {
  readonly id: string;
  readonly scopes: readonly TokenScope[];
  readonly standing: Standing;
}

/** An account as those who manage accounts see it. */
export interface AccountRow {
  readonly id: string;
  readonly office: string;
  readonly login: string;
  readonly name: string;
  readonly state: 'active' | 'disabled';
  readonly camp: string;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly grants: readonly (Grant & { readonly id: string })[];
  readonly identity: { readonly issuer: string; readonly subject: string } | null;
  readonly createdAt: string;
  readonly revision: number;
}
