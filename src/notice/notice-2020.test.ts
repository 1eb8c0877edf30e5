import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readScheme } from '../core/scheme/read.ts';
import { importNotice } from './import.ts';
import { type ImportJson, toImportJson } from './import-json.ts';
import { draftToScheme } from './scheme/to-scheme.ts';

const root = join(import.meta.dirname, '../..');
const notice = join(root, '../shared/seed/notice-2020.txt');
const schemes = join(root, 'schemes/shengzhou-2020/tables');

interface Row {
  readonly no: number | null;
  readonly path: readonly string[];
  readonly name: string;
  readonly points: string;
  readonly leads: readonly string[];
}

/** The rows of the scheme that was transcribed from the notice by hand. */
function transcribed(file: string): Row[] {
  interface Node {
    readonly name: string;
    readonly points: string | number;
    readonly no?: number | null;
    readonly leads?: readonly string[];
    readonly children?: readonly Node[];
  }
  const table: Node = parse(readFileSync(join(schemes, file), 'utf8'));
  const walk = (node: Node, path: readonly string[]): Row[] => {
    const { children, name, points, no = null, leads = [] } = node;
    if (children === undefined) return [{ no, path, name, points: String(points), leads }];
    return children.flatMap((child) => walk(child, [...path, name]));
  };
  return (table.children ?? []).flatMap((child) => walk(child, []));
}

const rowsOf = (json: ImportJson, table: number): Row[] =>
  (json.tables[table]?.dimensions ?? []).flatMap((dimension) =>
    dimension.indicators.map(({ no, path, name, points, leads }) => ({
      no: typeof no === 'number' ? no : null,
      path,
      name,
      points: points ?? '',
      leads,
    })),
  );

// The notice itself is not part of this repository: without it there is nothing to compare.
describe.skipIf(!existsSync(notice))('the notice of 2020', async () => {
  const read = existsSync(notice) ? await importNotice(readFileSync(notice), notice) : null;
  const imported = read?.ok ? read.value : null;
  if (imported === null) return;
  const json = toImportJson(imported);
  const asked = (code: string) => json.questions.filter((each) => each.code === code);

  it('says who issued what, when and for whom', () => {
    expect(json).toMatchObject({
      title: '2020年政府数字化转型工作考核评价办法',
      issuer: '嵊州市政府数字化转型工作领导小组办公室',
      documentNumber: null,
      date: '2020-05-15',
      appliesTo: ['各乡镇(街道)', '市级各部门(单位)'],
    });
  });

  it('has two tables of a hundred points, for townships and for departments', () => {
    expect(json.tables.map(({ subject, total }) => [subject, total])).toEqual([
      ['乡镇(街道)', '100'],
      ['市级部门', '100'],
    ]);
    expect(json.tables.map((table) => table.dimensions.map(({ points }) => points))).toEqual([
      ['10', '25', '7', '3', '21', '30', '4'],
      ['5', '20', '15', '13', '2', '30', '10', '5'],
    ]);
  });

  it('has every name, number, points and lead of the 24 indicators of table one', () => {
    expect(rowsOf(json, 0)).toHaveLength(24);
    expect(rowsOf(json, 0)).toEqual(transcribed('1-township.yaml'));
  });

  it('has every name, number, points and lead of the 53 indicators of table two', () => {
    expect(rowsOf(json, 1)).toHaveLength(53);
    expect(rowsOf(json, 1)).toEqual(transcribed('2-department.yaml'));
  });

  it('finds the missing serial 6 and no other', () => {
    expect(asked('missing-serial').map(({ where }) => [where.table, where.no, where.line])).toEqual([
      [1, 6, 26],
    ]);
    expect(asked('duplicate-serial')).toEqual([]);
  });

  it('finds the two rows without number after 40 and the lead they inherit', () => {
    const rows = [
      [2, 'OA办公电子归档', 88],
      [2, '数字档案馆(室)创建工作', 89],
    ];
    for (const code of ['unnumbered-row', 'missing-lead'])
      expect(asked(code).map(({ where }) => [where.table, where.name, where.line])).toEqual(rows);
    expect(rowsOf(json, 1).filter((row) => row.no === null)[0]?.leads).toEqual(['市委办(档案局)']);
  });

  it('finds the description that rows 9 and 10 share', () => {
    expect(asked('duplicate-description').map(({ where }) => [where.table, where.no, where.line])).toEqual([
      [1, 10, 29],
    ]);
  });

  it('finds the rule that contradicts itself', () => {
    expect(asked('contradictory-rule').map(({ where, quote }) => [where.line, quote])).toEqual([
      [89, '按完成比例赋分,未完成不得分'],
    ]);
  });

  it('finds the rows that bundle several rates', () => {
    expect(asked('bundled-indicators').map(({ where }) => where.no)).toEqual([10, 15, 19, 21, 22, 45]);
  });

  it('finds the points without 分 and the name that differs between body and table', () => {
    expect(asked('points-without-unit').map(({ quote, where }) => [quote, where.line])).toEqual([
      ['信息化建设(30)', 73],
    ]);
    expect(asked('body-table-mismatch').map(({ quote }) => quote)).toEqual(['政务服务2.0建设 / 政务服务2.0']);
  });

  it('finds the rates that are explained as counts, and the growth without a rule for a zero base', () => {
    expect(asked('count-called-rate').map(({ where }) => [where.table, where.no])).toEqual([
      [1, 21],
      [2, 30],
    ]);
    expect(asked('zero-base').map(({ where }) => [where.table, where.no])).toEqual([[1, 11]]);
  });

  it('invents nothing: sums agree, no name or bound is doubtful', () => {
    for (const code of [
      'sum-mismatch',
      'missing-total',
      'duplicate-name',
      'unclear-bound',
      'missing-points',
      'unreachable-full-marks',
    ])
      expect(asked(code)).toEqual([]);
  });

  it('suggests rules only where the words state one, and quotes them', () => {
    const suggestions = new Map<string, unknown>(
      json.tables.flatMap((table, i) =>
        table.dimensions.flatMap((dimension) =>
          dimension.indicators.map((each) => [`${i + 1}/${each.no ?? each.name}`, each.suggestion] as const),
        ),
      ),
    );
    expect(suggestions.get('1/15')).toMatchObject({
      rule: 'rate-to-target',
      target: '92%',
      parameters: { numerator: '每天通过钉钉进行协同的用户数', denominator: '本乡镇街道激活用户数' },
    });
    expect(suggestions.get('2/40')).toMatchObject({
      rule: 'checklist',
      parameters: { part1: '0.5', part2: '0.5' },
    });
    expect(suggestions.get('1/5')).toMatchObject({ rule: 'not-applicable' });
    for (const judged of ['1/1', '1/4', '1/16', '2/4', '2/数字档案馆(室)创建工作'])
      expect([judged, suggestions.get(judged)]).toEqual([judged, null]);
  });

  it('becomes a scheme without errors', () => {
    const files = draftToScheme(imported, {
      id: 'draft',
      today: '2020-06-01',
      calendarOf: () => ({ holidays: [], workingWeekends: [] }),
    });
    const { ok, problems } = readScheme(files);
    expect(problems.filter((each) => each.severity === 'error')).toEqual([]);
    expect(ok).toBe(true);
  });
});
