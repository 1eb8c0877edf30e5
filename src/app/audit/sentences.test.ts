import { describe, expect, it } from 'vitest';
import { actions } from '../../access/actions.ts';
import type { ServerDeed } from '../work/act.ts';
import { sentenceOf, sentences } from './sentences.ts';

/** The compiler asks for each one. */
const serverDeeds: Readonly<Record<ServerDeed, true>> = {
  'account.signed-in': true,
  'account.sign-in-failed': true,
  'account.locked': true,
  'account.set-up': true,
  'campaign.day-near': true,
  'campaign.reminded': true,
  'connector.pulled': true,
  'demo.loaded': true,
  'demo.removed': true,
  'store.compacted': true,
  'webhook.disabled': true,
};

describe('audit entries as sentences', () => {
  it('exist for every action and for what the server does by itself', () => {
    const known = Object.keys(sentences);
    expect(
      [...Object.keys(actions), ...Object.keys(serverDeeds)].filter((each) => !known.includes(each)),
    ).toEqual([]);
    for (const { zh, en } of Object.values(sentences)) {
      expect(zh).toMatch(/[一-龥]/);
      expect(en).not.toMatch(/[一-龥]/);
    }
  });

  it('say who did what to what, with what is known of it', () => {
    const batch = {
      actor: '甲局经办',
      action: 'batch.load',
      subject: 'campaign/2020/batch/7',
      details: { dataset: '公文', rows: 120, rejects: 3 },
    };
    expect(sentenceOf(batch, 'zh')).toBe(
      '甲局经办向数据集“公文”入库一个批次（campaign/2020/batch/7）：120 行，退回 3 处',
    );
    const bare = { actor: '系统', action: 'integration.manage', subject: 'webhook/1', details: {} };
    expect(sentenceOf(bare, 'zh')).toBe('系统调整了对接设置（webhook/1）');
    expect(sentenceOf({ ...bare, action: 'later.action' }, 'en')).toBe('系统: later.action webhook/1');
  });
});

describe('sentences about accounts', () => {
  it('say in words what entries hold as codes', () => {
    const told = { actor: '王五', action: 'grant.change', subject: 'account/7' };
    const details = { what: 'given', role: 'lead', scope: '甲局' };
    expect(sentenceOf({ ...told, details }, 'zh')).toBe(
      '王五变更了 account/7 的授权：授予 牵头考核单位 甲局',
    );
    const odd = { what: 'constructor', role: 'x', scope: null };
    expect(sentenceOf({ ...told, details: odd }, 'zh')).toBe('王五变更了 account/7 的授权：constructor x');
  });
});
