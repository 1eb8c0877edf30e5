import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServerProcess } from '../e2e/server-process.ts';
import { freePort } from '../support/test-server.ts';
import { enterDemo, installedBrowser, openBrowser, seriousViolations, sizes } from './browser.ts';

interface Sized {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

const built = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The screens each role works on, with words that must stand on them. */
const screens: Readonly<Record<string, readonly (readonly [path: string, zh: string, en: string])[]>> = {
  office: [
    ['/', '工作台', 'Workbench'],
    ['/overview', '排名', 'Ranking'],
    ['/sheets?unit=T01', '评分表', 'Score sheet'],
    ['/bulletins', '通报', 'Bulletins'],
    ['/data', '数据', 'Data'],
    ['/campaigns', '考核安排', 'Campaigns'],
    ['/schemes', '考核方案', 'Schemes'],
    ['/notices', '办法', 'otice'],
    ['/panels', '专家', 'anel'],
    ['/appeals', '申诉', 'ppeal'],
    ['/results', '结果', 'esult'],
    ['/account', '我的账号', 'My account'],
  ],
  unit: [
    ['/', '工作台', 'Workbench'],
    ['/sheets', '评分表', 'Score sheet'],
    ['/report', '填报', 'eport'],
    ['/appeals', '申诉', 'ppeal'],
  ],
  lead: [
    ['/', '工作台', 'Workbench'],
    ['/review', '审核', 'eview'],
    ['/judge', '评判', 'udge'],
  ],
  expert: [['/panels', '专家', 'anel']],
  leader: [['/overview', '排名', 'Ranking']],
  'system-admin': [['/accounts', '账号', 'Accounts']],
  'audit-admin': [['/audit', '审计记录', 'Audit log']],
};

let folder = '';
let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  if (installedBrowser === null) return;
  folder = await mkdtemp('/var/tmp/zhunsheng-web-');
  const asked = { folder: join(folder, 'data'), port: await freePort(), flags: ['--demo'] };
  server = await startServerProcess(asked);
  await untilFilled(server.origin);
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The demonstration is filled while the server runs: until somebody has a score. */
async function untilFilled(origin: string): Promise<void> {
  const deadline = Date.now() + 200_000;
  for (;;) {
    const said = await (await fetch(`${origin}/api/v1/sign-in`)).text();
    if (said.includes('"office"')) return;
    if (Date.now() > deadline) throw new Error(`no demonstration: ${said}`);
    await pause(500);
  }
}

describe.skipIf(installedBrowser === null)(
  'screens in a real browser (skipped where no Chromium is installed)',
  () => {
    for (const [role, list] of Object.entries(screens))
      for (const language of ['zh', 'en'] as const)
        for (const size of ['desktop', 'phone'] as const)
          it(`${role} in ${language} on a ${size}: words, no errors, nothing serious for axe, no sideways scrolling`, async () => {
            const context = await browser.newContext({ viewport: sizes[size] });
            try {
              const { page, faults } = await enterDemo(context, server.origin, role, language);
              for (const [path, zh, en] of list) {
                await page.goto(`${server.origin}${path}`);
                await page
                  .locator('main')
                  .getByText(language === 'zh' ? zh : en)
                  .first()
                  .waitFor({ timeout: 30_000 });
                await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
                expect([path, await seriousViolations(page)]).toEqual([path, []]);
                const wide = await page
                  .locator('html')
                  .evaluate((root: Sized) => root.scrollWidth - root.clientWidth);
                expect([path, wide <= 0]).toEqual([path, true]);
              }
              expect(faults).toEqual([]);
            } finally {
              await context.close();
            }
          });

    it('a score opens down to its raw records', async () => {
      const context = await browser.newContext({ viewport: sizes.desktop });
      const { page } = await enterDemo(context, server.origin, 'office', 'zh');
      await page.goto(`${server.origin}/sheets?unit=T01`);
      await page.locator('.sheet-open').first().click();
      await page.getByText('计算过程').waitFor();
      await page.getByText('用到的数据').waitFor();
      expect(page.url()).toContain('indicator=');
      await page.goBack();
      expect(page.url()).not.toContain('indicator=');
      await context.close();
    });
  },
);

describe('the first screen', () => {
  it('weighs at most 250 kB of script, compressed', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    const assets = readdirSync(join(built, 'assets'));
    const first = assets.filter(
      (name) => name.endsWith('.js') && (page.includes(name) || /^(workbench|page)-/.test(name)),
    );
    expect(first.length).toBeGreaterThan(1);
    const bytes = first.map(
      (name) => gzipSync(readFileSync(join(built, 'assets', name)), { level: 9 }).length,
    );
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(250_000);
  });
});
