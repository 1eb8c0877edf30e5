import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit, momentOf, plan, sample, step, units } from '../../test/support/committed-sample.ts';
import { day } from '../../test/support/sample-scheme.ts';
import { type CommittedFacts, openCommitted } from './open-committed.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhunsheng-committed-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

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
      { numRuns: 6 },
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
