import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { sampleScheme, sampleSettings } from '../../../test/generate/sample-scheme.ts';
import { renderProblem } from '../../core/problem/problem.ts';
import { readSettings } from './read-settings.ts';

const read = (text: string) => readSettings(text, sampleScheme);
const codes = (text: string): readonly string[] => {
  const result = read(text);
  return result.problems.map(({ code, at }) => `${code} ${at?.line ?? '-'}:${at?.column ?? '-'}`);
};

describe('generator settings', () => {
  it('reads percents, decimals and graded amounts as whole millionths', () => {
    const result = read(sampleSettings);
    expect(result.problems).toEqual([]);
    if (!result.ok) return;
    const { rows, columns } = result.value.datasets.来文 ?? {};
    expect(rows?.count).toEqual({ weak: 4_000_000, strong: 4_000_000 });
    expect(rows?.before).toEqual({ weak: 1_000_000, strong: 500_000 });
    expect(columns?.办结?.blank).toEqual({ weak: 200_000, strong: 0 });
    expect(result.value.datasets.比值?.silent).toBe('来文');
  });

  it('takes an empty file for no settings', () => {
    expect(read('').ok).toBe(true);
  });

  it.each([
    ['datasets: [', ['yaml-syntax']],
    ['datasets: {没有: {}}', ['generator-name-unknown 1:16']],
    ['datasets:\n  来文:\n    colums: {}', ['generator-setting-unknown 3:13']],
    ['datasets:\n  来文:\n    rows: {each: fortnight}', ['generator-setting-invalid 3:18']],
    ['datasets:\n  来文:\n    columns:\n      类: {always: 平件}', ['generator-name-unknown 4:10']],
    ['datasets:\n  来文:\n    columns:\n      类型: {always: 慢件}', ['generator-setting-invalid 4:11']],
    [
      'datasets:\n  来文:\n    columns:\n      类型: {chance: 1, always: 平件}',
      ['generator-spread-unclear 4:11'],
    ],
    ['datasets:\n  来文:\n    columns:\n      类型: {from: 1, to: 2}', ['generator-spread-unfit 4:11']],
    ['datasets:\n  来文:\n    columns:\n      收到: {always: 2020-01-01}', ['generator-column-fixed 4:11']],
    [
      'datasets:\n  来文:\n    columns:\n      类型: {always: 平件, blank: 10%}',
      ['generator-column-not-blank 4:11'],
    ],
    [
      'datasets:\n  来文:\n    columns:\n      办结: {after: 类型, from: 0, to: 1}',
      ['generator-name-unknown 4:11'],
    ],
    ['datasets:\n  来文:\n    rows: {each: month, of: 年龄}', ['generator-name-unknown 3:29']],
    ['datasets:\n  来文:\n    rows: {each: month, from: 2020-02-31}', ['generator-setting-invalid 3:31']],
    ['datasets:\n  来文:\n    kinds: [village]', ['generator-name-unknown 3:13']],
    [
      'datasets: {来文: {columns: {类型: {always: 慢件}, 编号: {chance: 1}}}}',
      ['generator-setting-invalid', 'generator-spread-unfit'],
    ],
  ])('says what is wrong and where: %j', (text, expected) => {
    const found = codes(text);
    expect(found.length).toBe(expected.length);
    for (const [i, each] of expected.entries()) expect(found[i]).toMatch(new RegExp(`^${each}`));
    for (const each of read(text).problems) {
      expect(JSON.stringify([renderProblem(each, 'zh'), renderProblem(each, 'en')])).not.toMatch(
        /\{[a-z]+\}[^"]/,
      );
    }
  });

  it('leaves a column blank now and then and draws it as usual otherwise', () => {
    const result = read('datasets: {来文: {columns: {办结: {blank: 10%}}}}');
    expect(result.ok && result.value.datasets.来文?.columns.办结).toMatchObject({
      spread: { kind: 'delay', after: '收到' },
      blank: { weak: 100_000, strong: 100_000 },
    });
  });

  it('finds columns that wait for each other', () => {
    const text =
      'datasets: {来文: {columns: {办结: {after: 回访, from: 0, to: 1}, 回访: {after: 办结, from: 0, to: 1}}}}';
    const result = read(text);
    expect(result.problems.map(({ code, params }) => [code, params.columns])).toEqual([
      ['generator-columns-circular', '办结、回访'],
    ]);
  });

  it('ends on hostile text at once', () => {
    for (const text of [
      '['.repeat(20_000),
      'a: &a [*a, *a]',
      `x: ${'9'.repeat(500_000)}`,
      ' '.repeat(2_000_000),
      '{{',
    ]) {
      const begun = performance.now();
      expect(read(text).ok).toBe(text.trim() === '' && text.length < 1_000_000);
      expect(performance.now() - begun).toBeLessThan(1000);
    }
  });

  it('of the 2020 scheme fit the published schema, as an editor reads them', () => {
    const read = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
    const schema = z.fromJSONSchema(JSON.parse(read('docs/schema/generator.schema.json')));
    const settings = parse(read('schemes/shengzhou-2020/generator.yaml')) as unknown;
    expect(schema.safeParse(settings).error?.issues ?? []).toEqual([]);
    expect(schema.safeParse({ datasets: { 公文: { row: {} } } }).success).toBe(false);
  });
});
