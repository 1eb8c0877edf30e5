import type { ProblemEntry } from './entry.ts';

export const accountProblems = {
  'token-invalid': {
    severity: 'error',
    zh: { what: '访问令牌无效、已过期或已吊销。', fix: '请由令牌所有人重新签发。' },
    en: { what: 'The token is wrong, expired or revoked.', fix: 'Have its owner issue a new one.' },
  },
  'need-second-factor': {
    severity: 'error',
    zh: { what: '尚未完成第二重验证。', fix: '请输入动态口令；首次使用请先绑定动态口令。' },
    en: {
      what: 'The second factor is still missing.',
      fix: 'Enter the one-time code; on first use, set up the second factor.',
    },
  },
  'need-password-change': {
    severity: 'error',
    zh: { what: '密码已超过使用期限。', fix: '请先修改密码。' },
    en: { what: 'The password has to be changed.', fix: 'Change it first.' },
  },
  'sign-in-failed': {
    severity: 'error',
    zh: { what: '登录名或密码不正确。', fix: '请核对后重试；连续出错会暂时锁定。' },
    en: {
      what: 'The login or the password is wrong.',
      fix: 'Check both and try again; repeated errors lock for a while.',
    },
  },
  'sign-in-locked': {
    severity: 'error',
    zh: { what: '连续出错次数过多，已暂时锁定。', fix: '请在 {minutes} 分钟后再试，或请系统管理员解锁。' },
    en: {
      what: 'Too many wrong attempts: locked for now.',
      fix: 'Try again in {minutes} minutes, or ask the system administrator to unlock.',
    },
  },
  'second-factor-wrong': {
    severity: 'error',
    zh: { what: '动态口令或恢复码不正确，或已经用过。', fix: '请等待下一个动态口令后重试。' },
    en: { what: 'The code is wrong or was used already.', fix: 'Wait for the next code and try again.' },
  },
  'second-factor-not-begun': {
    severity: 'error',
    zh: { what: '尚未开始绑定动态口令。', fix: '请先获取密钥，再输入动态口令确认。' },
    en: { what: 'No second factor is being set up.', fix: 'Begin setting it up, then confirm with a code.' },
  },
  'second-factor-enrolled': {
    severity: 'error',
    zh: { what: '已绑定动态口令。', fix: '请先用现有动态口令完成验证，再重新绑定。' },
    en: {
      what: 'A second factor is set up already.',
      fix: 'Pass it in this session first, then set it up anew.',
    },
  },
  'password-too-short': {
    severity: 'error',
    zh: { what: '密码少于 {least} 个字符。', fix: '请设置更长的密码。' },
    en: { what: 'The password has fewer than {least} characters.', fix: 'Choose a longer one.' },
  },
  'password-too-long': {
    severity: 'error',
    zh: { what: '密码超过 {most} 个字符。', fix: '请设置较短的密码。' },
    en: { what: 'The password has more than {most} characters.', fix: 'Choose a shorter one.' },
  },
  'password-too-plain': {
    severity: 'error',
    zh: {
      what: '密码应包含大写字母、小写字母、数字、其他符号中的至少 {kinds} 种。',
      fix: '请补充其他种类的字符。',
    },
    en: {
      what: 'The password needs at least {kinds} of: capitals, small letters, digits, others.',
      fix: 'Add characters of another kind.',
    },
  },
  'password-common': {
    severity: 'error',
    zh: { what: '密码过于常见、有规律，或含有登录名。', fix: '请设置不易猜到的密码。' },
    en: {
      what: 'The password is common, follows a pattern, or contains the login.',
      fix: 'Choose one that is hard to guess.',
    },
  },
  'password-used-before': {
    severity: 'error',
    zh: { what: '密码与最近用过的密码相同。', fix: '请设置与最近 {history} 次及当前密码都不同的密码。' },
    en: {
      what: 'This password was used before.',
      fix: 'Choose one unlike the present one and the last {history}.',
    },
  },
  'password-wrong': {
    severity: 'error',
    zh: { what: '当前密码不正确。', fix: '请核对后重试。' },
    en: { what: 'The present password is wrong.', fix: 'Check it and try again.' },
  },
  'person-required': {
    severity: 'error',
    zh: { what: '这项操作只能由本人登录后办理，不能使用访问令牌。', fix: '请登录后再试。' },
    en: { what: 'Only a person signed in may do this, not a token.', fix: 'Sign in and try again.' },
  },
  'setup-link-invalid': {
    severity: 'error',
    zh: {
      what: '设置链接无效、已使用或已过期。',
      fix: '请向系统管理员索取新的链接；首次安装请重新启动服务。',
    },
    en: {
      what: 'The link is wrong, used or expired.',
      fix: 'Ask the system administrator for a new one; on a new installation restart the server.',
    },
  },
  'login-taken': {
    severity: 'error',
    zh: { what: '登录名“{login}”已有人使用。', fix: '请换一个登录名。' },
    en: { what: 'The login “{login}” is taken.', fix: 'Choose another.' },
  },
  'login-invalid': {
    severity: 'error',
    zh: {
      what: '登录名“{login}”不合规范。',
      fix: '请用 2 至 64 个小写字母、数字及 . _ @ -，并以字母或数字开头。',
    },
    en: {
      what: '“{login}” cannot be a login.',
      fix: 'Use 2 to 64 small letters, digits and . _ @ -, beginning with a letter or digit.',
    },
  },
  'people-not-apart': {
    severity: 'error',
    zh: {
      what: '系统、安全、审计三类管理员与考核办公室必须是不同的人。',
      fix: '请为每个角色填写不同的登录名。',
    },
    en: {
      what: 'The three administrators and the office must be different people.',
      fix: 'Give each role a login of its own.',
    },
  },
  'role-exclusive': {
    severity: 'error',
    zh: {
      what: '“{role}”不能与该账户已有的角色同时担任。',
      fix: '系统、安全、审计管理员彼此互斥，也不得兼任其他角色；请另设账户。',
    },
    en: {
      what: 'The role “{role}” cannot be held together with what the account is already.',
      fix: 'The three administrators exclude each other and every other role; use another account.',
    },
  },
  'role-scope-wrong': {
    severity: 'error',
    zh: { what: '角色“{role}”的范围不正确。', fix: '牵头考核单位和被考评单位须写明范围，其他角色不写。' },
    en: {
      what: 'The scope of the role “{role}” is wrong.',
      fix: 'Leads and units need a scope; other roles have none.',
    },
  },
  'role-held': {
    severity: 'error',
    zh: { what: '该账户已有角色“{role}”。', fix: '无需重复授权。' },
    en: { what: 'The account holds the role “{role}” already.', fix: 'Nothing needs to be done.' },
  },
  'not-about-oneself': {
    severity: 'error',
    zh: { what: '不能对自己的账户进行这项操作。', fix: '请由另一位管理员办理。' },
    en: { what: 'Nobody does this to their own account.', fix: 'Have another administrator do it.' },
  },
  'last-administrator': {
    severity: 'error',
    zh: { what: '这是最后一位在用的“{role}”。', fix: '请先为另一账户授予该角色。' },
    en: { what: 'This is the last active “{role}”.', fix: 'Give another account the role first.' },
  },
  'token-too-long': {
    severity: 'error',
    zh: { what: '访问令牌的有效期须在 1 至 {days} 天之间。', fix: '请缩短有效期，到期后重新签发。' },
    en: {
      what: 'A token is valid for 1 to {days} days.',
      fix: 'Choose a shorter time and issue a new one when it ends.',
    },
  },
  'too-many': {
    severity: 'error',
    zh: { what: '“{what}”已达上限 {most} 个。', fix: '请先删除不用的。' },
    en: { what: 'There are already {most} of “{what}”.', fix: 'Remove what is not used.' },
  },
  'office-above-needed': {
    severity: 'error',
    zh: { what: '只能在本办公室之下增设考核办公室。', fix: '请把上级设为本办公室或其下级。' },
    en: { what: 'An office is added below one’s own only.', fix: 'Choose your own office or one below it.' },
  },
  'oidc-not-configured': {
    severity: 'error',
    zh: { what: '尚未配置统一身份认证。', fix: '请由系统管理员在设置中填写。' },
    en: { what: 'Sign-in with another provider is not set up.', fix: 'The system administrator sets it up.' },
  },
  'oidc-address-refused': {
    severity: 'error',
    zh: { what: '统一身份认证地址“{address}”必须使用 https。', fix: '请填写 https 地址。' },
    en: { what: 'The provider’s address “{address}” must use https.', fix: 'Give an https address.' },
  },
  'oidc-unreachable': {
    severity: 'error',
    zh: { what: '无法使用统一身份认证服务。', fix: '请稍后再试；如一直如此，请由系统管理员核对地址和编号。' },
    en: {
      what: 'The provider cannot be used now.',
      fix: 'Try later; if it stays so, the system administrator checks address and client id.',
    },
  },
  'oidc-refused': {
    severity: 'error',
    zh: { what: '统一身份认证未通过({reason})。', fix: '请重新登录。' },
    en: { what: 'The provider’s answer was not accepted ({reason}).', fix: 'Sign in again.' },
  },
  'oidc-no-account': {
    severity: 'error',
    zh: { what: '统一身份认证已通过，但没有对应的账户。', fix: '请联系安全管理员关联账户。' },
    en: {
      what: 'The provider knows you, but no account is linked to you.',
      fix: 'Ask the security administrator to link your account.',
    },
  },
  'identity-taken': {
    severity: 'error',
    zh: { what: '该身份已关联另一账户。', fix: '请先解除原来的关联。' },
    en: { what: 'This identity is linked to another account.', fix: 'Unlink it there first.' },
  },
  'demo-refused': {
    severity: 'error',
    zh: { what: '演示环境不提供这项功能。', fix: '请在正式环境中办理。' },
    en: { what: 'A demonstration does not offer this.', fix: 'Use a real installation.' },
  },
  'demo-only': {
    severity: 'error',
    zh: { what: '只有演示账户可以免密登录。', fix: '请用登录名和密码登录。' },
    en: {
      what: 'Only demonstration accounts are entered without a password.',
      fix: 'Sign in with login and password.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
