import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, dataset, day, indicator, scheme, table, unit } from '../../test/support/sample-scheme.ts';
import { planScores } from '../core/score/score.ts';
import type { FactCommit } from './batch/log.ts';
import { openDatabase } from './duckdb/database.ts';
import { rowSource } from './load/named-source.ts';
import { type CommittedFacts, committedSource, openCommitted } from './open-committed.ts';
import { stageDelivery } from './stage-batch.ts';

const items = dataset('事项', [column('量', 'integer')]);
const sample = scheme(
  [
    table([
      indicator('一', '60', 'clamp(sum(量 of 事项), 0, full)'),
      indicator('二', '40', 'clamp(count(事项 where 量 > 3), 0, full)'),
    ]),
  ],
  { datasets: [items] },
);
const units = ['甲', '乙'].map((id) => unit(id));
const plan = planScores(sample);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhunsheng-committed-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

interface Step {
  readonly action: FactCommit['action'];
  /** Number of the record → its amount. */
  readonly rows: Readonly<Record<string, number>>;
}
const step: fc.Arbitrary<Step> = fc.record({
  action: fc.constantFrom('append', 'append', 'replace', 'retract'),
  rows: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5'), fc.integer({ min: 0, max: 9 }), {
    minKeys: 1,
  }),
});

const momentOf = (sequence: number): string => `2020-07-01T00:00:00.${String(sequence).padStart(6, '0')}Z`;

/** Commits what fits of a step; null when nothing of it does. */
async function commit(
  folder: string,
  before: readonly FactCommit[],
  { action, rows }: Step,
): Promise<FactCommit | null> {
  const database = await openDatabase();
  try {
    const cells = Object.entries(rows).map(([编号, 量]) => ({
      ...{ 单位: Number(编号) % 2 === 0 ? '甲' : '乙', 编号, 日期: '2020-03-02' },
      ...(action === 'retract' ? {} : { 量: String(量) }),
    }));
    const sources = [rowSource(`第${before.length + 1}批`, cells)];
    const staging = await stageDelivery(database.connection, {
      scheme: sample,
      dataset: items,
      action,
      sources,
    });
    if (!staging.ok) throw new Error(JSON.stringify(staging.problems));
    const staged = await staging.value.settle(folder, await committedSource(folder, items, before));
    if (!staged.ok) return null;
    const sequence = before.length + 1;
    const { batch, rows: count } = staged.value;
    return { batch, rows: count, dataset: '事项', action, knownAt: momentOf(sequence), by: '张三', sequence };
  } finally {
    database.close();
  }
}

const good = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

/** Everything that can be asked: the answers, and every record with where it came from, as known at each moment. */
async function everything(facts: CommittedFacts): Promise<unknown> {
  const moments = [null, ...facts.commits().map((each) => each.knownAt)];
  const seen: unknown[] = [];
  for (const knownAt of moments) {
    const at = { asOf: day('2020-12-31'), knownAt };
    seen.push(good(await facts.measure(plan, units, at)).values);
    for (const measure of plan.measures)
      for (const each of units) seen.push(good(await facts.records(measure, each, at, 100)));
  }
  return seen;
}

describe('merged batches', () => {
  it('say the same as the batches themselves, at every moment, with every origin', async () => {
    let folders = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.boolean()), { minLength: 2, maxLength: 7 }),
        async (steps) => {
          const folder = join(root, String(folders++));
          const plain = good(await openCommitted(sample, folder, []));
          const merging = good(await openCommitted(sample, folder, []));
          try {
            for (const [each, merge] of steps) {
              const made = await commit(folder, plain.commits(), each);
              if (made === null) continue;
              // The plain one takes its commits before anything is merged, and so never hears of a merged file.
              good(await plain.extend([made]));
              good(await merging.extend([made]));
              if (merge) expect(await merging.merge('事项', { batches: 1, rows: 1 })).toBe(true);
            }
            const unmerged = join(root, `${folders}-plain`);
            void unmerged;
            expect(await everything(merging)).toEqual(await withoutMerged(folder, plain));
          } finally {
            await plain.close();
            await merging.close();
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);

  /** The same facts read batch by batch. */
  async function withoutMerged(folder: string, facts: CommittedFacts): Promise<unknown> {
    await rm(join(folder, 'merged'), { recursive: true, force: true });
    const opened = good(await openCommitted(sample, folder, facts.commits()));
    try {
      return await everything(opened);
    } finally {
      await opened.close();
    }
  }

  it('that are damaged, or made of other batches, are left aside', async () => {
    const folder = join(root, 'damaged');
    const facts = good(await openCommitted(sample, folder, []));
    for (const n of [1, 2]) {
      const made = await commit(folder, facts.commits(), { action: 'append', rows: { [n]: n } });
      if (made !== null) good(await facts.extend([made]));
    }
    expect(await facts.merge('事项', { batches: 3, rows: 100 })).toBe(false);
    expect(await facts.merge('事项', { batches: 2, rows: 100 })).toBe(true);
    const before = await everything(facts);
    const commits = facts.commits();
    await facts.close();
    const [index = ''] = (await readdir(join(folder, 'merged'))).filter((each) => each.endsWith('.json'));
    const { file } = JSON.parse(await readFile(join(folder, 'merged', index), 'utf8')) as { file: string };
    await writeFile(join(folder, 'merged', `${file}.parquet`), 'no longer what it was');
    const again = good(await openCommitted(sample, folder, commits));
    expect(await everything(again)).toEqual(before);
    await again.close();
    const fewer = good(await openCommitted(sample, folder, commits.slice(0, 1)));
    expect(
      good(await fewer.measure(plan, units, { asOf: day('2020-12-31'), knownAt: null })).delivered,
    ).toEqual(['事项']);
    await fewer.close();
  });
});

describe('committed facts', () => {
  it('that are missing or damaged are named, and nothing of them is taken', async () => {
    const folder = join(root, 'missing');
    const facts = good(await openCommitted(sample, folder, []));
    const made = await commit(folder, [], { action: 'append', rows: { 1: 1 } });
    if (made === null) throw new Error('nothing was committed');
    const other = { ...made, batch: '0'.repeat(64) };
    expect(await facts.extend([other])).toMatchObject({
      ok: false,
      problems: [{ code: 'facts-batch-missing' }],
    });
    expect(facts.commits()).toEqual([]);
    await writeFile(join(folder, 'batches', `${made.batch}.parquet`), 'x');
    expect(await openCommitted(sample, folder, [made])).toMatchObject({
      problems: [{ code: 'facts-batch-damaged' }],
    });
    await facts.close();
  });

  it('committed within the same millisecond are told apart', async () => {
    const folder = join(root, 'moments');
    const facts = good(await openCommitted(sample, folder, []));
    for (const n of [1, 2]) {
      const made = await commit(folder, facts.commits(), { action: 'append', rows: { [n * 2]: 5 } });
      if (made !== null) good(await facts.extend([made]));
    }
    const at = (sequence: number) => ({ asOf: day('2020-12-31'), knownAt: momentOf(sequence) });
    const counts = await Promise.all(
      [1, 2].map(async (n) => good(await facts.measure(plan, units, at(n))).values),
    );
    const key = plan.measures.find((each) => each.fold === 'sum')?.key ?? '';
    expect(counts.map((values) => values[key]?.[0])).toMatchObject([
      { value: { num: 5n } },
      { value: { num: 10n } },
    ]);
    await facts.close();
  });
});
