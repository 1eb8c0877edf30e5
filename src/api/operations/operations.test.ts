import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestPerson, testPerson } from '../../../test/support/sign-in.ts';
import { openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { buildServer } from '../server.ts';
import { openLog } from '../shell/log.ts';

const tag = 'test';
const summary = { zh: '测试', en: 'test' };

const routes: readonly Route[] = [
  route({
    id: 'test.say',
    method: 'POST',
    path: '/say/:office',
    tag,
    summary,
    access: 'signed-in',
    params: z.strictObject({ office: z.string() }),
    query: z.strictObject({ canary: z.string() }),
    body: z.strictObject({ login: z.string(), fail: z.boolean() }),
    run: async ({ body }) => {
      if (body.fail) throw new Error(`duplicate key: ${body.login}`, { cause: new TypeError(body.login) });
      return ok(undefined);
    },
  }),
];

let test: TestPlatform;
let app: FastifyInstance;
let person: TestPerson;
let lines = '';
let intact = true;
const login = 'canary-login';

beforeAll(async () => {
  test = await openTestPlatform();
  person = await testPerson(test.pool, test.office, [{ role: 'office', scope: null }], login);
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines += String(chunk);
      done();
    },
  });
  const log = openLog(destination, 'trace');
  app = await buildServer(test.platform, {
    routes,
    log,
    condition: { auditIntact: () => intact },
    metricsToken: 't0ken',
  });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const say = (payload: object, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/say/canary-path?canary=canary-query',
    headers: {
      ...person.token,
      'user-agent': 'canary-agent',
      referer: 'http://canary-referrer/',
      ...headers,
    },
    payload,
  });

describe('the log', () => {
  it('says what happened, and nothing that a person typed, is called or signed in with', async () => {
    await app.ready();
    await say({ login: 'canary-body', fail: false });
    await say({ login: 'canary-body', fail: true });
    await say({ login: 'canary-body' });
    await say({ login: 'canary-body', fail: false }, { authorization: 'Bearer canary-token' });
    await app.inject({ url: '/canary-path', headers: { cookie: 'zhunsheng-session=canary-cookie' } });
    const all = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(all.filter((line) => line.msg === 'request')).toHaveLength(5);
    expect(all.find((line) => line.msg === 'failed')).toMatchObject({
      level: 'error',
      route: 'test.say',
      err: { kind: 'Error', at: expect.any(Array), cause: { kind: 'TypeError' } },
    });
    expect(all[0]).toMatchObject({
      route: 'test.say',
      method: 'POST',
      account: person.account,
      office: 'demo',
    });
    expect(lines).not.toMatch(/canary/);
    expect(lines).not.toContain(person.token.authorization.slice('Bearer '.length));
  });
});

describe('readiness', () => {
  it('says that the audit log is broken', async () => {
    intact = false;
    const reply = await app.inject('/readyz');
    expect([reply.statusCode, reply.json().checks]).toEqual([
      503,
      { database: 'ok', migrations: 'ok', disk: expect.any(String), audit: 'failed' },
    ]);
    intact = true;
  });
});

describe('metrics', () => {
  it('count requests by route and tell the state of the server', async () => {
    await say({ login: 'x', fail: false }).then((reply) => expect(reply.statusCode).toBe(204));
    const { body } = await app.inject('/metrics');
    expect(body).toMatch(/zhunsheng_request_seconds_count\{route="test.say",method="POST",status="204"\} \d/);
    expect(body).toMatch(/zhunsheng_audit_intact 1/);
    expect(body).not.toMatch(/canary/);
  });

  it('are for this machine, or for whoever has the token', async () => {
    const from = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
      app.inject({ url: '/metrics', headers, remoteAddress }).then((reply) => reply.statusCode);
    expect(await from({}, '10.0.0.9')).toBe(404);
    expect(await from({ 'x-forwarded-for': '10.0.0.9' })).toBe(404);
    expect(await from({ authorization: 'Bearer t0ken' }, '10.0.0.9')).toBe(200);
    expect(await from({}, '::ffff:127.0.0.1')).toBe(200);
  });
});
