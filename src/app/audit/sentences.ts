import type { Language } from '../../core/problem/problem.ts';
import type { Deed } from '../work/act.ts';
import { worded } from './coded-words.ts';

/** How an action reads. `{actor}`, `{about}` and the names of its details are filled in. */
type Sentence = Readonly<Record<Language, string>>;

const readable = (what: string, whatEn: string): Sentence => ({
  zh: `{actor}查看了${what}（{about}）`,
  en: `{actor} read ${whatEn} ({about})`,
});

/** One sentence for each action; a test names what is missing. */
export const sentences: Partial<Record<Deed['action'], Sentence>> = {
  'own-account.use': { zh: '{actor}使用了本人账户：{what}', en: '{actor} used their own account: {what}' },
  'account.read': readable('账户', 'accounts'),
  'account.manage': {
    zh: '{actor}管理了账户 {about}：{what}',
    en: '{actor} managed the account {about}: {what}',
  },
  'grant.change': {
    zh: '{actor}变更了 {about} 的授权：{what} {role} {scope}',
    en: '{actor} changed the grants of {about}: {what} {role} {scope}',
  },
  'session.revoke': {
    zh: '{actor}终止了 {about} 的登录（会话 {sessions} 个，令牌 {tokens} 个）',
    en: '{actor} ended sign-ins of {about} ({sessions} sessions, {tokens} tokens)',
  },
  'policy.change': {
    zh: '{actor}修改了账户安全策略（{about}）',
    en: '{actor} changed the account policy ({about})',
  },
  'settings.read': readable('系统设置', 'settings'),
  'settings.change': { zh: '{actor}修改了系统设置（{about}）', en: '{actor} changed settings ({about})' },
  'office.read': readable('考核办公室', 'offices'),
  'office.add': { zh: '{actor}新增了考核办公室 {about}', en: '{actor} added the office {about}' },
  'audit.read': readable('审计记录', 'the audit log'),
  'scheme.read': readable('方案', 'a scheme'),
  'scheme.read-draft': readable('方案草稿', 'a draft'),
  'scheme.edit': { zh: '{actor}编辑了方案 {about}', en: '{actor} edited the scheme {about}' },
  'scheme.publish': {
    zh: '{actor}发布了方案 {about}，理由：{reason}',
    en: '{actor} published the scheme {about}, because: {reason}',
  },
  'scheme.hand-down': {
    zh: '{actor}下发、收回或引用了方案模板 {about}',
    en: '{actor} handed down, took back or took over the template {about}',
  },
  'notice.import': {
    zh: '{actor}由办法文件“{fileName}”导入了方案草稿 {about}',
    en: '{actor} imported the notice “{fileName}” as the draft {about}',
  },
  'ruling.make': {
    zh: '{actor}对 {about} 作出裁定：{choice} {text}',
    en: '{actor} ruled on {about}: {choice} {text}',
  },
  'campaign.read': readable('考核', 'a campaign'),
  'campaign.edit': { zh: '{actor}修改了考核 {about}', en: '{actor} changed the campaign {about}' },
  'campaign.open': { zh: '{actor}启动了考核 {about}', en: '{actor} opened the campaign {about}' },
  'campaign.change-version': {
    zh: '{actor}为考核 {about} 换用了方案的另一版，理由：{reason}',
    en: '{actor} put the campaign {about} on another version of its scheme, because: {reason}',
  },
  'campaign.day-near': { zh: '系统提示：{about} 的节点临近', en: 'A day of {about} is near' },
  'campaign.reminded': {
    zh: '{actor}提醒了被考评单位“{unit}”（{about}）',
    en: '{actor} reminded the unit “{unit}” ({about})',
  },
  'unit.edit': {
    zh: '{actor}调整了被考评单位名册（{about}），理由：{reason}',
    en: '{actor} changed the roster ({about}), because: {reason}',
  },
  'dataset.read': readable('数据集', 'a dataset'),
  'batch.read': readable('数据批次', 'batches'),
  'batch.load': {
    zh: '{actor}向数据集“{dataset}”入库一个批次（{about}）：{rows} 行，退回 {rejects} 处',
    en: '{actor} loaded a batch into “{dataset}” ({about}): {rows} rows, {rejects} rejects',
  },
  'batch.undo': {
    zh: '{actor}撤销了数据集“{dataset}”的批次（{about}），理由：{reason}',
    en: '{actor} undid a batch of “{dataset}” ({about}), because: {reason}',
  },
  'evidence.add': { zh: '{actor}上传了佐证材料 {about}', en: '{actor} added the evidence {about}' },
  'evidence.read': readable('佐证材料', 'evidence'),
  'submission.read': readable('填报', 'a report'),
  'submission.write': {
    zh: '{actor}填报了“{unit}”的“{dataset}”（{about}）：{what}',
    en: '{actor} worked on the report of “{unit}” on “{dataset}” ({about}): {what}',
  },
  'submission.review': {
    zh: '{actor}审核了“{unit}”的“{dataset}”（{about}）：{what} {reason}',
    en: '{actor} reviewed the report of “{unit}” on “{dataset}” ({about}): {what} {reason}',
  },
  'submission.reopen': {
    zh: '{actor}重新打开了“{unit}”的填报（{about}），理由：{reason}',
    en: '{actor} opened the report of “{unit}” again ({about}), because: {reason}',
  },
  'judgement.read': readable('评判', 'judgements'),
  'judgement.make': {
    zh: '{actor}评判了“{unit}”的指标 {indicator}（{about}）',
    en: '{actor} judged the indicator {indicator} of “{unit}” ({about})',
  },
  'recusal.read': readable('回避情况', 'recusals'),
  'recusal.name': {
    zh: '{actor}记录了对“{unit}”的回避或指定了代评单位（{about}）',
    en: '{actor} recorded a recusal or named a substitute for “{unit}” ({about})',
  },
  'panel.read': readable('专家评分', 'a panel'),
  'panel.manage': { zh: '{actor}组织了专家评分 {about}', en: '{actor} managed the panel {about}' },
  'panel.score': { zh: '{actor}在专家评分 {about} 中打了分', en: '{actor} scored on the panel {about}' },
  'score.read': readable('得分', 'scores'),
  'ranking.read': readable('排名', 'the ranking'),
  'bulletin.read': readable('通报', 'a bulletin'),
  'bulletin.issue': {
    zh: '{actor}印发了通报“{title}”（{about}），数据截至 {asOf}',
    en: '{actor} issued the bulletin “{title}” ({about}), as of {asOf}',
  },
  'publication.open': {
    zh: '{actor}开始公示 {about}',
    en: '{actor} opened the publication period of {about}',
  },
  'appeal.read': readable('申诉', 'appeals'),
  'appeal.lodge': {
    zh: '{actor}代表“{unit}”就指标 {indicator} 提出申诉（{about}）',
    en: '{actor} appealed for “{unit}” about {indicator} ({about})',
  },
  'appeal.answer': {
    zh: '{actor}答复了“{unit}”的申诉（{about}）',
    en: '{actor} answered the appeal of “{unit}” ({about})',
  },
  'appeal.decide': {
    zh: '{actor}决定了“{unit}”的申诉（{about}）：{decision} {reason}',
    en: '{actor} decided the appeal of “{unit}” ({about}): {decision} {reason}',
  },
  'result.read': readable('结果', 'a result'),
  'result.hand-over': { zh: '{actor}移交了结果 {about}', en: '{actor} handed over the result {about}' },
  'result.propose': { zh: '{actor}提请定稿 {about}', en: '{actor} proposed to finalise {about}' },
  'result.confirm': { zh: '{actor}确认定稿 {about}', en: '{actor} confirmed the final result {about}' },
  'event.read': readable('变化通知', 'events'),
  'integration.manage': {
    zh: '{actor}调整了对接设置（{about}）：{what}',
    en: '{actor} changed an integration ({about}): {what}',
  },
  'account.signed-in': {
    zh: '{actor}登录（{how}，来自 {address}）',
    en: '{actor} signed in ({how}, from {address})',
  },
  'account.sign-in-failed': {
    zh: '账户 {about} 登录失败（来自 {address}）',
    en: 'A sign-in to {about} failed (from {address})',
  },
  'account.locked': {
    zh: '账户 {about} 因多次登录失败被锁定（来自 {address}）',
    en: 'The account {about} was locked after failed sign-ins (from {address})',
  },
  'account.set-up': { zh: '完成了初始设置（{about}）', en: 'The installation was set up ({about})' },
  'connector.pulled': {
    zh: '系统按计划从外部来源取数（{about}）：{rows} 行',
    en: 'Facts were pulled from a source ({about}): {rows} rows',
  },
  'demo.loaded': { zh: '载入了演示数据（{about}）', en: 'Demonstration data was loaded ({about})' },
  'demo.removed': { zh: '删除了演示数据（{about}）', en: 'Demonstration data was removed ({about})' },
  'webhook.disabled': {
    zh: '系统停用了反复送不到的网络回调（{about}）',
    en: 'A webhook was switched off because its deliveries kept failing ({about})',
  },
  'store.compacted': { zh: '系统合并了数据文件（{about}）', en: 'Files of facts were merged ({about})' },
};

/** What is told of an entry. */
export interface Told {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The entry as a sentence. An action of a later release is told by its name. */
export function sentenceOf({ actor, action, subject, details }: Told, language: Language): string {
  const words = sentences[action as Deed['action']]?.[language] ?? `{actor}: ${action} {about}`;
  const filled = words.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'actor') return actor;
    return name === 'about' ? subject : textOf(worded(name, details[name], language), language);
  });
  return filled.replace(/[：:，,]?\s*$/, '').replace(/ {2,}/g, ' ');
}

const longest = 200;

/** A change is told from and to; what is not a plain value is left to the details. */
function textOf(value: unknown, language: Language): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return shorten(String(value));
  if (Array.isArray(value))
    return shorten(value.map((each) => textOf(each, language)).join(language === 'zh' ? '、' : ', '));
  return '';
}

const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
