import fc from 'fast-check';
import { planScores } from '../../src/core/score/score.ts';
import type { FactCommit } from '../../src/facts/batch/log.ts';
import { committedSource } from '../../src/facts/current-source.ts';
import { openDatabase } from '../../src/facts/duckdb/database.ts';
import { rowSource } from '../../src/facts/load/named-source.ts';
import { stageDelivery } from '../../src/facts/stage-batch.ts';
import { column, dataset, indicator, scheme, table, unit } from './sample-scheme.ts';

// A small dataset into which batches go as they do in a store, for tests of what reads them.

export const items = dataset('事项', [column('量', 'integer')]);
export const sample = scheme(
  [
    table([
      indicator('一', '60', 'clamp(sum(量 of 事项), 0, full)'),
      indicator('二', '40', 'clamp(count(事项 where 量 > 3), 0, full)'),
    ]),
  ],
  { datasets: [items] },
);
export const units = ['甲', '乙'].map((id) => unit(id));
export const plan = planScores(sample);

/** What somebody tries to commit. */
export interface Step {
  readonly action: FactCommit['action'];
  /** Number of the record → its amount. */
  readonly rows: Readonly<Record<string, number>>;
}
export const step: fc.Arbitrary<Step> = fc.record({
  action: fc.constantFrom('append', 'append', 'replace', 'retract'),
  rows: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5'), fc.integer({ min: 0, max: 9 })),
});

/** When the batch of a sequence became known: a microsecond after the one before. */
export const momentOf = (sequence: number): string =>
  `2020-07-01T00:00:00.${String(sequence).padStart(6, '0')}Z`;

/** Commits what fits of a step; null when nothing of it does. */
export async function commit(
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
