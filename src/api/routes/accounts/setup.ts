import { setUp } from '../../../app/account/first-setup.ts';
import { describeLink, redeemLink } from '../../../app/account/redeem-link.ts';
import { ok } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import { enteredReply, linkDescription, linkTokenBody, redeemBody } from '../../schemas/account.ts';
import { founderLinks, setUpBody } from '../../schemas/office.ts';
import { policyReply } from './policy-reply.ts';
import { entered, founderReply } from './replies.ts';

const tag = 'sign-in';
const perMinute = 30;

/** One-time links: the installation's first, and those with which people set a password. */
export const setupRoutes: readonly Route[] = [
  route({
    id: 'setup.installation',
    method: 'POST',
    path: '/setup',
    tag,
    summary: { zh: '首次安装：设立考核办公室和三类管理员', en: 'Set the installation up, once' },
    access: 'public',
    body: setUpBody,
    reply: founderLinks,
    status: 201,
    secret: true,
    perMinute,
    run: async ({ platform, body }) => founderReply(await setUp(platform, body)),
  }),
  route({
    id: 'setup.describe-link',
    method: 'POST',
    path: '/account-setup/describe',
    tag,
    summary: {
      zh: '设置链接属于谁，密码有何要求',
      en: 'Whose link it is, and what the password must be like',
    },
    access: 'public',
    body: linkTokenBody,
    reply: linkDescription,
    secret: true,
    perMinute,
    run: async ({ platform, body }) => {
      const found = await describeLink(platform, body.token);
      return found.ok ? ok({ ...found.value, policy: policyReply(found.value.policy) }) : found;
    },
  }),
  route({
    id: 'setup.password',
    method: 'POST',
    path: '/account-setup',
    tag,
    summary: { zh: '用设置链接设置密码并登录', en: 'Set a password with a one-time link, and sign in' },
    access: 'public',
    body: redeemBody,
    reply: enteredReply,
    secret: true,
    perMinute,
    run: async ({ platform, body, address, cookies }) =>
      entered(cookies, await redeemLink(platform, { ...body, address })),
  }),
];
