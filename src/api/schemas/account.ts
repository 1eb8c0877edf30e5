import { z } from 'zod';
import { type Action, actions } from '../../access/actions.ts';
import { roles, tokenScopes } from '../../port/actor.ts';
import { officeId, officeShape } from './office.ts';

const id = z.uuid();
const moment = z.string().max(40);
const login = z.string().min(1).max(100);
const personName = z.string().trim().min(1).max(200);
const password = z.string().min(1).max(500);
const secret = z.string().min(1).max(200);
const code = z.string().min(1).max(40);
const role = z.enum(roles);
const scope = z.string().trim().min(1).max(200).nullable();
const tokenScope = z.enum(tokenScopes);
const need = z.enum(['second-factor', 'password-change']).nullable();
const preset = z.enum(['dengbao', 'asvs']);
const revision = z.int().min(0);

export const accountParams = z.strictObject({ account: id });
export const grantParams = z.strictObject({ account: id, grant: id });
export const sessionParams = z.strictObject({ session: id });
export const tokenParams = z.strictObject({ token: id });
export const officeParams = z.strictObject({ office: officeId });

/** What a person who just came in learns. */
export const enteredReply = z.strictObject({ account: id, name: personName, needs: need });

export const signInBody = z.strictObject({ login, password });
export const signInOptions = z.strictObject({
  awaitsSetup: z.boolean(),
  providers: z.array(z.strictObject({ office: officeId, name: z.string() })),
  demo: z.array(z.strictObject({ id, name: z.string(), office: z.string(), roles: z.array(role) })),
});
export const demoBody = z.strictObject({ account: id });
export const codeBody = z.strictObject({ code });

const text = z.string().max(4000).optional();
/** What providers send the browser back with; what else they add is of no use. */
export const oidcReturn = z.object({
  code: text,
  state: text,
  iss: text,
  error: text,
  error_description: text,
  session_state: text,
});

const grant = z.strictObject({ role, scope });
const actionNames = Object.keys(actions) as [Action, ...Action[]];
export const profile = z.strictObject({
  account: id,
  login,
  name: personName,
  office: officeShape,
  grants: z.array(grant),
  scopes: z.array(tokenScope).nullable(),
  needs: need,
  actions: z.array(z.enum(actionNames)),
  secondFactor: z.strictObject({
    required: z.boolean(),
    enrolled: z.boolean(),
    recoveryCodesLeft: z.int().min(0),
  }),
  password: z.strictObject({ set: z.boolean(), expiresInDays: z.int().nullable() }),
  session: z.strictObject({ id, expiresAt: moment }).nullable(),
  demo: z.boolean(),
});

export const passwordBody = z.strictObject({ present: password, next: password });
export const secondFactorBegun = z.strictObject({ secret: z.string(), uri: z.string() });
export const secondFactorSet = enteredReply.extend({ recoveryCodes: z.array(z.string()) });

export const sessionList = z.strictObject({
  items: z.array(
    z.strictObject({
      id,
      address: z.string(),
      createdAt: moment,
      lastSeenAt: moment,
      expiresAt: moment,
      present: z.boolean(),
    }),
  ),
});

const tokenName = z.string().trim().min(1).max(100);
export const tokenBody = z.strictObject({
  name: tokenName,
  scopes: z.array(tokenScope).min(1).max(4),
  days: z.int().min(1).max(10_000),
});
export const issuedToken = z.strictObject({ id, token: z.string(), expiresAt: moment });
export const tokenList = z.strictObject({
  items: z.array(
    z.strictObject({
      id,
      name: z.string(),
      scopes: z.array(tokenScope),
      createdAt: moment,
      expiresAt: moment,
      lastUsedAt: moment.nullable(),
    }),
  ),
});

const policy = z.strictObject({
  id: preset,
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  minLength: z.int(),
  maxLength: z.int(),
  minKinds: z.int(),
  history: z.int(),
  maxAgeDays: z.int().nullable(),
  lockAfter: z.int(),
  lockSeconds: z.int(),
  idleSeconds: z.int(),
  absoluteSeconds: z.int(),
  secondFactor: z.array(role),
});
export const policyBody = z.strictObject({ preset });
export const policyView = z.strictObject({ current: policy, presets: z.array(policy), revision });

export const linkTokenBody = z.strictObject({ token: secret });
export const linkDescription = z.strictObject({ login, name: personName, policy });
export const redeemBody = z.strictObject({ token: secret, password });

const setupLink = z.strictObject({ login, token: z.string(), link: z.string(), expiresAt: moment });
export const setupLinkReply = setupLink;
export const addedAccount = setupLink.extend({ id });

export const accountView = z.strictObject({
  id,
  login,
  name: personName,
  state: z.enum(['active', 'disabled']),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  grants: z.array(z.strictObject({ id, role, scope })),
  identity: z.strictObject({ issuer: z.string(), subject: z.string() }).nullable(),
  createdAt: moment,
  locked: z.boolean(),
  revision,
});
export const accountPage = z.strictObject({ items: z.array(accountView), next: z.string().nullable() });
export const newAccountBody = z.strictObject({ login, name: personName });
export const accountEdit = z.strictObject({
  name: personName.optional(),
  state: z.enum(['active', 'disabled']).optional(),
});
export const grantBody = grant;
export const grantReply = z.strictObject({ id });
export const revokedReply = z.strictObject({ sessions: z.int(), tokens: z.int() });

const address = z.string().min(1).max(500);
export const identityBody = z.strictObject({ issuer: address, subject: z.string().min(1).max(255) });

const oidc = z.strictObject({
  issuer: address,
  clientId: z.string().min(1).max(300),
  claim: z
    .string()
    .regex(/^[\w:./-]{1,100}$/)
    .nullable(),
  trustsSecondFactor: z.boolean(),
});
export const oidcView = z.strictObject({
  oidc: oidc.extend({ clientSecretSet: z.boolean() }).nullable(),
  revision,
});
export const oidcBody = z.strictObject({
  oidc: oidc.extend({ clientSecret: z.string().min(1).max(500).nullable().optional() }).nullable(),
});
