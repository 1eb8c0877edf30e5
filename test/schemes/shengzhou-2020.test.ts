import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../src/app/check-scheme.ts';
import { openScheme } from '../../src/app/open-scheme.ts';
import { exactDecimal } from '../../src/core/quantity/decimal.ts';
import type { Group, Indicator, Scheme } from '../../src/core/scheme/scheme.ts';
import { type NoticeRow, readNoticeRows } from './notice-rows.ts';

const folder = fileURLToPath(new URL('../../schemes/shengzhou-2020', import.meta.url));
const noticeFile = fileURLToPath(new URL('../../../shared/seed/notice-2020.txt', import.meta.url));

const scheme = await open();
const township = leavesOf(scheme, 'township');
const department = leavesOf(scheme, 'department');

describe('the two tables of the 2020 scheme', () => {
  it('have 24 leaves for townships and 53 for departments', () => {
    expect([township.length, department.length]).toEqual([24, 53]);
  });

  it('keep the notice’s dimensions and their points', () => {
    expect(dimensions('township')).toEqual([
      ['体制机制', '10'],
      ['创新工作', '25'],
      ['政务服务2.0建设', '7'],
      ['基层治理四平台', '3'],
      ['应用能力集成度', '21'],
      ['协同办公应用度', '30'],
      ['网络安全', '4'],
    ]);
    expect(dimensions('department')).toEqual([
      ['体制机制', '5'],
      ['创新工作', '20'],
      ['政务服务2.0', '15'],
      ['互联网+监管', '13'],
      ['基层治理四平台', '2'],
      ['信息化建设', '30'],
      ['公共数据', '10'],
      ['基础设施', '5'],
    ]);
  });

  it('leave serial 6 of the first table missing and two rows of the second unnumbered', () => {
    expect(township.map((leaf) => leaf.indicator.no)).toEqual([
      ...[1, 2, 3, 4, 5],
      ...Array.from({ length: 19 }, (_, i) => i + 7),
    ]);
    const unnumbered = department.filter((leaf) => leaf.indicator.no === null);
    expect(unnumbered.map((leaf) => leaf.path.slice(-2).join('/'))).toEqual([
      '档案工作/OA办公电子归档',
      '档案工作/数字档案馆(室)创建工作',
    ]);
    const numbered = department.flatMap((leaf) => leaf.indicator.no ?? []);
    expect(numbered).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
  });

  it.each(scheme.tables.map((table) => table.id))('%s: leaf points add up to 100', (id) => {
    const sum = leavesOf(scheme, id).reduce((total, { indicator }) => total + pointsOf(indicator), 0);
    expect(sum).toBe(100);
  });
});

describe.skipIf(!existsSync(noticeFile))(
  'row by row against the notice (skipped: the text of the notice is not at hand)',
  () => {
    const text = existsSync(noticeFile) ? readFileSync(noticeFile, 'utf8') : '';
    it.each([
      ['表一', township],
      ['表二', department],
    ] as const)('%s: every number, name, level, point and lead is the notice’s', (table, leaves) => {
      expect(leaves.map(asRow)).toEqual(withInheritedLeads(readNoticeRows(text, table)));
    });
  },
);

describe('the check of the whole scheme', () => {
  it('finds nothing to say, and every worked example comes out as expected', async () => {
    const checked = await checkScheme(folder);
    expect(checked.problems).toEqual([]);
    expect(checked.examples.length).toBeGreaterThanOrEqual(154);
  });
});

describe('every leaf', () => {
  const leaves = [...township, ...department].map(({ indicator }) => indicator);

  it('has at least two worked examples with different outcomes', () => {
    const thin = leaves.filter((leaf) => new Set(leaf.examples.map((each) => each.expect)).size < 2);
    expect(thin.map((leaf) => leaf.id)).toEqual([]);
  });

  it('names its clause, and leads that are assessed units themselves', () => {
    const units = new Set(scheme.units.map((unit) => unit.name));
    const stray = leaves.filter(
      (leaf) => leaf.leads.length === 0 || leaf.leads.some((lead) => !units.has(lead)),
    );
    expect(stray.map((leaf) => leaf.id)).toEqual([]);
    expect(leaves.filter((leaf) => !/^附件 表[一二] 序号 \d+/.test(leaf.clause))).toEqual([]);
  });

  it('refers to open questions that exist', () => {
    const ids = new Set(scheme.assumptions.map((each) => each.id));
    expect(leaves.flatMap((leaf) => leaf.assumptions).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the units', () => {
  it('are 15 townships and streets and 50 departments, their staff numbers left to be supplied', () => {
    const kinds = scheme.units.map((unit) => unit.kind);
    expect(kinds.filter((kind) => kind === 'township')).toHaveLength(15);
    expect(kinds.filter((kind) => kind === 'department')).toHaveLength(50);
    expect(scheme.units.every((unit) => (unit.attributes.在编人数 ?? null) === null)).toBe(true);
  });
});

interface Leaf {
  readonly path: readonly string[];
  readonly points: readonly number[];
  readonly indicator: Indicator;
}

async function open(): Promise<Scheme> {
  const result = await openScheme(folder);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.value;
}

function leavesOf(from: Scheme, id: string): Leaf[] {
  const table = from.tables.find((each) => each.id === id);
  if (table === undefined) throw new Error(`no table ${id}`);
  return table.root.children.flatMap((child) => leavesUnder(child, [], []));
}

function leavesUnder(node: Group | Indicator, path: readonly string[], points: readonly number[]): Leaf[] {
  const names = [...path, node.name];
  const all = [...points, pointsOf(node)];
  if (node.kind === 'indicator') return [{ path: names, points: all, indicator: node }];
  return node.children.flatMap((child) => leavesUnder(child, names, all));
}

function dimensions(id: string): string[][] {
  const table = scheme.tables.find((each) => each.id === id);
  return (table?.root.children ?? []).map((each) => [each.name, exactDecimal(each.points)]);
}

function pointsOf(node: Group | Indicator): number {
  return Number(exactDecimal(node.points));
}

function asRow({ path, points, indicator }: Leaf): NoticeRow {
  const no = typeof indicator.no === 'number' ? indicator.no : null;
  return { no, path, points, leads: indicator.leads };
}

/** The blank lead cells of serial 40 take the lead of the row above (assumption A-40). */
function withInheritedLeads(rows: readonly NoticeRow[]): NoticeRow[] {
  let above: readonly string[] = [];
  return rows.map((row) => {
    above = row.leads.length > 0 ? row.leads : above;
    return { ...row, leads: above };
  });
}
