import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScheme } from '../../src/app/open-scheme.ts';
import { exactDecimal, parseDecimal } from '../../src/core/quantity/decimal.ts';
import { greatest, sum, zero } from '../../src/core/quantity/rational.ts';
import type { ResultDocument } from '../../src/core/result/document.ts';
import { indicatorsOf } from '../../src/core/scheme/walk.ts';
import { runExamples } from '../../src/core/score/example.ts';
import { everythingDone } from './full-marks.ts';
import { folderOf, removeFolders, run } from './harness.ts';

const scheme = join(import.meta.dirname, '..', '..', 'schemes', 'shengzhou-2020');
let facts = '';
let result: ResultDocument;
let bytes = '';
beforeAll(async () => {
  facts = join(await folderOf({}), 'facts');
  const made = await run([
    'generate',
    scheme,
    '--out',
    facts,
    '--units',
    '12',
    '--rows',
    '6000',
    '--seed',
    '5',
  ]);
  expect(made.exit).toBe(0);
  const scored = await run(['score', scheme, '--facts', facts, '--json']);
  expect(scored.exit).toBe(0);
  bytes = scored.out;
  result = JSON.parse(bytes);
}, 120_000);
afterAll(removeFolders);

const number = (text: string | null) => parseDecimal(text ?? '0') ?? zero;

describe('the 2020 assessment', () => {
  it('scores all 77 leaves, and none beyond its points', () => {
    const counts = Object.fromEntries(
      result.tables.map(({ id, counts: { indicators } }) => [id, indicators]),
    );
    expect(counts).toEqual({ township: 24, department: 53 });
    for (const unit of result.tables.flatMap((table) => table.units)) {
      for (const { score, points } of unit.indicators) {
        expect(greatest(number(score), number(points))).toEqual(number(points));
        expect(greatest(number(score), zero)).toEqual(number(score));
      }
    }
  });

  it('publishes totals that are the sum of what was published', () => {
    for (const unit of result.tables.flatMap((table) => table.units)) {
      if (unit.total === null) continue;
      const added = sum(unit.indicators.map(({ score }) => number(score)));
      expect(exactDecimal(added)).toBe(exactDecimal(number(unit.total)));
    }
  });

  it('full marks on every leaf are reached, and are exactly 100', async () => {
    const opened = await openScheme(scheme);
    if (!opened.ok) throw new Error('the scheme does not open');
    for (const table of opened.value.tables) {
      const best = indicatorsOf(table).map((indicator) => {
        const examples = [...indicator.examples, everythingDone];
        const outcomes = runExamples(opened.value, table, { ...indicator, examples });
        return outcomes.map(({ got }) => parseDecimal(got ?? '') ?? zero).reduce(greatest, zero);
      });
      expect(best).toEqual(indicatorsOf(table).map(({ points }) => points));
      expect(exactDecimal(sum(best))).toBe('100');
    }
  });

  it('takes away the facts of one dataset: every leaf that needs them is missing, never 0', async () => {
    const files = await readdir(facts);
    const kept = files.filter((each) => each !== '公文.csv');
    const fewer: Record<string, string> = {};
    for (const file of kept) fewer[file] = await readFile(join(facts, file), 'utf8');
    const { out, exit } = await run(['score', scheme, '--facts', await folderOf(fewer), '--json']);
    expect(exit).toBe(0);
    for (const table of (JSON.parse(out) as ResultDocument).tables) {
      for (const unit of table.units) {
        expect(unit.total).toBeNull();
        expect(unit.rank).toBeNull();
        const missing = unit.indicators.filter((each) => each.missing.includes('公文'));
        expect(missing.length).toBeGreaterThan(0);
        expect(missing.every(({ score, state }) => score === null && state === 'missing')).toBe(true);
      }
    }
  });

  it('gives the same bytes for the same facts in another order, time zone and locale', async () => {
    const shuffled = await folderOf({});
    for (const file of (await readdir(facts)).filter((each) => each.endsWith('.csv'))) {
      const [header = '', ...rows] = (await readFile(join(facts, file), 'utf8')).trimEnd().split('\n');
      await writeFile(join(shuffled, file), `${[header, ...rows.reverse()].join('\n')}\n`);
    }
    const { TZ, LANG } = process.env;
    Object.assign(process.env, { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8' });
    const again = await run(['score', scheme, '--facts', shuffled, '--json']);
    Object.assign(process.env, { TZ: TZ ?? 'UTC', LANG: LANG ?? 'C' });
    expect(again.out).toBe(bytes);
  });

  it('explains leaves of both tables with the score that was published', async () => {
    for (const table of result.tables) {
      const [unit] = table.units;
      for (const { id, score } of unit?.indicators ?? []) {
        if (!/-(15|19)$/.test(id)) continue;
        const args = [
          'explain',
          scheme,
          '--facts',
          facts,
          '--unit',
          unit?.unit ?? '',
          '--indicator',
          id,
          '--json',
        ];
        const { exit, out } = await run(args);
        expect(exit).toBe(0);
        expect(JSON.parse(out)).toMatchObject({ score, indicator: { id } });
      }
    }
  }, 120_000);
});
