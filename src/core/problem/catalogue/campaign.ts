import type { ProblemEntry } from './entry.ts';

export const campaignProblems = {
  'campaign-state': {
    severity: 'error',
    zh: {
      what: '考核“{campaign}”现在处于“{state}”，这一步只能在“{needed}”时进行。',
      fix: '考核依次为筹备(preparing)、采集(collecting)、公示(published)、定稿(final)，不能倒退；请核对所处的阶段。',
    },
    en: {
      what: 'The campaign “{campaign}” is {state}; this can be done only while it is {needed}.',
      fix: 'A campaign goes from preparing to collecting to published to final and never back; check where it stands.',
    },
  },
  'campaign-exists': {
    severity: 'error',
    zh: { what: '已有代码为“{campaign}”的考核。', fix: '请换一个代码。' },
    en: { what: 'There is a campaign “{campaign}” already.', fix: 'Choose another id.' },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
