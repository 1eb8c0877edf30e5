import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inputsOf, stated, tree } from '../../../../test/support/language/inputs.ts';
import type { Case } from '../../../../test/support/language/reference.ts';
import { office } from '../../../../test/support/language/vocabulary.ts';
import { parseDecimal } from '../../quantity/decimal.ts';
import { checkFormula } from '../check.ts';
import { evaluate } from '../evaluate.ts';
import { functionCatalogue } from './catalogue.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((each) => each.endsWith('.cases.yaml'));
const casesIn = (file: string): readonly Case[] =>
  parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' }) as readonly Case[];

describe('every function', () => {
  it.each(Object.keys(functionCatalogue))('%s has worked cases', (name) => {
    const file = `${name.replaceAll('_', '-')}.cases.yaml`;
    expect(files).toContain(file);
    const used = casesIn(file).filter((each) => each.formula.includes(`${name}(`));
    expect(used.length).toBeGreaterThanOrEqual(2);
  });
});

describe.each(files)('%s', (file) => {
  it.each(casesIn(file).map((each) => [each.case, each] as const))('%s', (_name, each) => {
    const vocabulary = { ...office, full: parseDecimal(each.full ?? '10') };
    const checked = checkFormula(each.formula, vocabulary, null, { wants: 'any', range: null });
    const codes = checked.problems
      .filter((problem) => problem.severity === 'error')
      .map((problem) => problem.code);
    if (each.result.startsWith('refused: ')) {
      expect(codes).toContain(each.result.slice('refused: '.length));
      return;
    }
    expect(codes).toEqual([]);
    const value = evaluate(tree(each.formula), inputsOf(vocabulary, each.given ?? {}, each.peers ?? []));
    expect(stated(value)).toBe(each.result);
  });
});
