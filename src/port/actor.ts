/** What somebody may be in an office. The last three are the separated administrators. */
export type Role =
  | 'office'
  | 'lead'
  | 'unit'
  | 'expert'
  | 'leader'
  | 'system-admin'
  | 'security-admin'
  | 'audit-admin';

export const roles: readonly Role[] = [
  'office',
  'lead',
  'unit',
  'expert',
  'leader',
  'system-admin',
  'security-admin',
  'audit-admin',
];

/** What an API token may be used for; a person signed in may do all that the roles allow. */
export type TokenScope = 'read' | 'facts' | 'review' | 'manage';

export const tokenScopes: readonly TokenScope[] = ['read', 'facts', 'review', 'manage'];

/** A role, and for what: a lead's name as the scheme writes it, a unit's id; null for the whole office. */
export interface Grant {
  readonly role: Role;
  readonly scope: string | null;
}

/** Whoever does something: a person signed in, or a program with a person's token. */
export interface Actor {
  /** Id of the account; `system` for what the server does by itself. */
  readonly account: string;
  readonly name: string;
  readonly office: string;
  readonly grants: readonly Grant[];
  /** Null for a person; for a token the scopes it was issued with. */
  readonly scopes: readonly TokenScope[] | null;
}

/** The server itself, in an office: schedules, demonstrations, clean-up. */
export const systemActor = (office: string): Actor => ({
  account: 'system',
  name: '系统',
  office,
  grants: [],
  scopes: null,
});
