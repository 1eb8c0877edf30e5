import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, office as officeFile, pdf, text } from '../../../test/support/evidence-files.ts';
import { type TestPerson, testPerson } from '../../../test/support/sign-in.ts';
import { openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { incomingFolder, officeFolder } from '../../app/evidence/place.ts';
import type { Grant } from '../../port/actor.ts';
import { buildServer } from '../server.ts';

let test: TestPlatform;
let server: FastifyInstance;
let port = 0;
const people = new Map<string, TestPerson>();

beforeAll(async () => {
  test = await openTestPlatform();
  server = await buildServer(test.platform);
  await server.listen({ port: 0, host: '127.0.0.1' });
  port = (server.server.address() as AddressInfo).port;
  const grants: Readonly<Record<string, Grant>> = {
    office: { role: 'office', scope: null },
    u1: { role: 'unit', scope: 'u1' },
    u2: { role: 'unit', scope: 'u2' },
    system: { role: 'system-admin', scope: null },
  };
  for (const [name, grant] of Object.entries(grants))
    people.set(name, await testPerson(test.pool, 'demo', [grant]));
});
afterAll(async () => {
  await server.close();
  await test.close();
});

type Asked = { readonly headers?: Record<string, string>; readonly body?: Buffer | string | undefined };

/** A request of a browser in which somebody is signed in. */
async function ask(who: string, method: string, path: string, { headers = {}, body }: Asked = {}) {
  const { cookie, origin, host } = people.get(who)?.browser ?? { cookie: '', origin: '', host: '' };
  const reply = await server.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: { cookie, origin, host, ...headers },
    ...(body === undefined ? {} : { payload: body }),
  });
  const json = reply.headers['content-type']?.toString().includes('json') ? reply.json() : null;
  return { status: reply.statusCode, headers: reply.headers, json, bytes: reply.rawPayload };
}

const stream = { 'content-type': 'application/octet-stream' };
const upload = (who: string, name: string, body: Buffer) =>
  ask(who, 'POST', `/evidence?name=${encodeURIComponent(name)}`, { headers: stream, body });
const json = (body: unknown, more: Record<string, string> = {}): Asked => ({
  headers: { 'content-type': 'application/json', ...more },
  body: JSON.stringify(body),
});

describe('evidence over HTTP', () => {
  it('is uploaded, listed, downloaded as an attachment only, and deleted', async () => {
    const content = officeFile('docx');
    const added = await upload('u1', '工作总结 (终稿).docx', content);
    expect([added.status, added.json.name, added.json.holder]).toEqual([
      201,
      '工作总结 (终稿).docx',
      'unit/u1',
    ]);
    const path = `/evidence/${added.json.sha256}`;
    const got = await ask('u1', 'GET', path);
    expect(got.bytes).toEqual(content);
    expect(got.headers['content-disposition']).toBe(
      `attachment; filename="???? (??).docx"; filename*=UTF-8''%E5%B7%A5%E4%BD%9C%E6%80%BB%E7%BB%93%20%28%E7%BB%88%E7%A8%BF%29.docx`,
    );
    expect(got.headers['x-content-type-options']).toBe('nosniff');
    expect(got.headers['content-security-policy']).toMatch(/sandbox/);
    expect((await ask('u2', 'GET', path)).status).toBe(404);
    expect((await ask('system', 'GET', path)).status).toBe(403);
    expect((await ask('u1', 'GET', '/evidence?limit=1')).json).toMatchObject({
      items: [{ sha256: added.json.sha256 }],
      next: null,
    });
    expect((await ask('u2', 'DELETE', path)).status).toBe(404);
    expect((await ask('u1', 'DELETE', path)).status).toBe(204);
    expect((await ask('u1', 'GET', path)).status).toBe(404);
  });

  it('is refused with the reason in words', async () => {
    const refusals: readonly (readonly [name: string, body: Buffer, status: number, code: string])[] = [
      ['a.svg', text('<svg onload="alert(1)"/>'), 415, 'evidence-type-refused'],
      ['../a.txt', text('一'), 422, 'evidence-name-invalid'],
      ['a.pdf', pdf([catalogue('/OpenAction << /S /JavaScript /JS (1) >>')]), 422, 'evidence-active-content'],
      ['a.docx', text('不是'), 415, 'evidence-type-refused'],
    ];
    for (const [name, body, status, code] of refusals) {
      const reply = await upload('u1', name, body);
      expect([name, reply.status, reply.json.code]).toEqual([name, status, code]);
    }
  });

  /** Sends bytes as long as the server takes them; how many it took, and what it answered. */
  const pour = (declared: number | null): Promise<{ sent: number; status: number | null }> =>
    new Promise((done) => {
      const { cookie, origin } = people.get('u1')?.browser ?? { cookie: '', origin: '' };
      const length = declared === null ? {} : { 'content-length': String(declared) };
      let sent = 0;
      let status: number | null = null;
      const asked = request(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/api/v1/evidence?name=a.mp4',
          headers: { ...stream, ...length, cookie, origin, host: 'localhost:8080' },
        },
        (reply) => {
          status = reply.statusCode ?? null;
          reply.resume();
          reply.on('close', () => asked.destroy());
        },
      );
      const piece = Buffer.alloc(256 * 1024);
      const pump = (): void => {
        while (status === null && sent < 2 * 1024 ** 3 && !asked.destroyed) {
          sent += piece.length;
          if (!asked.write(piece)) return void asked.once('drain', pump);
        }
      };
      asked.on('error', () => undefined);
      asked.on('close', () => done({ sent, status }));
      pump();
    });

  const connections = (): Promise<number> =>
    new Promise((done) => server.server.getConnections((_error, count) => done(count)));

  it('of two gigabytes is refused, declared or not, in bounded memory, and leaves nothing', async () => {
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    const files = await readdir(officeFolder(test.platform, 'demo'));
    const declared = await pour(2 * 1024 ** 3);
    expect(declared.status).toBe(413);
    expect(declared.sent).toBeLessThan(20 * 1024 ** 2);
    const undeclared = await pour(null);
    clearInterval(watch);

    expect(undeclared.status).toBe(413);
    expect(undeclared.sent).toBeLessThan(80 * 1024 ** 2);
    expect(most - before).toBeLessThan(120 * 1024 ** 2);
    expect(await readdir(incomingFolder(test.platform, 'demo'))).toEqual([]);
    expect(await readdir(officeFolder(test.platform, 'demo'))).toEqual(files);
    // Nor does the connection stay.
    while ((await connections()) > 0) await pause(50);
  });

  it('that breaks off leaves nothing', async () => {
    const { cookie, origin } = people.get('u1')?.browser ?? { cookie: '', origin: '' };
    const headers = { ...stream, 'content-length': '1000000', cookie, origin, host: 'localhost:8080' };
    const asked = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/evidence?name=a.txt',
      headers,
    });
    asked.on('error', () => undefined);
    asked.write(Buffer.alloc(50_000, 0x61));
    const incoming = () => readdir(incomingFolder(test.platform, 'demo'));
    while ((await incoming()).length === 0) await pause(10);
    asked.destroy();
    while ((await incoming()).length > 0) await pause(10);
    expect(await incoming()).toEqual([]);
  });
});

