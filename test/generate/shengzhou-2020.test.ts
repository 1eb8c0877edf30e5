import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateForScheme } from '../../src/app/generate-scheme.ts';
import { scoreFacts } from '../../src/app/score-facts.ts';

const root = join(import.meta.dirname, '../..');
const schemeFolder = join(root, 'schemes/shengzhou-2020');
const example = join(root, 'examples/shengzhou-2020');
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function generate(seed: string, units: number | null, rows: number | null): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'shengzhou-'));
  folders.push(out);
  const made = await generateForScheme({ schemeFolder, out, units, rows, seed, onProgress: () => undefined });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return out;
}

async function score(factsFolder: string) {
  const scored = await scoreFacts({ schemeFolder, factsFolder, table: null, asOf: null, knownAt: null });
  if (!scored.ok) throw new Error(JSON.stringify(scored.problems));
  return { ...scored.value, label: JSON.parse(await readFile(join(factsFolder, 'facts.json'), 'utf8')) };
}

describe('the example facts of the 2020 scheme', () => {
  it('are what their command makes today, byte for byte, and stay under 3 MB', async () => {
    const made = await generate('2020', null, null);
    const names = (await readdir(made)).sort();
    expect((await readdir(example)).sort()).toEqual(names);
    let size = 0;
    for (const name of names) {
      const [a, b] = [await readFile(join(example, name)), await readFile(join(made, name))];
      size += a.length;
      expect(a.equals(b), `${name}: make it again as examples/README.md says`).toBe(true);
    }
    expect(size).toBeLessThan(3_000_000);
  });

  it('load without a reject and score nearly everybody', async () => {
    const { result, rejects, label } = await score(example);
    expect(rejects).toEqual([]);
    for (const { units } of result.tables) {
      const known = units.filter((each) => each.state === 'scored');
      const strong = known.find((each) => label.parts.strong.includes(each.unit));
      const weak = known.find((each) => label.parts.weak.includes(each.unit));
      expect(units.length - known.length).toBeGreaterThan(0);
      expect(units.length - known.length).toBeLessThan(4);
      expect(Number(strong?.total)).toBeGreaterThan(98);
      expect(strong?.rank).toBe(1);
      expect(weak?.rank).toBe(known.length);
    }
  });
});

describe('any other set for the 2020 scheme', () => {
  it.each([
    ['春', 12, null],
    ['2', 80, 30_000],
  ])('of seed %s with %s units and %s rows loads and scores', async (seed, units, rows) => {
    const { result, rejects } = await score(await generate(seed, units, rows));
    expect(rejects).toEqual([]);
    const sheets = result.tables.flatMap((table) => table.units);
    expect(sheets.length).toBe(units);
    for (const { total, indicators } of sheets) {
      expect(total === null || (Number(total) >= 0 && Number(total) <= 100)).toBe(true);
      expect(
        indicators.every((each) => each.score === null || Number(each.score) <= Number(each.points)),
      ).toBe(true);
    }
  });

  // A slow proof: `npm run slow`.
  const slow = process.env.SLOW === undefined ? null : it;
  slow?.('of a million rows stays under 300 MB of memory', async () => {
    const out = await mkdtemp(join(tmpdir(), 'shengzhou-'));
    folders.push(out);
    const program = `
      const { generateForScheme } = await import(${JSON.stringify(join(root, 'dist/app/generate-scheme.js'))});
      const made = await generateForScheme({
        schemeFolder: ${JSON.stringify(schemeFolder)}, out: ${JSON.stringify(out)},
        units: null, rows: 1_000_000, seed: '1', onProgress() {},
      });
      console.log(JSON.stringify({ rows: made.value.rows, kilobytes: process.resourceUsage().maxRSS }));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    const { rows, kilobytes } = JSON.parse(printed);
    expect(rows).toBeGreaterThan(950_000);
    expect(kilobytes).toBeLessThan(300_000);
  });
});
