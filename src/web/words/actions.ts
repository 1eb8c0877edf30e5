import { useLanguage } from './language.ts';

/** What happened, in two or three words. An action without words of its own shows its name. */
const words: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'scheme.edit': { zh: '编辑方案', en: 'scheme edited' },
  'scheme.publish': { zh: '发布方案', en: 'scheme published' },
  'scheme.hand-down': { zh: '下发方案模板', en: 'template handed down' },
  'notice.import': { zh: '导入办法', en: 'notice imported' },
  'ruling.make': { zh: '作出裁定', en: 'ruling made' },
  'campaign.edit': { zh: '修改考核安排', en: 'campaign changed' },
  'campaign.change-version': { zh: '换用方案版本', en: 'scheme version changed' },
  'campaign.open': { zh: '开启考核', en: 'campaign opened' },
  'campaign.day-near': { zh: '节点临近', en: 'a date is near' },
  'campaign.reminded': { zh: '催报', en: 'reminder sent' },
  'unit.edit': { zh: '修改单位名册', en: 'roster changed' },
  'batch.load': { zh: '报送数据', en: 'facts handed in' },
  'batch.undo': { zh: '撤销批次', en: 'batch undone' },
  'evidence.add': { zh: '上传佐证材料', en: 'evidence added' },
  'submission.write': { zh: '填报', en: 'report written' },
  'submission.review': { zh: '审核填报', en: 'report reviewed' },
  'submission.reopen': { zh: '退回重报', en: 'report reopened' },
  'judgement.make': { zh: '作出评判', en: 'judgement made' },
  'recusal.name': { zh: '登记回避', en: 'recusal recorded' },
  'panel.manage': { zh: '管理专家评审', en: 'panel managed' },
  'panel.score': { zh: '专家打分', en: 'panel scored' },
  'bulletin.issue': { zh: '发布通报', en: 'bulletin issued' },
  'publication.open': { zh: '公示', en: 'result published' },
  'appeal.lodge': { zh: '提出申诉', en: 'appeal lodged' },
  'appeal.answer': { zh: '答复申诉', en: 'appeal answered' },
  'appeal.decide': { zh: '决定申诉', en: 'appeal decided' },
  'result.propose': { zh: '提请定稿', en: 'result proposed' },
  'result.confirm': { zh: '确认定稿', en: 'result confirmed' },
  'connector.pulled': { zh: '自动采集', en: 'facts pulled' },
  'demo.loaded': { zh: '载入演示数据', en: 'demonstration loaded' },
};

export function useActionWords(): (action: string) => string {
  const language = useLanguage();
  return (action) => words[action]?.[language] ?? action;
}
