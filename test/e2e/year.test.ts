import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openScheme } from '../../src/app/open-scheme.ts';
import { sha256Hex } from '../../src/core/quantity/canonical.ts';
import { freePort, installedServer, startServer, type TestServer } from '../support/test-server.ts';
import { type DrivenYear, driveYear, type ScoresReply } from './drive-year.ts';
import { coreScores } from './example-facts.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const schemeFolder = fileURLToPath(new URL('../../schemes/shengzhou-2020', import.meta.url));
const minutes = 60_000;

let server: ServerProcess | null = null;
let database: TestServer | null = null;
let folder = '';
afterEach(async () => {
  await server?.stop();
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function drive(databaseUrl?: string): Promise<DrivenYear> {
  folder = await mkdtemp('/var/tmp/zhunsheng-year-');
  const asked = { folder: join(folder, 'data'), port: await freePort() };
  server = await startServerProcess(databaseUrl === undefined ? asked : { ...asked, databaseUrl });
  return driveYear(server.origin, server.setupToken ?? '');
}

async function expectCoreTotals(year: DrivenYear): Promise<void> {
  const scores = await scoresByCore(year.rows);
  expect(Object.keys(scores)).toHaveLength(65);
  expect(flat(year.after)).toEqual(scores);
  expect(flat(year.final)).toEqual(scores);
  expect(flat(year.before).T01?.['township-03']).not.toBe(scores.T01?.['township-03']);
  expect(year.final.provisional).toBe(false);
}

type Scores = ReturnType<typeof coreScores>;
const known = new Map<string, Scores>();

/** The core takes a while over 77,000 rows in memory: the same rows are scored once. */
async function scoresByCore(rows: DrivenYear['rows']): Promise<Scores> {
  const key = sha256Hex(JSON.stringify(rows));
  const opened = await openScheme(schemeFolder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const scores = known.get(key) ?? coreScores(opened.value, opened.value.units, rows);
  known.set(key, scores);
  return scores;
}

/** Trailing zeros say how a score is rounded, not what it is. */
const plain = (text: string | null): string | null =>
  text === null || !text.includes('.') ? text : text.replace(/\.?0+$/, '');

function flat(scores: ScoresReply): Record<string, Record<string, string | null>> {
  return Object.fromEntries(
    scores.tables.flatMap(({ units }) =>
      units.map(({ unit, total, indicators }) => [
        unit,
        Object.fromEntries([
          ['total', plain(total)],
          ...indicators.map(({ id, score }) => [id, plain(score)]),
        ]),
      ]),
    ),
  );
}

describe('a whole year over HTTP alone', () => {
  it(
    'gives every score the core gives for the same facts, on the database of our own',
    async () => {
      const year = await drive();
      await expectCoreTotals(year);
      const audited = await year.office.audit.send('GET', '/audit/verification');
      expect(audited.status).toBeLessThan(500);
    },
    6 * minutes,
  );

  it.skipIf(installedServer === null)(
    'and on a server by DATABASE_URL (skipped where no PostgreSQL is installed)',
    async () => {
      database = await startServer(installedServer ?? '');
      await expectCoreTotals(await drive(database.url));
    },
    6 * minutes,
  );
});
