import { changePassword } from '../../../app/account/change-password.ts';
import { readProfile } from '../../../app/account/me.ts';
import {
  endOwnSession,
  issueToken,
  ownSessions,
  ownTokens,
  revokeOwnToken,
} from '../../../app/account/own-access.ts';
import { asPerson } from '../../../app/account/person.ts';
import { beginSecondFactor, confirmSecondFactor } from '../../../app/account/second-factor.ts';
import { fail, ok } from '../../../core/problem/problem.ts';
import type { TokenScope } from '../../../port/actor.ts';
import { type Route, route } from '../../route.ts';
import {
  codeBody,
  enteredReply,
  issuedToken,
  passwordBody,
  profile,
  secondFactorBegun,
  secondFactorSet,
  sessionList,
  sessionParams,
  tokenBody,
  tokenList,
  tokenParams,
} from '../../schemas/account.ts';
import { done, entered } from './replies.ts';

const tag = 'me';
const perMinute = 30;

/** One's own account. */
export const meRoutes: readonly Route[] = [
  route({
    id: 'me.read',
    method: 'GET',
    path: '/me',
    tag,
    summary: { zh: '我的角色、可办事项和所在办公室', en: 'My roles, what I could do, my office' },
    access: 'signed-in',
    early: ['second-factor', 'password-change'],
    reply: profile,
    run: async ({ platform, actor, session }) => {
      const found = await readProfile(platform, actor, session);
      if (!found.ok) return found;
      const { grants, actions, scopes, ...rest } = found.value;
      return ok({
        ...rest,
        grants: [...grants],
        actions: [...actions],
        scopes: scopes === null ? null : [...scopes],
      });
    },
  }),
  route({
    id: 'me.change-password',
    method: 'POST',
    path: '/me/password',
    tag,
    summary: { zh: '修改自己的密码', en: 'Change one’s own password' },
    access: 'signed-in',
    early: ['password-change'],
    body: passwordBody,
    reply: enteredReply,
    secret: true,
    perMinute,
    run: async ({ platform, actor, session, body, address, cookies }) => {
      const person = asPerson(actor, session);
      if ('code' in person) return fail(person);
      return entered(cookies, await changePassword(platform, person, { ...body, address }));
    },
  }),
  route({
    id: 'me.begin-second-factor',
    method: 'POST',
    path: '/me/second-factor',
    tag,
    summary: { zh: '开始绑定动态口令', en: 'Begin to set up a second factor' },
    access: 'signed-in',
    early: ['second-factor'],
    reply: secondFactorBegun,
    secret: true,
    perMinute,
    run: async ({ platform, actor, session }) => {
      const person = asPerson(actor, session);
      return 'code' in person ? fail(person) : beginSecondFactor(platform, person);
    },
  }),
  route({
    id: 'me.confirm-second-factor',
    method: 'POST',
    path: '/me/second-factor/confirm',
    tag,
    summary: { zh: '确认动态口令，领取恢复码', en: 'Confirm the second factor; get recovery codes' },
    access: 'signed-in',
    early: ['second-factor'],
    body: codeBody,
    reply: secondFactorSet,
    secret: true,
    perMinute,
    run: async ({ platform, actor, session, body, address, cookies }) => {
      const person = asPerson(actor, session);
      if ('code' in person) return fail(person);
      const set = await confirmSecondFactor(platform, person, body.code, address);
      if (!set.ok) return set;
      const reply = entered(cookies, set);
      return reply.ok ? ok({ ...reply.value, recoveryCodes: [...set.value.recoveryCodes] }) : reply;
    },
  }),
  route({
    id: 'me.sessions',
    method: 'GET',
    path: '/me/sessions',
    tag,
    summary: { zh: '我的登录', en: 'My sessions' },
    access: 'own-account.use',
    reply: sessionList,
    run: async ({ platform, actor, session }) => {
      const found = await ownSessions(platform, actor, session);
      return found.ok ? ok({ items: [...found.value] }) : found;
    },
  }),
  route({
    id: 'me.end-session',
    method: 'DELETE',
    path: '/me/sessions/:session',
    tag,
    summary: { zh: '结束我的一次登录', en: 'End one of my sessions' },
    access: 'own-account.use',
    params: sessionParams,
    run: async ({ platform, actor, params }) => done(await endOwnSession(platform, actor, params.session)),
  }),
  route({
    id: 'me.tokens',
    method: 'GET',
    path: '/me/tokens',
    tag,
    summary: { zh: '我的访问令牌', en: 'My tokens' },
    access: 'own-account.use',
    reply: tokenList,
    run: async ({ platform, actor }) => {
      const found = await ownTokens(platform, actor);
      if (!found.ok) return found;
      const items = found.value.map((each) => ({ ...each, scopes: each.scopes as TokenScope[] }));
      return ok({ items });
    },
  }),
  route({
    id: 'me.issue-token',
    method: 'POST',
    path: '/me/tokens',
    tag,
    summary: { zh: '签发访问令牌(只显示一次)', en: 'Issue a token, shown once' },
    access: 'own-account.use',
    body: tokenBody,
    reply: issuedToken,
    status: 201,
    secret: true,
    perMinute,
    run: async ({ platform, actor, session, body }) => {
      const person = asPerson(actor, session);
      return 'code' in person ? fail(person) : issueToken(platform, person, body);
    },
  }),
  route({
    id: 'me.revoke-token',
    method: 'DELETE',
    path: '/me/tokens/:token',
    tag,
    summary: { zh: '吊销我的访问令牌', en: 'Revoke one of my tokens' },
    access: 'own-account.use',
    params: tokenParams,
    run: async ({ platform, actor, params }) => done(await revokeOwnToken(platform, actor, params.token)),
  }),
];
