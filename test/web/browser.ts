import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium on this machine; null where there is none, and then the tests in a browser say so and are left out. */
export const installedBrowser: string | null =
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  ) ?? null;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: installedBrowser ?? '', args: flags });

export const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

/** A page that remembers what went wrong in it. */
export interface Watched {
  readonly page: Page;
  readonly faults: string[];
}

/** Opens a page signed in as somebody of the demonstration who has a role. */
export async function enterDemo(
  context: BrowserContext,
  origin: string,
  role: string,
  language: 'zh' | 'en',
): Promise<Watched> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  const offered = await context.request.get(`${origin}/api/v1/sign-in`);
  const { demo } = (await offered.json()) as { demo: readonly { id: string; roles: readonly string[] }[] };
  const person = demo.find((each) => each.roles.includes(role));
  if (person === undefined) throw new Error(`nobody in the demonstration is ${role}`);
  const entered = await context.request.post(`${origin}/api/v1/sign-in/demo`, {
    data: { account: person.id },
    headers: { origin, 'idempotency-key': crypto.randomUUID() },
  });
  if (!entered.ok()) throw new Error(await entered.text());
  await page.addInitScript(`localStorage.setItem('zhunsheng.language', '${language}')`);
  return { page, faults };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a program finds that keeps people from using the screen: serious and critical only. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  // The page forbids scripts that are not its own, so the checker comes in by the debugger's door.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const found = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then((r) => JSON.stringify(
      r.violations.filter((v) => ['serious', 'critical'].includes(v.impact))
        .flatMap((v) => v.nodes.map((n) => v.id + ' ' + n.target.join(' ')))))`,
    awaitPromise: true,
  });
  await session.detach();
  return JSON.parse(String(found.result.value)) as readonly string[];
}