describe('integration over HTTP', () => {
  const settings = async () => {
    const { headers, json: body } = await ask('system', 'GET', '/integration/settings');
    const { revision: _revision, ...rest } = body;
    return { etag: String(headers.etag), body: rest };
  };

  it('lets the system administrator, not the office, say what may be reached; nobody overwrites another', async () => {
    const { etag, body } = await settings();
    const wish = { ...body, hosts: ['hook.example.com'], networks: ['10.1.0.0/16'] };
    expect(
      (await ask('office', 'PUT', '/integration/settings', json(wish, { 'if-match': etag }))).status,
    ).toBe(403);
    const bad = { ...wish, networks: ['169.254.169.254/32'] };
    expect(
      (await ask('system', 'PUT', '/integration/settings', json(bad, { 'if-match': etag }))).json.code,
    ).toBe('network-invalid');
    const both = await Promise.all(
      [1, 2].map(() => ask('system', 'PUT', '/integration/settings', json(wish, { 'if-match': etag }))),
    );
    expect(both.map((each) => each.status).sort()).toEqual([200, 409]);
    expect((await settings()).body).toEqual(wish);
  });

  it('keeps webhooks: the secret once, changes by revision, a log', async () => {
    const events = (await ask('office', 'GET', '/webhook-events')).json.items;
    expect(events).toContain('bulletin.issue');
    const wish = { name: '大屏', url: 'https://hook.example.com/x', events: ['bulletin.issue'] };
    const made = await ask('office', 'POST', '/webhooks', json(wish));
    expect([made.status, typeof made.json.secret]).toEqual([201, 'string']);
    const path = `/webhooks/${made.json.id}`;
    const paused = await ask(
      'office',
      'PUT',
      path,
      json({ ...wish, state: 'paused' }, { 'if-match': String(made.headers.etag) }),
    );
    expect(paused.json).toMatchObject({ state: 'paused', revision: 2 });
    expect(paused.json.secret).toBeUndefined();
    expect((await ask('office', 'POST', `${path}/ping`)).status).toBe(202);
    expect((await ask('office', 'GET', `${path}/deliveries`)).json.items).toMatchObject([
      { event: 'ping', state: 'waiting' },
    ]);
    expect((await ask('u1', 'GET', '/webhooks')).status).toBe(403);
    expect(
      (await ask('office', 'POST', '/webhooks', json({ ...wish, url: 'http://127.0.0.1/' }))).json.code,
    ).toBe('host-not-listed');
    expect((await ask('office', 'DELETE', path)).status).toBe(204);
  });

  it('keeps connectors: never the secret, runs on demand, a log', async () => {
    const source = { kind: 'http-json', url: 'https://hook.example.com/items' };
    const columns = ['单位', '编号', '交办日期', '已办结'];
    const wish = {
      campaign: '2020',
      dataset: '事项',
      name: '督查系统',
      action: 'replace',
      source,
      mapping: columns.map((column) => ({ column, from: column })),
      schedule: '0 2 * * *',
      since: null,
      secret: '绝密',
    };
    const made = await ask('office', 'POST', '/connectors', json(wish));
    expect([made.status, made.json.hasSecret, JSON.stringify(made.json).includes('绝密')]).toEqual([
      201,
      true,
      false,
    ]);
    const path = `/connectors/${made.json.id}`;
    expect((await ask('office', 'POST', `${path}/run`)).status).toBe(202);
    expect((await ask('office', 'GET', `${path}/runs`)).json).toEqual({ items: [], next: null });
    const [job] = (await ask('system', 'GET', '/jobs?state=waiting')).json.items;
    expect(job).toMatchObject({ kind: 'connector.pull', subject: made.json.id });
    expect((await ask('office', 'GET', '/jobs')).status).toBe(403);
    expect((await ask('office', 'DELETE', path)).status).toBe(204);
    expect((await ask('office', 'GET', '/connectors')).json.items).toEqual([]);
  });
});
