import {
  accountOfOffice,
  accountsOfOffice,
  addAccount,
  editAccount,
  resetPassword,
  unlockAccount,
} from '../../../app/account/manage-accounts.ts';
import {
  addGrant,
  changeIdentity,
  removeGrant,
  resetSecondFactor,
  revokeAccess,
} from '../../../app/account/manage-grants.ts';
import { ok } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import {
  accountEdit,
  accountPage,
  accountParams,
  accountView,
  addedAccount,
  grantBody,
  grantParams,
  grantReply,
  identityBody,
  newAccountBody,
  revokedReply,
  setupLinkReply,
} from '../../schemas/account.ts';
import { pageQuery } from '../../schemas/office.ts';
import { accountReply } from './account-reply.ts';
import { done } from './replies.ts';

const tag = 'account';

/** Accounts of an office: the system administrator's, and what is the security administrator's. */
export const manageRoutes: readonly Route[] = [
  route({
    id: 'account.list',
    method: 'GET',
    path: '/accounts',
    tag,
    summary: { zh: '本办公室的账户', en: 'Accounts of the office' },
    access: 'account.read',
    query: pageQuery,
    reply: accountPage,
    run: async ({ platform, actor, query }) => {
      const { cursor = null, limit } = query;
      const page = await accountsOfOffice(platform, actor, { cursor, limit });
      if (!page.ok) return page;
      return ok({ items: page.value.items.map(accountReply), next: page.value.next });
    },
  }),
  route({
    id: 'account.read',
    method: 'GET',
    path: '/accounts/:account',
    tag,
    summary: { zh: '一个账户', en: 'One account' },
    access: 'account.read',
    params: accountParams,
    reply: accountView,
    run: async ({ platform, actor, params }) => {
      const found = await accountOfOffice(platform, actor, params.account);
      return found.ok ? ok(accountReply(found.value)) : found;
    },
  }),
  route({
    id: 'account.add',
    method: 'POST',
    path: '/accounts',
    tag,
    summary: { zh: '新增账户并生成一次性设置链接', en: 'Add an account, with a one-time link' },
    access: 'account.manage',
    body: newAccountBody,
    reply: addedAccount,
    status: 201,
    secret: true,
    run: ({ platform, actor, body }) => addAccount(platform, actor, body),
  }),
  route({
    id: 'account.edit',
    method: 'PATCH',
    path: '/accounts/:account',
    tag,
    summary: { zh: '修改姓名，停用或启用账户', en: 'Rename, disable or enable an account' },
    access: 'account.manage',
    params: accountParams,
    body: accountEdit,
    reply: accountView,
    run: async ({ platform, actor, params, body, revision }) => {
      const edited = await editAccount(platform, actor, params.account, { edit: body, revision });
      if (!edited.ok) return edited;
      const found = await accountOfOffice(platform, actor, params.account);
      return found.ok ? ok(accountReply(found.value)) : found;
    },
  }),
  route({
    id: 'account.reset-password',
    method: 'POST',
    path: '/accounts/:account/password-reset',
    tag,
    summary: { zh: '重置密码，生成一次性设置链接', en: 'Reset the password, with a one-time link' },
    access: 'account.manage',
    params: accountParams,
    reply: setupLinkReply,
    secret: true,
    run: ({ platform, actor, params }) => resetPassword(platform, actor, params.account),
  }),
  route({
    id: 'account.unlock',
    method: 'POST',
    path: '/accounts/:account/unlock',
    tag,
    summary: { zh: '解除锁定', en: 'Unlock an account' },
    access: 'account.manage',
    params: accountParams,
    run: async ({ platform, actor, params }) => done(await unlockAccount(platform, actor, params.account)),
  }),
  route({
    id: 'account.give-role',
    method: 'POST',
    path: '/accounts/:account/grants',
    tag,
    summary: { zh: '授予角色', en: 'Give a role' },
    access: 'grant.change',
    params: accountParams,
    body: grantBody,
    reply: grantReply,
    status: 201,
    run: ({ platform, actor, params, body }) => addGrant(platform, actor, params.account, body),
  }),
  route({
    id: 'account.take-role',
    method: 'DELETE',
    path: '/accounts/:account/grants/:grant',
    tag,
    summary: { zh: '收回角色', en: 'Take a role away' },
    access: 'grant.change',
    params: grantParams,
    run: async ({ platform, actor, params }) =>
      done(await removeGrant(platform, actor, params.account, params.grant)),
  }),
  route({
    id: 'account.revoke-access',
    method: 'POST',
    path: '/accounts/:account/revoke',
    tag,
    summary: { zh: '结束全部登录并吊销全部令牌', en: 'End all sessions, revoke all tokens' },
    access: 'session.revoke',
    params: accountParams,
    reply: revokedReply,
    run: ({ platform, actor, params }) => revokeAccess(platform, actor, params.account),
  }),
  route({
    id: 'account.reset-second-factor',
    method: 'DELETE',
    path: '/accounts/:account/second-factor',
    tag,
    summary: { zh: '解除动态口令', en: 'Take the second factor away' },
    access: 'grant.change',
    params: accountParams,
    run: async ({ platform, actor, params }) =>
      done(await resetSecondFactor(platform, actor, params.account)),
  }),
  route({
    id: 'account.link-identity',
    method: 'PUT',
    path: '/accounts/:account/identity',
    tag,
    summary: { zh: '关联统一身份认证的身份', en: 'Link an identity at another provider' },
    access: 'grant.change',
    params: accountParams,
    body: identityBody,
    run: async ({ platform, actor, params, body }) =>
      done(await changeIdentity(platform, actor, params.account, body)),
  }),
  route({
    id: 'account.unlink-identity',
    method: 'DELETE',
    path: '/accounts/:account/identity',
    tag,
    summary: { zh: '解除身份关联', en: 'Unlink an identity' },
    access: 'grant.change',
    params: accountParams,
    run: async ({ platform, actor, params }) =>
      done(await changeIdentity(platform, actor, params.account, null)),
  }),
];
