import { randomUUID } from 'node:crypto';
import { generate } from 'otplib';
import type { Grant, Role } from '../../src/port/actor.ts';
import { type Visitor, visit } from './visitor.ts';

/** The people of an office that was set up over HTTP from nothing, each signed in. */
export interface FoundedOffice {
  readonly office: string;
  readonly system: Visitor;
  readonly security: Visitor;
  readonly audit: Visitor;
  readonly clerk: Visitor;
  /** A new account with these grants, signed in. */
  person(name: string, grants: readonly Grant[]): Promise<Visitor>;
}

const seats = ['system-admin', 'security-admin', 'audit-admin', 'office'] as const;

/** Sets the installation up with the one-time token of its first start. */
export async function foundOffice(origin: string, token: string, name: string): Promise<FoundedOffice> {
  const office = `o${randomUUID().slice(0, 8)}`;
  const people = Object.fromEntries(seats.map((seat) => [seat, { login: `${office}-${seat}`, name: seat }]));
  const founded = await visit(origin).ask<{ links: readonly { role: Role; token: string }[] }>(
    'POST',
    '/setup',
    {
      body: { token, office: { id: office, name, level: 'county' }, people },
    },
  );
  const enter = (role: Role): Promise<Visitor> => {
    const link = founded.links.find((each) => each.role === role);
    if (link === undefined) throw new Error(`no link for ${role}`);
    return enterByLink(origin, link.token);
  };
  const system = await enter('system-admin');
  const security = await enter('security-admin');
  return {
    office,
    system,
    security,
    audit: await enter('audit-admin'),
    clerk: await enter('office'),
    async person(personName, grants) {
      const login = `p-${randomUUID().slice(0, 12)}`;
      const added = await system.ask<{ id: string; token: string }>('POST', '/accounts', {
        body: { login, name: personName },
      });
      for (const grant of grants) await security.ask('POST', `/accounts/${added.id}/grants`, { body: grant });
      return enterByLink(origin, added.token);
    },
  };
}

/** Opens a one-time link, sets a password, and sets up a second factor where the role demands one. */
export async function enterByLink(origin: string, token: string): Promise<Visitor> {
  const visitor = visit(origin);
  const password = `Aa1!${randomUUID()}`;
  const entered = await visitor.ask<{ needs: string | null }>('POST', '/account-setup', {
    body: { token, password },
  });
  if (entered.needs !== 'second-factor') return visitor;
  const { secret } = await visitor.ask<{ secret: string }>('POST', '/me/second-factor');
  const code = await generate({ secret });
  await visitor.ask('POST', '/me/second-factor/confirm', { body: { code } });
  return visitor;
}
