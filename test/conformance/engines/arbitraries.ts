import fc from 'fast-check';
import { formatDay } from '../../../src/core/quantity/day.ts';
import { day } from './fixture.ts';

/** Rows as they stand in a file, by column name; keys are made unique by the row's number. */
export type TextRow = Readonly<Record<string, string>>;

const unit = fc.constantFrom('甲', '乙', '丙', '丁');
// Half of the days lie on the edge of a window, where engines go apart.
const edges = [
  '2019-01-01',
  '2019-02-28',
  '2019-03-01',
  '2019-07-15',
  '2019-12-31',
  '2020-01-01',
  '2020-02-28',
  '2020-02-29',
]
  .concat([
    '2020-03-01',
    '2020-06-01',
    '2020-06-29',
    '2020-06-30',
    '2020-07-15',
    '2020-07-16',
    '2020-12-31',
    '2021-01-01',
  ])
  .concat([
    '2020-01-15',
    '2020-01-16',
    '2020-04-15',
    '2020-04-16',
    '2020-09-30',
    '2020-10-01',
    '2020-11-16',
    '2020-11-17',
  ]);
const somedays = fc.oneof(
  fc.constantFrom(...edges),
  fc.integer({ min: day('2018-12-20'), max: day('2021-01-10') }).map(formatDay),
);
const blankOr = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: '', freq: 4 });
const two = (n: number) => String(n).padStart(2, '0');
const moment = fc
  .tuple(somedays, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([d, h, m]) => `${d} ${two(h)}:${two(m)}`);
const whole = fc.oneof(
  fc.integer({ min: -3, max: 6 }).map(String),
  fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }).map(String),
);
const decimal = (scale: number, digits: bigint) =>
  fc.oneof(
    fc.integer({ min: -20, max: 20 }).map((n) => (n / 10).toFixed(1)),
    fc.bigInt({ min: -(10n ** digits) + 1n, max: 10n ** digits - 1n }).map((n) => `${n}e-${scale}`),
  );

/** Rows of the dataset 公文. */
export const documentRows = fc
  .array(
    fc.record({
      单位: unit,
      类型: fc.constantFrom('收文', '发文'),
      收到时间: somedays,
      办结时间: blankOr(moment),
      页数: blankOr(whole),
      金额: decimal(2, 17n),
      比重: blankOr(decimal(8, 12n)),
      加急: blankOr(fc.constantFrom('是', '否')),
    }),
    { maxLength: 40 },
  )
  .map((rows): readonly TextRow[] =>
    rows.map((row, i) => ({ ...row, 文号: `〔2020〕${i % 7}-${i}号,"𠮷"` })),
  );

/** Rows of the dataset 活动. */
export const activityRows = fc
  .array(
    fc.record({
      单位: unit,
      时刻: blankOr(moment),
      人数: fc.integer({ min: 0, max: 4 }).map(String),
      应到: fc.integer({ min: 0, max: 3 }).map(String),
    }),
    { maxLength: 40 },
  )
  .map((rows): readonly TextRow[] => rows.map((row, i) => ({ ...row, 编号: String((i * 37) % 101) })));

/** Rows of the dataset 应用. */
export const registerRows = fc
  .array(fc.record({ 单位: unit, 条数: blankOr(whole) }), { maxLength: 8 })
  .map((rows): readonly TextRow[] => rows.map((row, i) => ({ ...row, 名称: `应用${i}` })));

