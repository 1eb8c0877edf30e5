import type { ProblemEntry } from './entry.ts';

export const campaignProblems = {
  'scheme-path-invalid': {
    severity: 'error',
    zh: {
      what: '方案文件的路径“{path}”不能用。',
      fix: '路径由文件夹和文件名组成，如 tables/township.yaml，不能有空格、冒号或“..”。',
    },
    en: {
      what: 'The path “{path}” cannot be used for a file of a scheme.',
      fix: 'Use folders and a file name such as tables/township.yaml, without spaces, colons or “..”.',
    },
  },
  'scheme-zip-unreadable': {
    severity: 'error',
    zh: {
      what: '这个压缩包里读不出方案：{reason}。',
      fix: '请把方案文件夹(含 scheme.yaml)压缩为 zip 再上传。',
    },
    en: {
      what: 'No scheme can be read from this archive: {reason}.',
      fix: 'Pack the scheme folder, with its scheme.yaml, as a zip and send it again.',
    },
  },
  'scheme-reason-missing': {
    severity: 'error',
    zh: {
      what: '没有写明方案“{scheme}”为什么要有这一版，或为什么发布。',
      fix: '请写明理由，日后核对版本时要用。',
    },
    en: {
      what: 'Nothing says why there is this version of the scheme “{scheme}”, or why it is published.',
      fix: 'Give the reason; it is needed when versions are compared later.',
    },
  },
  'scheme-check-outdated': {
    severity: 'error',
    zh: {
      what: '检查之后程序有了新版本，检查结果不再有效。',
      fix: '请重新保存并检查方案，然后再发布。',
    },
    en: {
      what: 'The program changed since this version was checked, so the check no longer holds.',
      fix: 'Save and check the scheme again, then publish it.',
    },
  },
  'template-not-below': {
    severity: 'error',
    zh: {
      what: '方案只能下发给下级考核办公室，这里不是下级的有：{offices}。',
      fix: '请从下级考核办公室中选择接收单位。',
    },
    en: {
      what: 'A scheme is handed down to offices below only; not below, or none at all: {offices}.',
      fix: 'Choose receivers among the offices below yours.',
    },
  },
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
