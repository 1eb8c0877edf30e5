import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFacts } from '../../../src/facts/load-facts.ts';
import { openFacts } from '../../../src/facts/open.ts';
import { day, planOf, register, scheme } from './fixture.ts';

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

describe('batches', () => {
  it('leave, as known at any moment, what their actions say one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(batch, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (batches, plain) => {
          const folder = await mkdtemp(join(tmpdir(), 'batches-'));
          try {
            let records: ReadonlyMap<string, number> = new Map(plain ? [['a', 5]] : []);
            if (plain) await writeFile(join(folder, '应用.csv'), '单位,名称,条数\n甲,a,5\n');
            const states = [records];
            for (const [i, drawn] of batches.entries()) {
              const path = join(folder, '.delivery.csv');
              const lines = drawn.rows.map(
                ([key, items]) => `甲,${key}${drawn.action === 'retract' ? '' : `,${items}`}`,
              );
              const header = drawn.action === 'retract' ? '单位,名称' : '单位,名称,条数';
              await writeFile(path, `${[header, ...lines].join('\n')}\n`);
              const { action } = drawn;
              await loadFacts({
                scheme,
                dataset: register.name,
                files: [path],
                folder,
                action,
                knownAt: moment(i),
                by: 'x',
              });
              records = after(records, drawn);
              states.push(records);
            }
            const opened = await openFacts(scheme, folder);
            if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
            const plan = planOf('sum(条数 of 应用)', 'count(应用)');
            for (const [i, state] of states.entries()) {
              const at = {
                asOf: day('2020-12-31'),
                knownAt: i === 0 ? '2020-02-01T00:00:00Z' : moment(i - 1),
              };
              const table = await opened.value.measure(plan, scheme.units, at);
              const answers = plan.measures.map(({ key }) =>
                table.ok ? table.value.values[key]?.[0] : null,
              );
              const total = [...state.values()].reduce((a, b) => a + b, 0);
              expect(answers).toEqual([
                { kind: 'number', value: { num: BigInt(total), den: 1n } },
                { kind: 'number', value: { num: BigInt(state.size), den: 1n } },
              ]);
            }
            await opened.value.close();
          } finally {
            await rm(folder, { recursive: true });
          }
        },
      ),
      { numRuns: Number(process.env.CONFORMANCE_RUNS ?? 12) },
    );
  }, 600_000);
});
