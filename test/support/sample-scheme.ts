import { parseFormula } from '../../src/core/language/parse.ts';
import { parseDay } from '../../src/core/quantity/day.ts';
import { parseDecimal } from '../../src/core/quantity/decimal.ts';
import type { Rational } from '../../src/core/quantity/rational.ts';
import type {
  Column,
  Dataset,
  Formula,
  Group,
  Indicator,
  NotApplicablePolicy,
  Scheme,
  Table,
  Unit,
} from '../../src/core/scheme/scheme.ts';

/** Small schemes made in memory, for tests of what comes after reading one. */

export const number = (text: string): Rational => {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`${text} is no number`);
  return value;
};

export const day = (text: string): number => {
  const value = parseDay(text);
  if (value === null) throw new Error(`${text} is no day`);
  return value;
};

export function formula(text: string): Formula {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.problems.map((each) => each.code).join(', '));
  return { text, tree: parsed.value };
}

export const column = (name: string, type: Column['type'], more: Partial<Column> = {}): Column => ({
  name,
  type,
  quantity: type === 'integer' ? 'count' : 'plain',
  decimals: type === 'number' ? 4 : 0,
  optional: false,
  min: null,
  max: null,
  choices: null,
  description: '',
  ...more,
});

export const decision = (
  then: NotApplicablePolicy['then'],
  share: string | null = null,
): NotApplicablePolicy => ({ then, share: share === null ? null : number(share), decidedBy: '市大数据中心' });

export const dataset = (name: string, columns: readonly Column[], more: Partial<Dataset> = {}): Dataset => ({
  name,
  description: '',
  source: '测试',
  kind: 'records',
  providedBy: null,
  columns: [column('单位', 'text'), column('编号', 'text'), column('日期', 'date'), ...columns],
  key: ['单位', '编号'],
  unit: '单位',
  time: '日期',
  absence: 'none',
  ...more,
});

export const indicator = (
  id: string,
  points: string,
  text: string,
  more: Partial<Indicator> = {},
): Indicator => ({
  kind: 'indicator',
  id,
  no: null,
  name: id,
  role: 'base',
  points: number(points),
  leads: ['牵头单位'],
  cooperating: [],
  clause: '测试',
  description: '',
  formula: formula(text),
  target: null,
  notApplicable: null,
  rounding: null,
  assumptions: [],
  examples: [],
  ...more,
});

export const group = (
  id: string,
  points: string,
  children: Group['children'],
  more: Partial<Group> = {},
): Group => ({
  kind: 'group',
  id,
  no: null,
  name: id,
  role: 'base',
  points: number(points),
  combine: { kind: 'sum' },
  rounding: null,
  children,
  ...more,
});

export const table = (children: Group['children'], more: Partial<Table> = {}): Table => ({
  id: 'table',
  caption: '表',
  subject: 'township',
  subjectName: '乡镇',
  total: number('100'),
  levels: [],
  root: group('table', '100', children),
  assumptions: [],
  carry: 'published',
  rounding: { decimals: 2, mode: 'half_up' },
  ties: 'min',
  grades: [],
  vetoes: [],
  floor: null,
  ceiling: null,
  ...more,
});

export const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
  unit: id,
  name: `单位${id}`,
  kind: 'township',
  cohort: '一组',
  validFrom: null,
  validTo: null,
  attributes: {},
  ...more,
});

export const scheme = (tables: readonly Table[], more: Partial<Scheme> = {}): Scheme => ({
  id: 'sample',
  title: '样例',
  version: '1',
  issuer: '某办',
  documentNumber: null,
  issued: day('2020-01-01'),
  period: { start: day('2020-01-01'), end: day('2021-01-01') },
  zoneMinutes: 480,
  calendar: { from: day('2019-01-01'), to: day('2022-01-01'), holidays: [], workingWeekends: [] },
  attributes: [],
  units: [],
  datasets: [],
  definitions: {},
  tables,
  assumptions: [],
  fingerprint: '0'.repeat(64),
  ...more,
});
