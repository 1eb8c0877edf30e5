import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { scoreFacts } from '../../src/app/score-facts.ts';
import type { ResultDocument, UnitDocument } from '../../src/core/result/document.ts';
import { readCsv } from '../../src/core/scheme/text/csv.ts';

type Record_ = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '../..');

/** A published index whose data lie outside the repository; `absent` says so where they are not there. */
export function publishedCase(name: string) {
  const folder = join(root, '../shared/cases', name);
  const temporary: string[] = [];
  afterAll(() => {
    for (const each of temporary) rmSync(each, { recursive: true, force: true });
  });
  return {
    absent: !existsSync(folder),
    title: existsSync(folder)
      ? name
      : `${name}: skipped, its published data are not at ../shared/cases/${name}`,
    read: (file: string): readonly Record_[] => records(readFileSync(join(folder, file), 'utf8')),
    /** Writes the columns of a dataset as a facts folder and scores it like any other. */
    async score(
      dataset: string,
      columns: readonly string[],
      rows: readonly Record_[],
    ): Promise<ResultDocument> {
      const facts = mkdtempSync(join(tmpdir(), 'zhunsheng-'));
      temporary.push(facts);
      const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
      writeFileSync(join(facts, `${dataset}.csv`), `${lines.map((cells) => cells.join(',')).join('\n')}\n`);
      const schemeFolder = join(import.meta.dirname, name, 'scheme');
      const scored = await scoreFacts({
        schemeFolder,
        factsFolder: facts,
        table: null,
        asOf: null,
        knownAt: null,
      });
      if (!scored.ok) throw new Error(JSON.stringify(scored.problems.slice(0, 5)));
      return scored.value.result;
    },
  };
}

function records(text: string): readonly Record_[] {
  const read = readCsv(text);
  if (!read.ok) throw new Error(`line ${read.line}`);
  const [header, ...rows] = read.records;
  return rows.map((row) =>
    Object.fromEntries((header?.cells ?? []).map((name, i) => [name, row.cells[i] ?? ''])),
  );
}

/** Units of a table by id. */
export function unitsOf(result: ResultDocument, table: string): ReadonlyMap<string, UnitDocument> {
  const units = result.tables.find((each) => each.id === table)?.units ?? [];
  return new Map(units.map((unit) => [unit.unit, unit]));
}
