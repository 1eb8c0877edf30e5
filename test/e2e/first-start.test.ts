import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/test-server.ts';
import { type FoundedOffice, foundOffice } from './found-office.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { visit } from './visitor.ts';

let folder: string;
let server: ServerProcess;
let office: FoundedOffice;
beforeAll(async () => {
  folder = await mkdtemp('/var/tmp/zhunsheng-first-');
  server = await startServerProcess({ folder: join(folder, 'data'), port: await freePort() });
  office = await foundOffice(server.origin, server.setupToken ?? '', '某县考核办');
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a first start', () => {
  it('lets nobody in but by the one-time link, which works once', async () => {
    const again = await visit(server.origin).send('POST', '/setup', {
      body: {
        token: server.setupToken,
        office: { id: 'thief', name: '另一处', level: 'county' },
        people: Object.fromEntries(
          ['system-admin', 'security-admin', 'audit-admin', 'office'].map((seat) => [
            seat,
            { login: `x-${seat}`, name: seat },
          ]),
        ),
      },
    });
    expect(again.status).toBeGreaterThanOrEqual(400);
    expect((await visit(server.origin).send('GET', '/me')).status).toBe(401);
  });

  it('gives each of the four a role of their own', async () => {
    const rolesOf = async (visitor: FoundedOffice['clerk']) =>
      (await visitor.ask<{ grants: { role: string }[] }>('GET', '/me')).grants.map((each) => each.role);
    expect(await rolesOf(office.system)).toEqual(['system-admin']);
    expect(await rolesOf(office.security)).toEqual(['security-admin']);
    expect(await rolesOf(office.audit)).toEqual(['audit-admin']);
    expect(await rolesOf(office.clerk)).toEqual(['office']);
  });

  it('then takes further people in by both administrators together', async () => {
    const lead = await office.person('甲局经办', [{ role: 'lead', scope: '甲局' }]);
    const me = await lead.ask<{ grants: unknown; office: { name: string } }>('GET', '/me');
    expect(me).toMatchObject({ grants: [{ role: 'lead', scope: '甲局' }], office: { name: '某县考核办' } });
  });
});
