import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../src/core/measure/row.ts';
import { loadFacts } from '../../../src/facts/load-facts.ts';
import { openFacts } from '../../../src/facts/open.ts';
import { openPostgresFacts } from '../../../src/facts/postgres/engine.ts';
import { loadBatch } from '../../../src/facts/postgres/load.ts';
import type { FactEngine, Reject } from '../../../src/port/fact-engine.ts';
import { day, planOf, register, scheme } from './fixture.ts';
import { type PostgresFixture, startPostgres, traced } from './postgres.ts';

interface Drawn {
  readonly action: 'append' | 'replace' | 'retract';
  readonly rows: readonly (readonly [key: string, items: number])[];
}

const batch: fc.Arbitrary<Drawn> = fc.record({
  action: fc.constantFrom('append', 'append', 'replace', 'retract'),
  rows: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 1000 })), {
    minLength: 1,
    maxLength: 3,
    selector: ([key]) => key,
  }),
});

/** What the records are after a batch, by the plain meaning of its action. */
function after(records: ReadonlyMap<string, number>, { action, rows }: Drawn): ReadonlyMap<string, number> {
  const next = new Map(records);
  for (const [key, items] of rows) {
    if (action === 'retract') next.delete(key);
    else if (action === 'replace' || !next.has(key)) next.set(key, items);
  }
  return next;
}

const moment = (i: number): string => `2020-03-01T00:${String(i).padStart(2, '0')}:00Z`;

const rowsOf = ({ action, rows }: Drawn): readonly Row[] =>
  rows.map(([key, items]) => {
    const named = { 单位: '甲', 名称: key };
    return action === 'retract' ? named : { ...named, 条数: { num: BigInt(items), den: 1n } };
  });

function fileOf({ action, rows }: Drawn): string {
  const header = action === 'retract' ? '单位,名称' : '单位,名称,条数';
  const lines = rows.map(([key, items]) => `甲,${key}${action === 'retract' ? '' : `,${items}`}`);
  return `${[header, ...lines].join('\n')}\n`;
}

const plan = planOf('sum(条数 of 应用)', 'count(应用)');

async function expectStates(engine: FactEngine, states: readonly ReadonlyMap<string, number>[]) {
  for (const [i, state] of states.entries()) {
    const knownAt = i === 0 ? '2020-02-01T00:00:00Z' : moment(i - 1);
    const table = await engine.measure(plan, scheme.units, { asOf: day('2020-12-31'), knownAt });
    const answers = plan.measures.map(({ key }) => (table.ok ? table.value.values[key]?.[0] : null));
    const total = [...state.values()].reduce((a, b) => a + b, 0);
    expect(answers).toEqual([
      { kind: 'number', value: { num: BigInt(total), den: 1n } },
      { kind: 'number', value: { num: BigInt(state.size), den: 1n } },
    ]);
  }
}

/** The states of the records before and after each batch. */
function statesOf(start: ReadonlyMap<string, number>, batches: readonly Drawn[]) {
  const states = [start];
  for (const drawn of batches) states.push(after(states.at(-1) ?? start, drawn));
  return states;
}

const refused = (rejects: readonly Reject[]) => rejects.map(({ line, problem }) => [line, problem.code]);

// Taken away, brought back, and taken away again by the very same delivery.
const again: readonly Drawn[] = [
  { action: 'append', rows: [['a', 1]] },
  { action: 'retract', rows: [['a', 1]] },
  { action: 'append', rows: [['a', 1]] },
  { action: 'retract', rows: [['a', 1]] },
];
const settings = { numRuns: Number(process.env.CONFORMANCE_RUNS ?? 12) };

describe('batches', () => {
  let postgres: PostgresFixture;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());

  async function loadInto(folder: string, batches: readonly Drawn[]) {
    const rejects: unknown[] = [];
    for (const [i, drawn] of batches.entries()) {
      const path = join(folder, '.delivery.csv');
      await writeFile(path, fileOf(drawn));
      const common = { action: drawn.action, knownAt: moment(i), by: 'x' };
      const loaded = await loadFacts({ ...common, scheme, dataset: register.name, files: [path], folder });
      rejects.push(loaded.ok ? refused(loaded.value.rejects) : loaded.problems[0]?.code);
    }
    return rejects;
  }

  async function loadStored(facts: ReturnType<PostgresFixture['space']>, batches: readonly Drawn[]) {
    const rejects: unknown[] = [];
    for (const [i, drawn] of batches.entries()) {
      const rows = traced(rowsOf(drawn), '.delivery.csv');
      const common = { action: drawn.action, knownAt: moment(i), by: 'x' };
      const loaded = await loadBatch(facts, { ...common, dataset: register, batch: fileOf(drawn), rows });
      rejects.push(loaded.ok ? refused(loaded.value.rejects) : loaded.problems[0]?.code);
    }
    return rejects;
  }

  it('leave, as known at any moment, what their actions say one after the other', async () => {
    const drawn = fc.array(batch, { minLength: 1, maxLength: 5 });
    const property = fc.asyncProperty(drawn, fc.boolean(), async (batches, plain) => {
      const folder = await mkdtemp(join(tmpdir(), 'batches-'));
      try {
        const start = new Map(plain ? [['a', 5] as const] : []);
        if (plain) await writeFile(join(folder, '应用.csv'), '单位,名称,条数\n甲,a,5\n');
        const rejects = await loadInto(folder, batches);
        const opened = await openFacts(scheme, folder);
        if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
        await expectStates(opened.value, statesOf(start, batches));
        await opened.value.close();
        // The store has no plain files, so what one would start is not there.
        const facts = postgres.space();
        const stored = await loadStored(facts, batches);
        if (!plain) expect(stored).toEqual(rejects);
        await expectStates(openPostgresFacts(facts, scheme), statesOf(new Map(), batches));
      } finally {
        await rm(folder, { recursive: true });
      }
    });
    await fc.assert(property, { ...settings, examples: [[[...again], false]] });
  }, 600_000);
});
