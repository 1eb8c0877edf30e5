import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestStore, type TestStore } from '../../test/support/test-store.ts';
import type { Platform } from '../app/platform.ts';
import { fail, ok, problem } from '../core/problem/problem.ts';
import { type Route, route } from './route.ts';
import { buildServer } from './server.ts';

const tag = 'test';
const summary = { zh: '测试', en: 'test' };
const each = { tag, summary, access: 'public' } as const;

/** Routes that need no campaign: for what the shell itself does. */
const routes: readonly Route[] = [
  route({
    ...each,
    id: 'test.echo',
    method: 'POST',
    path: '/echo/:office',
    params: z.strictObject({ office: z.string().max(10) }),
    query: z.strictObject({ n: z.coerce.number().int().min(1).optional() }),
    body: z.strictObject({ name: z.string().min(2), tags: z.array(z.string()).max(2) }),
    reply: z.strictObject({ office: z.string(), name: z.string(), revision: z.int() }),
    run: async ({ params, body }) => ok({ office: params.office, name: body.name, revision: 7 }),
  }),
  route({
    ...each,
    id: 'test.edit',
    method: 'PUT',
    path: '/thing',
    body: z.strictObject({ name: z.string() }),
    reply: z.strictObject({ name: z.string(), revision: z.int() }),
    ifMatch: true,
    run: async ({ body, revision }) =>
      revision === 3
        ? ok({ name: body.name, revision: 4 })
        : fail(problem('revision-conflict', { what: 'thing', given: String(revision), current: '3' })),
  }),
  route({
    ...each,
    id: 'test.read',
    method: 'GET',
    path: '/thing',
    reply: z.strictObject({ name: z.string(), revision: z.int() }),
    run: async () => ok({ name: '现在的', revision: 3 }),
  }),
  route({
    ...each,
    id: 'test.stream',
    method: 'POST',
    path: '/stream',
    bodyKind: 'stream',
    bodyLimit: 100_000,
    reply: z.strictObject({ bytes: z.int(), mediaType: z.string() }),
    run: async ({ stream, mediaType }) => {
      let bytes = 0;
      for await (const chunk of stream) bytes += (chunk as Buffer).length;
      return ok({ bytes, mediaType });
    },
  }),
  route({
    ...each,
    id: 'test.file',
    method: 'GET',
    path: '/file',
    file: 'text/html',
    run: async () =>
      ok({
        kind: 'file',
        mediaType: 'text/html',
        fileName: '佐证 "材料".html',
        content: new TextEncoder().encode('<script>'),
      }),
  }),
  route({
    ...each,
    id: 'test.broken',
    method: 'GET',
    path: '/broken',
    run: async () => {
      throw new Error('secret: zhangsan@example');
    },
  }),
  route({
    ...each,
    id: 'test.leak',
    method: 'GET',
    path: '/leak',
    reply: z.strictObject({ score: z.string() }),
    run: async () => ok({ score: '90', expert: '李教授' } as { score: string }),
  }),
  route({
    ...each,
    id: 'test.cookie',
    method: 'POST',
    path: '/cookie',
    run: async ({ cookies }) => {
      cookies.set('session', 'value', 60);
      return ok(undefined);
    },
  }),
  route({
    ...each,
    id: 'test.mine',
    method: 'GET',
    path: '/mine',
    access: 'signed-in',
    run: async () => ok(undefined),
  }),
  route({
    ...each,
    id: 'test.guess',
    method: 'POST',
    path: '/guess',
    perMinute: 3,
    run: async () => ok(undefined),
  }),
];

