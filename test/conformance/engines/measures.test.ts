import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeasurePlan, Standpoint } from '../../../src/core/measure/plan.ts';
import { measureRows } from '../../../src/core/measure/reference.ts';
import type { Cell, Row } from '../../../src/core/measure/row.ts';
import type { Dataset } from '../../../src/core/scheme/scheme.ts';
import { parseCell } from '../../../src/core/scheme/typed-cell.ts';
import { openFacts } from '../../../src/facts/open.ts';
import {
  activityAggregates,
  activityRows,
  documentAggregates,
  documentRows,
  registerAggregates,
  registerRows,
  type TextRow,
} from './arbitraries.ts';
import { activity, day, documents, planOf, register, scheme } from './fixture.ts';
import { measureStored, type PostgresFixture, startPostgres } from './postgres.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function csvOf(dataset: Dataset, rows: readonly TextRow[]): string {
  const names = dataset.columns.map((column) => column.name);
  const lines = rows.map((row) => names.map((name) => quoted(row[name] ?? '')).join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

function typed(dataset: Dataset, rows: readonly TextRow[]): readonly Row[] {
  return rows.map((row) => {
    const cells: Record<string, Cell> = {};
    for (const column of dataset.columns) {
      const cell = parseCell(column, row[column.name] ?? '', scheme.zoneMinutes);
      if (!cell.ok) throw new Error(JSON.stringify(cell.problem));
      cells[column.name] = cell.value;
    }
    return cells;
  });
}

/** What DuckDB answers over files with these rows. */
async function measureFiles(
  files: ReadonlyMap<Dataset, readonly TextRow[]>,
  plan: MeasurePlan,
  at: Standpoint,
) {
  const folder = await mkdtemp(join(tmpdir(), 'engines-'));
  try {
    for (const [dataset, rows] of files)
      await writeFile(join(folder, `${dataset.name}.csv`), csvOf(dataset, rows));
    const opened = await openFacts(scheme, folder);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    expect(opened.value.rejects()).toEqual([]);
    const table = await opened.value.measure(plan, scheme.units, at);
    await opened.value.close();
    if (!table.ok) throw new Error(JSON.stringify(table.problems));
    return table.value;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const runs = Number(process.env.CONFORMANCE_RUNS ?? 25);

describe('DuckDB and PostgreSQL answer what the reference answers', () => {
  const zone = process.env.TZ;
  let postgres: PostgresFixture;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres.close();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('to the last digit, whatever the facts, the questions, the order of rows and the time zone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          documents: documentRows,
          activity: activityRows,
          register: registerRows,
          aggregates: fc.tuple(
            fc.array(documentAggregates, { minLength: 1, maxLength: 8 }),
            fc.array(activityAggregates, { maxLength: 3 }),
            fc.array(registerAggregates, { maxLength: 2 }),
          ),
          asOf: fc.constantFrom('2020-12-31', '2020-02-29', '2020-07-15', '2021-01-05').map(day),
          zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Apia'),
          seed: fc.nat(),
        }),
        async (drawn) => {
          process.env.TZ = drawn.zone;
          const plan = planOf(...drawn.aggregates.flat());
          const at = { asOf: drawn.asOf, knownAt: null };
          const files = new Map<Dataset, readonly TextRow[]>([
            [documents, drawn.documents],
            [activity, drawn.activity],
            [register, drawn.register],
          ]);
          const rows = Object.fromEntries(
            [...files].map(([dataset, each]) => [dataset.name, typed(dataset, each)]),
          );
          const expected = measureRows(
            plan,
            scheme,
            rows,
            scheme.units,
            [...files.keys()].map((each) => each.name),
            at,
          );
          const shuffled = new Map([...files].map(([dataset, each]) => [dataset, shuffle(each, drawn.seed)]));
          const answered = await measureFiles(shuffled, plan, at);
          expect(answered).toEqual({ ...expected, values: { ...expected.values } });
          const stored = new Map([...shuffled].map(([dataset, each]) => [dataset, typed(dataset, each)]));
          const table = await measureStored(postgres.space(), stored, plan, at);
          if (!table.ok) throw new Error(JSON.stringify(table.problems));
          expect(table.value).toEqual({ ...expected, values: { ...expected.values } });
        },
      ),
      { numRuns: runs },
    );
  }, 600_000);
});

function shuffle<T>(all: readonly T[], seed: number): readonly T[] {
  const keyed = all.map((each, i) => ({ each, key: Math.imul(i + 1, (seed | 1) ^ 0x9e3779b1) >>> 0 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ each }) => each);
}
