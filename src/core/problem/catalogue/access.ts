import type { ProblemEntry } from './entry.ts';

export const accessProblems = {
  'not-signed-in': {
    severity: 'error',
    zh: { what: '尚未登录，或登录已经失效。', fix: '请重新登录后再试。' },
    en: { what: 'You are not signed in, or your session has ended.', fix: 'Sign in and try again.' },
  },
  'not-allowed': {
    severity: 'error',
    zh: {
      what: '您的角色不能进行这项操作({action})。',
      fix: '如确需办理，请联系安全管理员调整授权。',
    },
    en: {
      what: 'None of your roles allows this ({action}).',
      fix: 'Ask the security administrator for the role that does.',
    },
  },
  'not-found': {
    severity: 'error',
    zh: { what: '没有找到“{what}”。', fix: '请核对地址或编号；它也可能不属于您的管理范围。' },
    en: { what: 'There is no “{what}”.', fix: 'Check the address or id; it may also not be yours to see.' },
  },
  'token-scope-missing': {
    severity: 'error',
    zh: {
      what: '访问令牌没有进行这项操作({action})的授权范围“{scope}”。',
      fix: '请由令牌所有人签发带有该范围的令牌；范围为“—”的操作只能由本人登录后办理。',
    },
    en: {
      what: 'The token lacks the scope “{scope}” for this ({action}).',
      fix: 'Have its owner issue a token with that scope; where it is “—” only a person signed in may do it.',
    },
  },
  'revision-conflict': {
    severity: 'error',
    zh: {
      what: '“{what}”已被他人修改：您看到的是第 {given} 次修改，现在是第 {current} 次。',
      fix: '请刷新后比较两处内容，再保存您的修改。',
    },
    en: {
      what: '“{what}” was changed meanwhile: you started from revision {given}, it is now {current}.',
      fix: 'Load it again, compare both, and save your change once more.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