let test: TestStore;
let app: FastifyInstance;
beforeAll(async () => {
  test = await openTestStore();
  const pool = await test.database();
  const platform = { store: { ...test.store, pool }, folder: test.folder } as unknown as Platform;
  app = await buildServer(platform, { routes });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

describe('what a request carries', () => {
  it('is read by the schemas of its route', async () => {
    const reply = await post('/echo/demo', { name: '甲局', tags: [] });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({ office: 'demo', name: '甲局', revision: 7 });
    expect(reply.headers.etag).toBe('"7"');
  });

  it('that is wrong is told all at once, each with its place, in the language asked for', async () => {
    const wrong = { name: '甲', tags: ['a', 'b', 'c'], more: 1 };
    const reply = await post('/echo/much-too-long?n=0', wrong, { 'accept-language': 'en-GB,zh;q=0.5' });
    expect(reply.statusCode).toBe(400);
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    const document = reply.json();
    expect(document).toMatchObject({ status: 400, code: 'input-invalid', title: 'Bad request' });
    const places = document.problems.map((one: { params: { place: string } }) => one.params.place);
    expect(places.sort()).toEqual(['body', 'body/name', 'body/tags', 'path/office', 'query/n']);
    const chinese = await post('/echo/demo', { name: 1, tags: [] });
    expect(chinese.json().title).toBe('请求内容有误');
    expect(chinese.json().problems[0].what).toMatch(/[一-龥]，|期望/);
    expect(chinese.headers['content-language']).toBe('zh');
  });

  it.each([
    ['no JSON', '{"name":', {}, 400, 'body-unreadable'],
    ['a prototype in it', '{"name":"甲局","tags":[],"__proto__":{"a":1}}', {}, 400, 'body-unreadable'],
    ['a constructor in it', '{"constructor":{"prototype":{"a":1}}}', {}, 400, 'body-unreadable'],
    ['nothing', '', {}, 400, 'body-unreadable'],
    ['another type', 'a=b', { 'content-type': 'text/plain' }, 415, 'body-type-unsupported'],
    ['too much', `"${'x'.repeat(1_048_577)}"`, {}, 413, 'body-too-large'],
  ])('with %s is refused', async (_name, payload, headers, status, code) => {
    const reply = await post('/echo/demo', payload, headers);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });

  it('is not looked for where nobody serves it, nor under an endless address', async () => {
    const unknown = await app.inject('/api/v1/nothing?name=zhangsan');
    expect([unknown.statusCode, unknown.json().params.path]).toEqual([404, '/api/v1/nothing']);
    expect((await app.inject(`/api/v1/thing?${'x'.repeat(5000)}`)).statusCode).toBe(414);
    expect((await app.inject('/api/v1/echo/%E0%A4%A')).json().code).toBe('request-malformed');
  });

  it('as a stream is counted against its limit and left unread by the shell', async () => {
    const send = (bytes: number) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/stream',
        headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
        payload: Readable.from([Buffer.alloc(bytes / 2), Buffer.alloc(bytes / 2)]),
      });
    expect((await send(100_000)).json()).toEqual({ bytes: 100_000, mediaType: 'application/x-ndjson' });
    const over = await send(100_002);
    expect([over.statusCode, over.json().params]).toEqual([413, { limit: '100000' }]);
  });
});

describe('an edit', () => {
  const put = (headers: Record<string, string>) =>
    app.inject({ method: 'PUT', url: '/api/v1/thing', headers, payload: { name: '我的' } });

  it('says which revision it started from', async () => {
    expect((await put({})).statusCode).toBe(428);
    expect((await put({ 'if-match': '*' })).json().code).toBe('if-match-invalid');
    const done = await put({ 'if-match': '"3"' });
    expect([done.statusCode, done.headers.etag]).toEqual([200, '"4"']);
  });

  it('of something changed meanwhile is shown both values', async () => {
    const reply = await put({ 'if-match': '"2"' });
    expect(reply.statusCode).toBe(409);
    expect(reply.json()).toMatchObject({
      code: 'revision-conflict',
      params: { given: '2', current: '3' },
      given: { name: '我的' },
      current: { name: '现在的', revision: 3 },
    });
  });
});

describe('a reply', () => {
  it('with a file is only ever saved, under its own name', async () => {
    const reply = await app.inject('/api/v1/file');
    expect(reply.headers['content-disposition']).toMatch(
      /^attachment; filename=.+filename\*=UTF-8''%E4%BD%90/,
    );
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  });

  it('to what failed inside says nothing of what it was', async () => {
    const reply = await app.inject('/api/v1/broken');
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toMatch(/zhangsan|at .+:\d+:\d+/);
    expect(reply.json().params.request).toBe(reply.headers['x-request-id']);
  });

  it('never holds a field that its schema does not name', async () => {
    const reply = await app.inject('/api/v1/leak');
    expect([reply.statusCode, reply.body.includes('李教授')]).toEqual([500, false]);
  });

  it('sets cookies that scripts and other sites cannot use', async () => {
    const reply = await post('/cookie', {}, { 'x-forwarded-proto': 'https' });
    expect(reply.headers['set-cookie']).toBe(
      'zhunsheng-session=value; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
    );
  });
});

describe('who asks', () => {
  it('has to be signed in where it matters', async () => {
    const reply = await app.inject('/api/v1/mine');
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'not-signed-in']);
    const token = await app.inject({ url: '/api/v1/mine', headers: { authorization: 'Bearer guess' } });
    expect([token.statusCode, token.json().code]).toEqual([401, 'token-invalid']);
  });

  it('from another site is refused any change; with a cookie, from no site at all too', async () => {
    const code = async (headers: Record<string, string>) =>
      (await post('/echo/demo', { name: '甲局', tags: [] }, { host: 'here:8080', ...headers })).statusCode;
    expect(await code({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await code({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await code({ origin: 'https://evil.example' })).toBe(403);
    expect(await code({ origin: 'null' })).toBe(403);
    expect(await code({ origin: 'http://here:8080' })).toBe(200);
    expect(await code({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await code({ cookie: 'zhunsheng-session=x' })).toBe(403);
    expect(await code({ cookie: 'zhunsheng-session=x', origin: 'http://here:8080' })).toBe(200);
  });

  it('too often is told when to come back', async () => {
    const codes = [];
    for (let n = 0; n < 5; n++) codes.push(await app.inject({ method: 'POST', url: '/api/v1/guess' }));
    expect(codes.map((reply) => reply.statusCode)).toEqual([204, 204, 204, 429, 429]);
    expect(Number(codes[4]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(codes[4]?.json().params.max).toBe('3');
  });
});

describe('the condition of the server', () => {
  it('is told to whoever watches it', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json().status]).toEqual([200, 'ready']);
  });
});