const dates = fc.oneof(
  fc.constantFrom('收到时间', '办结时间', 'as_of', 'period_start', 'period_end', 'known_or(办结时间, as_of)'),
  fc.constantFrom(
    '收到时间 + 3 workdays',
    '收到时间 - 2 months',
    '办结时间 - 5 workdays',
    '收到时间 + 1 years',
  ),
  somedays,
);
const smallNumbers = fc.constantFrom(
  '页数',
  '在编人数',
  '金额',
  '面积',
  '比重',
  '1',
  '0',
  '2.50',
  '33%',
  '-7',
);
const numbers = fc.oneof(
  smallNumbers,
  fc.tuple(smallNumbers, fc.constantFrom('+', '-'), smallNumbers).map(([a, op, b]) => `(${a} ${op} ${b})`),
  fc.tuple(fc.constantFrom('2', '0.5', '10%'), smallNumbers).map(([a, b]) => `(${a} * ${b})`),
  fc.tuple(fc.constantFrom('days', 'workdays'), dates, dates).map(([f, a, b]) => `${f}(${a}, ${b})`),
  fc.tuple(fc.constantFrom('year', 'month'), dates).map(([f, a]) => `${f}(${a})`),
  fc.tuple(smallNumbers, smallNumbers).map(([a, b]) => `known_or(${a}, ${b})`),
  fc
    .tuple(fc.constantFrom('min', 'max'), fc.array(smallNumbers, { minLength: 2, maxLength: 3 }))
    .map(([choose, all]) => `${choose}(${all.join(', ')})`),
  fc.constantFrom('abs(页数)', 'abs(比重 - 金额)', '(金额 ^ 2)', '(在编人数 ^ 3)', '(-金额)'),
);
const comparisons = fc.constantFrom('=', '<>', '<', '<=', '>', '>=');
const tests = fc.oneof(
  fc.tuple(numbers, comparisons, numbers).map(([a, op, b]) => `(${a} ${op} ${b})`),
  fc.tuple(dates, comparisons, dates).map(([a, op, b]) => `(${a} ${op} ${b})`),
  fc.constantFrom(
    '类型 = "收文"',
    '类型 <> "发文"',
    '文号 > "〔2020〕3"',
    '加急',
    'not 加急',
    '加急 is known',
  ),
  fc.constantFrom('类型 in ("发文", "别的")', '页数 not in (1, 2, 3)', '办结时间 is missing', '单位 = "甲"'),
  fc.constantFrom('片区 < "b"', '片区 >= "b"', '片区 <> 类型', 'known_or(片区, 类型) > "a"'),
  fc.constantFrom('workday(收到时间)', 'workday(办结时间)', '在编人数 is known'),
  fc.tuple(numbers, numbers).map(([a, b]) => `((if 加急 then ${a} else ${b}) > 1)`),
);
const conditions = fc.oneof(
  tests,
  fc.tuple(tests, fc.constantFrom('and', 'or'), tests).map(([a, op, b]) => `(${a} ${op} ${b})`),
  tests.map((a) => `(not ${a})`),
);
const windows = fc.constantFrom(
  '',
  ' during last_year',
  ' during ever',
  ' during last 45 days',
  ' during last 3 months',
  ' during last 1 years',
  ' during 2020-02-29 to 2020-06-30',
);
const where = fc.oneof(
  fc.constant(''),
  conditions.map((condition) => ` where ${condition}`),
);

/** One aggregate over 公文, as a formula. */
export const documentAggregates = fc
  .tuple(
    fc.oneof(
      fc.constant('count('),
      fc
        .tuple(fc.constantFrom('sum', 'mean', 'least', 'greatest', 'distinct', 'median', 'latest'), numbers)
        .map(([fold, value]) => `${fold}(${value} of `),
      fc
        .tuple(fc.constantFrom('least', 'greatest', 'distinct', 'latest'), dates)
        .map(([f, value]) => `${f}(${value} of `),
      fc.constantFrom(
        'distinct(类型 of ',
        'latest(文号 of ',
        'distinct(办结时间 of ',
        'latest(办结时间 of ',
        'greatest(办结时间 of ',
      ),
      fc
        .tuple(fc.constantFrom('daily_mean', 'monthly_mean'), smallNumbers)
        .map(([fold, value]) => `${fold}(${value} of `),
    ),
    where,
    windows,
  )
  .map(([head, condition, window]) => `${head}公文${condition}${window})`);

/** One aggregate over 活动, as a formula. */
export const activityAggregates = fc
  .tuple(
    fc.constantFrom(
      'daily_mean(人数 / 应到 of ',
      'monthly_mean(人数 / 应到 of ',
      'daily_mean(人数 of ',
      'latest(人数 of ',
      'count(',
    ),
    fc.constantFrom('', ' where workday(时刻)', ' where 人数 > 1', ' where 人数 * 应到 <= 在编人数'),
    windows,
  )
  .map(([head, condition, window]) => `${head}活动${condition}${window})`);

/** One aggregate over 应用, as a formula. */
export const registerAggregates = fc.constantFrom(
  'count(应用)',
  'sum(条数 of 应用)',
  'greatest(条数 of 应用 where 条数 is known)',
  'latest(条数 of 应用)',
  'median(条数 of 应用)',
);
