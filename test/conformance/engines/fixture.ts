import { parseFormula } from '../../../src/core/language/parse.ts';
import type { AggregateNode } from '../../../src/core/language/syntax.ts';
import { measuresOf } from '../../../src/core/measure/extract.ts';
import type { Measure, MeasurePlan } from '../../../src/core/measure/plan.ts';
import type { Cell } from '../../../src/core/measure/row.ts';
import { parseDay } from '../../../src/core/quantity/day.ts';
import type { Column, ColumnType, Dataset, Scheme, Unit } from '../../../src/core/scheme/scheme.ts';

/** The day a text names, for tests. */
export function day(text: string): number {
  const found = parseDay(text);
  if (found === null) throw new Error(`no day: ${text}`);
  return found;
}

/** A column with plain defaults. */
export function column(name: string, type: ColumnType, more: Partial<Column> = {}): Column {
  return {
    name,
    type,
    quantity: 'plain',
    decimals: type === 'number' ? 2 : 0,
    optional: false,
    min: null,
    max: null,
    choices: null,
    description: '',
    ...more,
  };
}

export const documents: Dataset = {
  name: '公文',
  description: '',
  source: '',
  kind: 'records',
  providedBy: null,
  columns: [
    column('单位', 'text'),
    column('文号', 'text'),
    column('类型', 'choice', { choices: ['收文', '发文'] }),
    column('收到时间', 'date'),
    column('办结时间', 'moment', { optional: true }),
    column('页数', 'integer', { optional: true }),
    column('金额', 'number'),
    column('比重', 'number', { decimals: 8, optional: true }),
    column('加急', 'truth', { optional: true }),
  ],
  key: ['单位', '文号'],
  unit: '单位',
  time: '收到时间',
  absence: 'none',
};

export const activity: Dataset = {
  ...documents,
  name: '活动',
  columns: [
    column('单位', 'text'),
    column('编号', 'integer'),
    column('时刻', 'moment', { optional: true }),
    column('人数', 'integer'),
    column('应到', 'integer'),
  ],
  key: ['单位', '编号'],
  time: '时刻',
};

export const register: Dataset = {
  ...documents,
  name: '应用',
  columns: [column('单位', 'text'), column('名称', 'text'), column('条数', 'integer', { optional: true })],
  key: ['单位', '名称'],
  time: null,
};

/** A scheme with three datasets, two attributes and a calendar with holidays and working weekends. */
export const scheme: Scheme = {
  id: 'test',
  title: '',
  version: '1',
  issuer: '',
  documentNumber: null,
  issued: day('2020-01-01'),
  period: { start: day('2020-01-01'), end: day('2021-01-01') },
  zoneMinutes: 480,
  calendar: {
    from: day('2020-01-01'),
    to: day('2021-01-01'),
    holidays: [
      '2020-01-01',
      '2020-01-24',
      '2020-01-27',
      '2020-01-28',
      '2020-05-01',
      '2020-10-01',
      '2020-10-02',
    ].map(day),
    workingWeekends: ['2020-01-19', '2020-02-01', '2020-09-27'].map(day),
  },
  attributes: [
    column('在编人数', 'integer', { optional: true }),
    column('面积', 'number', { optional: true }),
    column('片区', 'text', { optional: true }),
  ],
  units: ['甲', '乙', '丙'].map((unit, i) =>
    makeUnit(unit, {
      在编人数: i === 2 ? null : { num: BigInt(10 * (i + 1)), den: 1n },
      面积: null,
      // By code point Z comes before a, in most languages after it.
      片区: ['a', 'Z', null][i] ?? null,
    }),
  ),
  datasets: [documents, activity, register],
  definitions: {},
  tables: [],
  assumptions: [],
  fingerprint: '',
};

export function makeUnit(unit: string, attributes: Readonly<Record<string, Cell>>): Unit {
  return { unit, name: unit, kind: 'township', cohort: 'a', validFrom: null, validTo: null, attributes };
}

/** The plan of some aggregates written as formulas. */
export function planOf(...aggregates: readonly string[]): MeasurePlan {
  const measures = aggregates.flatMap(measuresIn);
  return { measures: [...new Map(measures.map((each) => [each.key, each])).values()] };
}

function measuresIn(text: string): readonly Measure[] {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
  const found = measuresOf(parsed.value as AggregateNode, scheme);
  if (found === null) throw new Error(`no dataset in ${text}`);
  return Object.values(found);
}
