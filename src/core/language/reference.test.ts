import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { calendar, type Given, inputsOf, stated, tree } from '../../../test/support/language/inputs.ts';
import { officeDatasets, officeUnit, rowsOf } from '../../../test/support/language/records.ts';
import { type Case, functionReference } from '../../../test/support/language/reference.ts';
import { office } from '../../../test/support/language/vocabulary.ts';
import { aggregateValue } from '../measure/aggregate.ts';
import { extractMeasures } from '../measure/extract.ts';
import { measureRows } from '../measure/reference.ts';
import { parseDay } from '../quantity/day.ts';
import type { Value } from '../quantity/value.ts';
import { checkFormula } from './check.ts';
import { evaluate, type Inputs } from './evaluate.ts';
import { functionCatalogue } from './functions/catalogue.ts';
import type { AggregateNode } from './syntax.ts';

const page = join(import.meta.dirname, '../../../docs/language.md');
const text = readFileSync(page, 'utf8');

/** Blocks fenced by ``` with this first line. */
const blocks = (opening: RegExp): readonly RegExpExecArray[] => [
  ...text.matchAll(new RegExp(`^\`\`\`${opening.source}\\n([\\s\\S]*?)^\`\`\``, 'gm')),
];

const example = /^(?<formula>.*?)\s+# (?<kind>=|→) (?<result>.*)$/;
const examples = blocks(/formula/).flatMap((block) =>
  (block[1] ?? '')
    .trim()
    .split('\n')
    .map((line) => {
      const found = example.exec(line)?.groups;
      if (found === undefined) throw new Error(`an example without a result: ${line}`);
      return [found.formula ?? '', found.kind ?? '', found.result ?? ''] as const;
    }),
);

const given: Given = Object.fromEntries(
  [...text.matchAll(/^\| `(?<name>[^`]+)` \|[^|]*\|[^|]*\| `(?<value>[^`]+)` \|$/gm)].map((row) => [
    row.groups?.name ?? '',
    row.groups?.value ?? '',
  ]),
);
const definitions = Object.fromEntries(
  [...text.matchAll(/^\| `(收文\S+)` \| `(.+)` \|$/gm)].map((row) => [row[1] ?? '', row[2] ?? '']),
);
const rows = Object.fromEntries(
  blocks(/csv (\S+)/).map((block) => [block[1] ?? '', rowsOf(block[1] ?? '', block[2] ?? '')]),
);

const vocabulary = { ...office, definitions };
const day = (written: string): number => parseDay(written) ?? 0;
const scheme = {
  period: { start: day('2020-01-01'), end: day('2021-01-01') },
  calendar,
  attributes: [],
  datasets: officeDatasets,
};

/** Aggregates are really folded, by the reference engine, over the records on the page. */
function aggregate(node: AggregateNode): Value {
  const plan = extractMeasures([node], { definitions: {}, datasets: officeDatasets });
  const names = officeDatasets.map((each) => each.name);
  const at = { asOf: day('2020-12-31'), knownAt: null };
  const table = measureRows(plan, scheme, rows, [officeUnit], names, at);
  const answers = { read: (key: string) => table.values[key]?.[0], delivered: () => true };
  return aggregateValue(node, answers, { datasets: officeDatasets });
}

describe('docs/language.md', () => {
  it.each(examples)('%s %s %s', (formula, kind, result) => {
    const checked = checkFormula(formula, vocabulary, null, { wants: 'any', range: null });
    const codes = checked.problems.map((each) => each.code);
    if (kind === '→') {
      expect(codes).toContain(result);
      return;
    }
    expect(codes).toEqual([]);
    const inputs: Inputs = { ...inputsOf(vocabulary, given), aggregate };
    expect(stated(evaluate(tree(formula), inputs))).toBe(result);
  });

  it('has enough to run', () => {
    expect(examples.length).toBeGreaterThan(50);
    expect(Object.keys(given).length).toBeGreaterThan(8);
    expect(Object.keys(rows)).toEqual(officeDatasets.map((each) => each.name));
  });

  it('shows every function with its worked cases', () => {
    const wanted = Object.values(functionCatalogue)
      .map((spec) => functionReference(spec, casesOf(spec.name)))
      .join('\n');
    const [before = '', rest = ''] = text.split(/(?<=<!-- functions:[^\n]*-->\n)/);
    const after = rest.slice(rest.indexOf('<!-- end of functions -->'));
    if (process.env.UPDATE_DOCS === '1') writeFileSync(page, `${before}\n${wanted}\n${after}`);
    expect(readFileSync(page, 'utf8')).toBe(`${before}\n${wanted}\n${after}`);
  });

  it('covers every row of the rule catalogue that a formula can express', () => {
    const covered = new Set(Object.values(functionCatalogue).flatMap((each) => each.rows));
    const rowsOfCatalogue = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18];
    expect([...covered].sort((a, b) => a - b)).toEqual(rowsOfCatalogue);
  });
});

function casesOf(name: string): readonly Case[] {
  const file = join(import.meta.dirname, 'functions', `${name.replaceAll('_', '-')}.cases.yaml`);
  return parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }) as readonly Case[];
}
