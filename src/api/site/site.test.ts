import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountSite } from './site.ts';

let root = '';
let app: FastifyInstance;
const script = 'console.log("准绳");'.repeat(100);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhunsheng-site-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>准绳</title>');
  await writeFile(join(root, 'assets', 'main-abc123.js'), script);
  await writeFile(join(root, 'assets', 'main-abc123.js.br'), brotliCompressSync(script));
  app = fastify();
  app.get('/api/v1/thing', async () => ({ ok: true }));
  await mountSite(app, root);
});
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

const open = (url: string, headers: Record<string, string> = { accept: 'text/html,*/*' }) =>
  app.inject({ url, headers });

describe('the web application', () => {
  it('answers every address a person opens with its page, under a strict policy', async () => {
    for (const url of ['/', '/campaigns/2020/units/T01?table=township', '/setup']) {
      const reply = await open(url);
      expect([url, reply.statusCode, reply.body]).toEqual([url, 200, '<!doctype html><title>准绳</title>']);
      expect(reply.headers['content-security-policy']).toMatch(
        /^default-src 'none';script-src 'self';style-src 'self'/,
      );
      expect(reply.headers['cache-control']).toBe('no-cache');
    }
  });

  it('sends files as they lie compressed, to be kept for good', async () => {
    const url = '/assets/main-abc123.js';
    const reply = await open(url, { 'accept-encoding': 'gzip, br' });
    expect(brotliDecompressSync(reply.rawPayload).toString()).toBe(script);
    expect(reply.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await open(url, {})).body).toBe(script);
  });

  it('does not pretend to be a file or an address of the API, and shows nothing outside its folder', async () => {
    for (const url of ['/assets/gone.js', '/api/v1/gone', '/api', '/../package.json', '/%2e%2e/package.json'])
      expect([url, (await open(url)).body.includes('"name"')]).toEqual([url, false]);
    for (const url of ['/assets/gone.js', '/api/v1/gone', '/api'])
      expect([url, (await open(url)).statusCode]).toEqual([url, 404]);
    expect((await open('/campaigns/2020', { accept: 'application/json' })).statusCode).toBe(404);
  });
});

describe('a server without the web application', () => {
  it('says that it runs', async () => {
    const bare = fastify();
    await mountSite(bare, join(root, 'nothing'));
    const reply = await bare.inject('/');
    expect(reply.body).toContain('准绳正在运行');
    expect(reply.body).not.toMatch(/<script|style=|<style/);
    expect((await bare.inject('/other')).statusCode).toBe(404);
  });
});
