import { parseFormula } from '../../src/core/language/parse.ts';
import { parseDay } from '../../src/core/quantity/day.ts';
import { rational } from '../../src/core/quantity/rational.ts';
import type { Column, Dataset, Scheme, Unit } from '../../src/core/scheme/scheme.ts';

const day = (text: string): number => parseDay(text) ?? Number.NaN;

/** A column with nothing special about it. */
export const column = (name: string, type: Column['type'], more: Partial<Column> = {}): Column => ({
  name,
  type,
  quantity: type === 'integer' ? 'count' : 'plain',
  decimals: 0,
  optional: false,
  min: null,
  max: null,
  choices: null,
  description: '',
  ...more,
});

const dataset = (
  name: string,
  time: string | null,
  columns: readonly Column[],
  more: Partial<Dataset> = {},
): Dataset => ({
  name,
  description: '',
  source: '测试',
  kind: 'records',
  providedBy: null,
  columns: [column('单位', 'text'), ...columns],
  key: ['单位', columns[0]?.name ?? ''],
  unit: '单位',
  time,
  absence: 'none',
  ...more,
});

const unit = (id: string, kind: string): Unit => ({
  unit: id,
  name: `${kind}${id}`,
  kind,
  cohort: kind,
  validFrom: null,
  validTo: null,
  attributes: { 人数: null },
});

const formula = (text: string) => {
  const tree = parseFormula(text);
  if (!tree.ok) throw new Error(JSON.stringify(tree.problems));
  return { text, tree: tree.value };
};

const datasets: readonly Dataset[] = [
  dataset('来文', '收到', [
    column('编号', 'text'),
    column('类型', 'choice', { choices: ['平件', '急件, 特急'] }),
    column('收到', 'date'),
    column('办结', 'date', { optional: true }),
    column('回访', 'moment', { optional: true }),
  ]),
  dataset('日活', '日期', [
    column('日期', 'date'),
    column('人数', 'integer', { min: rational(0) }),
    column('活跃', 'integer', { min: rational(0) }),
  ]),
  dataset('名册', null, [column('序号', 'integer', { min: rational(1) }), column('达标', 'truth')]),
  dataset(
    '评分',
    '时间',
    [
      column('项目', 'choice', { choices: ['甲', '乙'] }),
      column('时间', 'moment'),
      column('分', 'number', { decimals: 2, min: rational(0), max: rational(100) }),
    ],
    { kind: 'judgement', absence: 'missing' },
  ),
  dataset('比值', null, [
    column('指标', 'text'),
    column('任务', 'number', { quantity: 'ratio', decimals: 4, min: rational(0), max: rational(1) }),
    column('实际', 'number', { quantity: 'ratio', decimals: 4, min: rational(0), max: rational(1) }),
  ]),
];

const units = [
  ...Array.from({ length: 6 }, (_, i) => unit(`A${i + 1}`, 'town')),
  ...Array.from({ length: 3 }, (_, i) => unit(`B${i + 1}`, 'office')),
];

const indicator = (id: string, text: string) => ({
  kind: 'indicator' as const,
  id,
  no: null,
  name: id,
  role: 'base' as const,
  points: rational(50),
  leads: [],
  cooperating: [],
  clause: '',
  description: '',
  formula: formula(text),
  target: null,
  notApplicable: null,
  rounding: null,
  assumptions: [],
  examples: [],
});

const table = (subject: string, formulas: readonly string[]) => ({
  id: subject,
  caption: subject,
  subject,
  subjectName: subject,
  total: rational(100),
  root: {
    kind: 'group' as const,
    id: 'root',
    no: null,
    name: 'root',
    role: 'base' as const,
    points: rational(100),
    combine: { kind: 'sum' as const },
    rounding: null,
    children: formulas.map((text, i) => indicator(`${subject}-${i + 1}`, text)),
  },
  carry: 'published' as const,
  rounding: null,
  ties: 'min' as const,
  grades: [],
  levels: [],
  assumptions: [],
  vetoes: [],
  floor: null,
  ceiling: null,
});

/** Two kinds of unit, every type of column, last year's rows wanted of one dataset. Made up for tests. */
export const sampleScheme: Scheme = {
  id: 'sample',
  title: '样例',
  version: '1',
  issuer: '测试',
  documentNumber: null,
  issued: day('2020-01-01'),
  period: { start: day('2020-01-01'), end: day('2021-01-01') },
  zoneMinutes: 480,
  calendar: {
    from: day('2019-01-01'),
    to: day('2022-01-01'),
    holidays: [day('2020-01-01'), day('2020-10-01'), day('2020-10-02')],
    workingWeekends: [day('2020-10-10')],
  },
  attributes: [column('人数', 'integer', { min: rational(5), max: rational(50) })],
  units,
  datasets,
  definitions: { 来文数: formula('count(来文)') },
  tables: [
    table('town', [
      'growth(来文数, count(来文 during last_year), zero_base: 0)',
      'daily_mean(活跃 / 人数 of 日活, when_zero: skip)',
    ]),
    table('office', ['sum(分 of 评分)', 'count(名册 where 达标)']),
  ],
  assumptions: [],
  fingerprint: '0'.repeat(64),
};

/** Settings that use every way of drawing values. */
export const sampleSettings = `
units:
  newcomers: 1
  attributes: {人数: {from: 10, to: 20}}
datasets:
  来文:
    rows: {count: 4, each: month, before: {weak: 100%, strong: 50%}}
    days_off: 0
    silent: 1
    columns:
      编号: {numbered: 文}
      类型: {pick: {平件: 3, "急件, 特急": {weak: 2, strong: 0}}}
      办结:
        after: 收到
        in: workdays
        from: 0
        to: 3
        late: {chance: {weak: 50%, strong: 0}, from: 4, to: 9}
        blank: {weak: 20%, strong: 0}
      回访: {after: 收到, in: hours, from: 1, to: 30, when: {类型: 平件}}
  日活:
    rows: {each: workday}
    columns:
      人数: {share_of: 人数, from: 100%, to: 100%}
      活跃: {share_of: 人数, from: {weak: 20%, strong: 100%}, to: {weak: 50%, strong: 100%}}
  名册:
    rows: {count: 1, of: 人数, each: period}
    columns: {达标: {chance: {weak: 0, strong: 100%}}}
  评分:
    kinds: [office]
    rows: {each: period, for_each: [项目], from: 2020-12-01, to: 2020-12-10}
    columns: {分: {from: {weak: 10, strong: 90}, to: {weak: 20, strong: 100}}}
  比值:
    silent: 来文
    rows: {count: 2, each: period}
    columns:
      指标: {refers_to: 名册, cover: 50%}
      任务: {from: 50%, to: 80%}
      实际: {share_of: 任务, from: 90%, to: 120%}
`;
