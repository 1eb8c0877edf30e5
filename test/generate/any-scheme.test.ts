import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { generateFacts } from '../../src/app/generate/generate.ts';
import { openScheme } from '../../src/app/open-scheme.ts';
import { scoreFacts } from '../../src/app/score-facts.ts';

const root = join(import.meta.dirname, '../..');
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

it.each(['schemes/shengzhou-2020', 'test/conformance/asem/scheme', 'test/conformance/hdi-2021/scheme'])(
  'facts drawn for %s from its columns alone load without a reject and score nearly everybody',
  async (path) => {
    const schemeFolder = join(root, path);
    const scheme = await openScheme(schemeFolder);
    if (!scheme.ok) throw new Error(JSON.stringify(scheme.problems));
    const out = await mkdtemp(join(tmpdir(), 'any-'));
    folders.push(out);
    const options = { scheme: scheme.value, settings: null, units: 30, rows: 5_000, seed: '1', out };
    expect((await generateFacts(options)).ok).toBe(true);
    const scored = await scoreFacts({
      schemeFolder,
      factsFolder: out,
      table: null,
      asOf: null,
      knownAt: null,
    });
    if (!scored.ok) throw new Error(JSON.stringify(scored.problems));
    expect(scored.value.rejects).toEqual([]);
    const sheets = scored.value.result.tables.flatMap((table) => table.units);
    const indicators = sheets.flatMap((sheet) => sheet.indicators);
    expect(sheets.length).toBeGreaterThan(29);
    expect(indicators.filter((each) => each.state === 'missing').length).toBeLessThan(indicators.length / 20);
  },
);
