import { changeOidcSettings, readOidcSettings } from '../../../app/account/oidc-settings.ts';
import { changePolicy, readPolicy } from '../../../app/account/policy.ts';
import { ok } from '../../../core/problem/problem.ts';
import type { Actor } from '../../../port/actor.ts';
import { type Call, type Route, route } from '../../route.ts';
import { oidcBody, oidcView, policyBody, policyView } from '../../schemas/account.ts';
import { policyReply } from './policy-reply.ts';

const tag = 'account';

type Asked = { readonly platform: Call<undefined, undefined, undefined>['platform']; readonly actor: Actor };

async function policy({ platform, actor }: Asked) {
  const found = await readPolicy(platform, actor);
  if (!found.ok) return found;
  const { current, presets, revision } = found.value;
  return ok({ current: policyReply(current), presets: presets.map(policyReply), revision });
}

/** Rules for accounts, and the office's provider. */
export const settingsRoutes: readonly Route[] = [
  route({
    id: 'policy.read',
    method: 'GET',
    path: '/policy',
    tag,
    summary: { zh: '密码与登录规则', en: 'Rules for passwords and sessions' },
    access: 'signed-in',
    early: ['password-change'],
    reply: policyView,
    run: (call) => policy(call),
  }),
  route({
    id: 'policy.change',
    method: 'PUT',
    path: '/policy',
    tag,
    summary: { zh: '选用另一套规则', en: 'Choose another set of rules' },
    access: 'policy.change',
    body: policyBody,
    reply: policyView,
    run: async ({ platform, actor, body, revision }) => {
      const changed = await changePolicy(platform, actor, { preset: body.preset, revision });
      return changed.ok ? policy({ platform, actor }) : changed;
    },
  }),
  route({
    id: 'settings.read-oidc',
    method: 'GET',
    path: '/settings/oidc',
    tag,
    summary: { zh: '统一身份认证设置', en: 'Settings of the office’s provider' },
    access: 'settings.read',
    reply: oidcView,
    run: ({ platform, actor }) => readOidcSettings(platform, actor),
  }),
  route({
    id: 'settings.change-oidc',
    method: 'PUT',
    path: '/settings/oidc',
    tag,
    summary: { zh: '修改统一身份认证设置', en: 'Change the settings of the office’s provider' },
    access: 'settings.change',
    body: oidcBody,
    reply: oidcView,
    run: async ({ platform, actor, body, revision }) => {
      const changed = await changeOidcSettings(platform, actor, { oidc: body.oidc, revision });
      return changed.ok ? readOidcSettings(platform, actor) : changed;
    },
  }),
];
