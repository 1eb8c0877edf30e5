import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, type Grant, type Role, roles, tokenScopes } from '../port/actor.ts';
import { type Action, actions, ruleOf } from './actions.ts';
import { couldDo, permit, reachesAll } from './permit.ts';

const actor = (grants: readonly Grant[], more: Partial<Actor> = {}): Actor => ({
  account: 'a1',
  name: '甲',
  office: 'east',
  grants,
  scopes: null,
  ...more,
});
const holder = (role: Role, scope: string | null = null): Actor => actor([{ role, scope }]);
const code = (problem: ReturnType<typeof permit>): string => problem?.code ?? 'allowed';
const all = Object.keys(actions) as Action[];
const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

describe('who may do what', () => {
  it('gives an office everything of its office, and nothing of another', () => {
    expect(code(permit(holder('office'), 'appeal.decide', { office: 'east', unit: 'u1' }))).toBe('allowed');
    expect(code(permit(holder('office'), 'appeal.decide', { office: 'west', unit: 'u1' }))).toBe('not-found');
  });

  it('gives a unit its own sheet, and says of another that there is none', () => {
    const unit = holder('unit', 'u1');
    expect(code(permit(unit, 'score.read', { office: 'east', unit: 'u1' }))).toBe('allowed');
    expect(code(permit(unit, 'score.read', { office: 'east', unit: 'u2' }))).toBe('not-found');
    expect(code(permit(unit, 'score.read', { office: 'east' }))).toBe('not-found');
    expect(code(permit(unit, 'appeal.decide', { office: 'east', unit: 'u1' }))).toBe('not-allowed');
  });

  it('gives a lead the indicators it is responsible for, one of several leads or alone', () => {
    const lead = holder('lead', '甲局');
    const review = (leads: readonly string[]) =>
      code(permit(lead, 'submission.review', { office: 'east', unit: 'u1', leads }));
    expect(review(['乙局', '甲局'])).toBe('allowed');
    expect(review(['乙局'])).toBe('not-found');
    expect(review([])).toBe('not-found');
  });

  it('gives an expert the panels it sits on', () => {
    const expert = holder('expert');
    const score = (experts: readonly string[]) =>
      code(permit(expert, 'panel.score', { office: 'east', experts }));
    expect(score(['a1', 'a2'])).toBe('allowed');
    expect(score(['a2'])).toBe('not-found');
  });

  it('lets a token do what its scopes and its person’s roles both allow', () => {
    const token = (scopes: Actor['scopes']) => actor([{ role: 'office', scope: null }], { scopes });
    expect(code(permit(token(['facts']), 'batch.load', { office: 'east' }))).toBe('allowed');
    expect(code(permit(token(['read']), 'batch.load', { office: 'east' }))).toBe('token-scope-missing');
    expect(code(permit(token([...tokenScopes]), 'result.confirm', { office: 'east' }))).toBe(
      'token-scope-missing',
    );
  });

  it('keeps the three administrators from everything that makes or shows a score', () => {
    const aboutScores = all.filter((action) =>
      /^(score|ranking|batch|judgement|submission|panel|appeal|result|bulletin|publication|evidence|scheme|ruling|recusal|campaign|unit)\./.test(
        action,
      ),
    );
    expect(aboutScores.length).toBeGreaterThan(25);
    for (const role of administrators)
      for (const action of aboutScores)
        expect([role, action, code(permit(holder(role), action, { office: 'east', unit: 'u1' }))]).toEqual([
          role,
          action,
          'not-allowed',
        ]);
  });

  it('never gives two administrators the same power over accounts', () => {
    for (const action of ['account.manage', 'grant.change', 'audit.read'] as const)
      expect(administrators.filter((role) => couldDo(holder(role), action))).toHaveLength(1);
  });

  it('refuses whoever has no role, everything', () => {
    for (const action of all) expect(code(permit(actor([]), action, { office: 'east' }))).toBe('not-allowed');
  });

  const anyGrant = fc.record({ role: fc.constantFrom(...roles), scope: fc.constantFrom(null, 'u1', '甲局') });

  it('never reaches into another office', () => {
    fc.assert(
      fc.property(fc.array(anyGrant), fc.constantFrom(...all), (grants, action) => {
        const target = { office: 'west', unit: 'u1', leads: ['甲局'], experts: ['a1'], account: 'a1' };
        expect(permit(actor(grants), action, target)).not.toBeNull();
      }),
    );
  });

  it('a further role never takes anything away', () => {
    fc.assert(
      fc.property(fc.array(anyGrant), anyGrant, fc.constantFrom(...all), (grants, more, action) => {
        const target = { office: 'east', unit: 'u1', leads: ['甲局'] };
        const before = permit(actor(grants), action, target) === null;
        const after = permit(actor([...grants, more]), action, target) === null;
        expect(before && !after).toBe(false);
      }),
    );
  });

  it('whoever reaches all could do it, and whoever could not is refused', () => {
    for (const role of roles)
      for (const action of all) {
        if (reachesAll(holder(role), action)) expect(couldDo(holder(role), action)).toBe(true);
        expect(couldDo(holder(role), action)).toBe(ruleOf(action).roles[role] !== undefined);
      }
  });
});
