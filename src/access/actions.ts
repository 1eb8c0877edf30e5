import type { Role, TokenScope } from '../port/actor.ts';

/**
 * How far a role reaches: everything of its office, or what is its own — a unit's own sheet, the indicators a lead
 * is responsible for, the panels an expert sits on, an account's own things.
 */
export type Reach = 'all' | 'own';

/** Who may do something. Whatever is not written here nobody may do. */
export interface ActionRule {
  readonly roles: Readonly<Partial<Record<Role, Reach>>>;
  /** The token scope that allows it; null: never with a token. */
  readonly scope: TokenScope | null;
}

const everyone = {
  office: 'all',
  lead: 'all',
  unit: 'all',
  expert: 'all',
  leader: 'all',
} as const satisfies ActionRule['roles'];
const anyAccount = {
  ...everyone,
  'system-admin': 'all',
  'security-admin': 'all',
  'audit-admin': 'all',
} as const satisfies ActionRule['roles'];
const ownAccount = {
  office: 'own',
  lead: 'own',
  unit: 'own',
  expert: 'own',
  leader: 'own',
  'system-admin': 'own',
  'security-admin': 'own',
  'audit-admin': 'own',
} as const satisfies ActionRule['roles'];
const office = { office: 'all' } as const satisfies ActionRule['roles'];

/** Every action there is. Routes, audit entries and the authorization matrix use these names. */
export const actions = {
  // accounts and offices
  'own-account.use': { roles: ownAccount, scope: null },
  'account.read': { roles: { 'system-admin': 'all', 'security-admin': 'all' }, scope: null },
  'account.manage': { roles: { 'system-admin': 'all' }, scope: null },
  'grant.change': { roles: { 'security-admin': 'all' }, scope: null },
  'session.revoke': { roles: { 'security-admin': 'all' }, scope: null },
  'policy.change': { roles: { 'security-admin': 'all' }, scope: null },
  'settings.read': { roles: { 'system-admin': 'all' }, scope: null },
  'settings.change': { roles: { 'system-admin': 'all' }, scope: null },
  'office.read': { roles: anyAccount, scope: 'read' },
  'office.add': { roles: { 'system-admin': 'all' }, scope: null },
  // audit
  'audit.read': { roles: { 'audit-admin': 'all' }, scope: null },
  // schemes
  'scheme.read': { roles: everyone, scope: 'read' },
  'scheme.read-draft': { roles: office, scope: 'read' },
  'scheme.edit': { roles: office, scope: 'manage' },
  'scheme.publish': { roles: office, scope: null },
  'scheme.hand-down': { roles: office, scope: null },
  'notice.import': { roles: office, scope: 'manage' },
  'ruling.make': { roles: { office: 'all', lead: 'own' }, scope: null },
  // campaigns
  'campaign.read': { roles: everyone, scope: 'read' },
  'campaign.edit': { roles: office, scope: 'manage' },
  'campaign.open': { roles: office, scope: null },
  'campaign.change-version': { roles: office, scope: null },
  'unit.edit': { roles: office, scope: 'manage' },
  // data
  'dataset.read': { roles: everyone, scope: 'read' },
  'batch.read': { roles: { office: 'all', lead: 'own' }, scope: 'read' },
  'batch.load': { roles: { office: 'all', lead: 'own' }, scope: 'facts' },
  'batch.undo': { roles: { office: 'all', lead: 'own' }, scope: 'facts' },
  'evidence.add': { roles: { office: 'all', lead: 'all', unit: 'own' }, scope: 'facts' },
  'evidence.read': { roles: { office: 'all', lead: 'own', unit: 'own' }, scope: 'read' },
  // reporting and review
  'submission.read': { roles: { office: 'all', lead: 'own', unit: 'own' }, scope: 'read' },
  'submission.write': { roles: { unit: 'own' }, scope: 'facts' },
  'submission.review': { roles: { lead: 'own' }, scope: 'review' },
  'submission.reopen': { roles: office, scope: null },
  'judgement.read': { roles: { office: 'all', lead: 'own' }, scope: 'read' },
  'judgement.make': { roles: { lead: 'own' }, scope: 'review' },
  'recusal.read': { roles: { office: 'all', lead: 'own' }, scope: 'read' },
  'recusal.name': { roles: office, scope: null },
  // panels
  'panel.read': { roles: { office: 'all', expert: 'own' }, scope: 'read' },
  'panel.manage': { roles: office, scope: null },
  'panel.score': { roles: { expert: 'own' }, scope: null },
  // scores
  'score.read': { roles: { office: 'all', leader: 'all', lead: 'own', unit: 'own' }, scope: 'read' },
  'ranking.read': { roles: { office: 'all', leader: 'all' }, scope: 'read' },
  'bulletin.read': { roles: { office: 'all', leader: 'all', lead: 'all', unit: 'all' }, scope: 'read' },
  'bulletin.issue': { roles: office, scope: null },
  // publication, appeals, result
  'publication.open': { roles: office, scope: null },
  'appeal.read': { roles: { office: 'all', leader: 'all', lead: 'own', unit: 'own' }, scope: 'read' },
  'appeal.lodge': { roles: { unit: 'own' }, scope: null },
  'appeal.answer': { roles: { lead: 'own' }, scope: null },
  'appeal.decide': { roles: office, scope: null },
  'result.read': { roles: { office: 'all', leader: 'all', lead: 'all', unit: 'all' }, scope: 'read' },
  'result.hand-over': { roles: { office: 'all', leader: 'all' }, scope: 'read' },
  'result.propose': { roles: office, scope: null },
  'result.confirm': { roles: office, scope: null },
  // what is new, integration
  'event.read': { roles: everyone, scope: 'read' },
  'integration.manage': { roles: office, scope: null },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type Action = keyof typeof actions;

/** The rule of an action. */
export const ruleOf = (action: Action): ActionRule => actions[action];
