import type { Language } from '../../core/problem/problem.ts';

/** Words for what entries about accounts hold as codes, by the name of the detail. */
const words: Readonly<Record<string, Readonly<Record<string, Readonly<Record<Language, string>>>>>> = {
  what: {
    'signed-out': { zh: '退出登录', en: 'signed out' },
    'session-ended': { zh: '结束了一次登录', en: 'ended a session' },
    'token-issued': { zh: '签发了访问令牌', en: 'issued a token' },
    'token-revoked': { zh: '吊销了访问令牌', en: 'revoked a token' },
    'second-factor-set': { zh: '绑定了动态口令', en: 'set up the second factor' },
    'second-factor-passed': { zh: '通过了动态口令验证', en: 'passed the second factor' },
    'recovery-code-used': { zh: '使用了一个恢复码', en: 'used a recovery code' },
    'password-changed': { zh: '修改了密码', en: 'changed the password' },
    'password-set': { zh: '用设置链接设置了密码', en: 'set a password with a one-time link' },
    added: { zh: '新增', en: 'added' },
    edited: { zh: '修改', en: 'edited' },
    'password-reset': { zh: '重置了密码', en: 'reset the password' },
    unlocked: { zh: '解除锁定', en: 'unlocked' },
    given: { zh: '授予', en: 'gave' },
    taken: { zh: '收回', en: 'took away' },
    'second-factor-reset': { zh: '解除了动态口令', en: 'took the second factor away' },
    'identity-linked': { zh: '关联了统一身份认证的身份', en: 'linked an identity of another provider' },
    'identity-unlinked': { zh: '解除了身份关联', en: 'unlinked an identity of another provider' },
    oidc: { zh: '统一身份认证', en: 'sign-in with another provider' },
    founded: { zh: '设立', en: 'founded' },
    'added-below': { zh: '在本办公室之下增设', en: 'added below' },
  },
  how: {
    password: { zh: '密码', en: 'password' },
    oidc: { zh: '统一身份认证', en: 'another provider' },
    'setup-link': { zh: '一次性设置链接', en: 'one-time link' },
    demo: { zh: '演示', en: 'demonstration' },
  },
  role: {
    office: { zh: '考核办公室', en: 'office' },
    lead: { zh: '牵头考核单位', en: 'lead' },
    unit: { zh: '被考评单位', en: 'assessed unit' },
    expert: { zh: '专家', en: 'expert' },
    leader: { zh: '领导', en: 'leader' },
    'system-admin': { zh: '系统管理员', en: 'system administrator' },
    'security-admin': { zh: '安全管理员', en: 'security administrator' },
    'audit-admin': { zh: '审计管理员', en: 'audit administrator' },
  },
};

/** The words of a detail that is a code; anything else as it is. */
export const worded = (name: string, value: unknown, language: Language): unknown =>
  typeof value === 'string' && Object.hasOwn(words, name)
    ? (words[name]?.[value]?.[language] ?? value)
    : value;
