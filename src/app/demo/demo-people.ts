import type { Scheme } from '../../core/scheme/scheme.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { Role } from '../../port/actor.ts';
import type { DemoPerson } from '../account/demo-accounts.ts';

/** The login of the account in whose name the demonstration is loaded. */
export const demoOfficeLogin = 'demo-office-1';

const experts = 5;

/** Everybody who has something to do in a campaign on a scheme: named for their part, nobody real. */
export function demoPeople(
  scheme: Scheme,
  units: readonly { readonly unit: string; readonly name: string }[],
): readonly DemoPerson[] {
  const leads = [
    ...new Set(scheme.tables.flatMap((table) => indicatorsOf(table).flatMap((each) => each.leads))),
  ];
  return [
    person(demoOfficeLogin, '考核办经办一', 'office'),
    person('demo-office-2', '考核办经办二', 'office'),
    person('demo-leader', '分管领导', 'leader'),
    ...leads.map((lead, i) => person(`demo-lead-${twoDigits(i + 1)}`, `${lead}（牵头经办）`, 'lead', lead)),
    ...units.map(({ unit, name }) =>
      person(`demo-unit-${unit.toLowerCase()}`, `${name}（填报）`, 'unit', unit),
    ),
    ...Array.from({ length: experts }, (_, i) => person(`demo-expert-${i + 1}`, `专家${i + 1}`, 'expert')),
    person('demo-system', '系统管理员', 'system-admin'),
    person('demo-security', '安全管理员', 'security-admin'),
    person('demo-audit', '审计管理员', 'audit-admin'),
  ];
}

const person = (login: string, name: string, role: Role, scope: string | null = null): DemoPerson => ({
  login,
  name,
  grants: [{ role, scope }],
});

const twoDigits = (n: number): string => String(n).padStart(2, '0');
