import { enterDemo } from '../../../app/account/demo-accounts.ts';
import { finishOidc, flowMinutes, startOidc } from '../../../app/account/oidc-sign-in.ts';
import { signOut } from '../../../app/account/own-access.ts';
import { asPerson } from '../../../app/account/person.ts';
import { passSecondFactor } from '../../../app/account/second-factor.ts';
import { signIn } from '../../../app/account/sign-in.ts';
import { readSignInOptions } from '../../../app/account/sign-in-options.ts';
import { fail, ok } from '../../../core/problem/problem.ts';
import { type Route, route, sessionCookie } from '../../route.ts';
import {
  codeBody,
  demoBody,
  enteredReply,
  officeParams,
  oidcReturn,
  signInBody,
  signInOptions,
} from '../../schemas/account.ts';
import { entered } from './replies.ts';

const tag = 'sign-in';
const perMinute = 60;
const flowCookie = 'flow';
const callbackOf = (origin: string, office: string): string =>
  `${origin}/api/v1/sign-in/oidc/${office}/callback`;

/** Coming in and going out. */
export const signInRoutes: readonly Route[] = [
  route({
    id: 'sign-in.options',
    method: 'GET',
    path: '/sign-in',
    tag,
    summary: { zh: '可用的登录方式', en: 'The ways of signing in' },
    access: 'public',
    reply: signInOptions,
    run: async ({ platform }) => ok(await readSignInOptions(platform)),
  }),
  route({
    id: 'sign-in.password',
    method: 'POST',
    path: '/sign-in',
    tag,
    summary: { zh: '用登录名和密码登录', en: 'Sign in with login and password' },
    access: 'public',
    body: signInBody,
    reply: enteredReply,
    secret: true,
    perMinute,
    run: async ({ platform, body, address, session, cookies }) =>
      entered(cookies, await signIn(platform, { ...body, address, former: session })),
  }),
  route({
    id: 'sign-in.second-factor',
    method: 'POST',
    path: '/sign-in/second-factor',
    tag,
    summary: { zh: '输入动态口令或恢复码', en: 'Pass the second factor' },
    access: 'signed-in',
    early: ['second-factor'],
    body: codeBody,
    reply: enteredReply,
    secret: true,
    perMinute,
    run: async ({ platform, actor, session, body, address, cookies }) => {
      const person = asPerson(actor, session);
      if ('code' in person) return fail(person);
      return entered(cookies, await passSecondFactor(platform, person, body.code, address));
    },
  }),
  route({
    id: 'sign-in.demo',
    method: 'POST',
    path: '/sign-in/demo',
    tag,
    summary: { zh: '进入演示账户', en: 'Enter a demonstration account' },
    access: 'public',
    body: demoBody,
    reply: enteredReply,
    secret: true,
    perMinute,
    run: async ({ platform, body, address, session, cookies }) =>
      entered(cookies, await enterDemo(platform, { account: body.account, address, former: session })),
  }),
  route({
    id: 'sign-in.oidc',
    method: 'GET',
    path: '/sign-in/oidc/:office',
    tag,
    summary: { zh: '转到统一身份认证', en: 'Go to the office’s provider' },
    access: 'public',
    params: officeParams,
    perMinute,
    run: async ({ platform, params, address, origin, cookies }) => {
      const { office } = params;
      const redirectUri = callbackOf(origin, office);
      const started = await startOidc(platform, { office, redirectUri, address });
      if (!started.ok) return started;
      cookies.set(flowCookie, started.value.flow, flowMinutes * 60);
      return ok({ kind: 'redirect', location: started.value.url } as const);
    },
  }),
  route({
    id: 'sign-in.oidc-return',
    method: 'GET',
    path: '/sign-in/oidc/:office/callback',
    tag,
    summary: { zh: '从统一身份认证返回', en: 'Come back from the provider' },
    access: 'public',
    params: officeParams,
    query: oidcReturn,
    perMinute,
    run: async ({ platform, params, query, address, session, cookies }) => {
      const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
      const done = await finishOidc(platform, {
        office: params.office,
        flow: cookies.get(flowCookie),
        query: new URLSearchParams(given).toString(),
        address,
        former: session,
      });
      cookies.clear(flowCookie);
      const to = done.ok ? '/' : `/sign-in?problem=${done.problems[0]?.code ?? ''}`;
      if (done.ok) cookies.set(sessionCookie, done.value.secret, done.value.seconds);
      return ok({ kind: 'redirect', location: to } as const);
    },
  }),
  route({
    id: 'sign-out',
    method: 'POST',
    path: '/sign-out',
    tag,
    summary: { zh: '退出登录', en: 'Sign out' },
    access: 'signed-in',
    early: ['second-factor', 'password-change'],
    run: async ({ platform, actor, session, cookies }) => {
      const person = asPerson(actor, session);
      if ('code' in person) return fail(person);
      const done = await signOut(platform, person);
      cookies.clear(sessionCookie);
      return done.ok ? ok(undefined) : done;
    },
  }),
];
