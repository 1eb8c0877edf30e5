import { describe, expect, it } from 'vitest';
import { office } from '../../../test/support/language/vocabulary.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { type CheckOptions, checkDefinitions, checkFormula } from './check.ts';
import { functionCatalogue } from './functions/catalogue.ts';

const anything: CheckOptions = { wants: 'any', range: null };
const codes = (text: string, options: CheckOptions = anything): readonly string[] =>
  checkFormula(text, office, null, options).problems.map((each) => each.code);

describe('checking a formula', () => {
  it.each([
    ['收文流传率', 'unknown-name'],
    ['count(公闻)', 'unknown-dataset'],
    ['prorata(比例, target: 92%)', 'unknown-function'],
    ['pro_rata(比例, aim: 92%)', 'unknown-argument'],
    ['pro_rata(比例, 92%)', 'too-many-arguments'],
    ['ratio(1, 2)', 'argument-missing'],
    ['floor', 'function-is-name'],
    ['公文', 'name-is-dataset'],
    ['数据条数', 'column-outside'],
    ['count(公文 where 收文数 > 1)', 'definition-outside'],
    ['count(公文 where full > 1)', 'not-for-records'],
    ['count(公文 where pro_rata(1, target: 1) > 1)', 'aggregate-nested'],
    ['count(公文 where count(微应用) > 0)', 'aggregate-nested'],
    ['sum(数据条数 / 2 of 微应用)', 'not-for-records'],
    ['sum(数据条数 of 微应用 during last_year)', 'window-without-time'],
    ['latest(数据条数 of 微应用)', 'grain-without-time'],
    ['daily_mean(协同用户数 / 激活用户数 of 钉钉日活)', 'argument-missing'],
    ['daily_mean(协同用户数 / 激活用户数 of 钉钉日活, when_zero: 0)', 'unknown-word'],
    ['trimmed_mean(得分 of 专家评分, drop_high: 1.5)', 'whole-number-needed'],
    ['count(公文 where 类型 = "收闻")', 'choice-unknown'],
    ['count(公文 where 类型 in ("收文", "来文"))', 'choice-unknown'],
    ['级别 = "县级"', 'choice-unknown'],
    ['count(公文 where workdays(收到时间, 流转时间) > 3)', 'blank-not-handled'],
    ['count(公文 where workdays(收到时间, 流转时间) > 3 and 流转时间 is known)', 'blank-not-handled'],
    ['count(公文 where 流转时间 is known or workdays(收到时间, 流转时间) > 3)', 'blank-not-handled'],
    ['least(流转时间 of 公文)', 'blank-not-handled'],
    ['greatest(办结时间 of 公文 where 办结时间 is known)', 'moment-outside'],
    ['件数 / 总数', 'division-unguarded'],
    ['if 总数 >= 0 then 件数 / 总数 else 0', 'division-unguarded'],
    ['if 总数 > 0 or 山区 then 件数 / 总数 else 0', 'division-unguarded'],
    ['比例 >= 92', 'percent-expected'],
    ['比例 >= 0.92', 'percent-expected'],
    ['件数 + 比例', 'quantity-mismatch'],
    ['评分 * 评分', 'quantity-product'],
    ['山区 + 1', 'type-mismatch'],
    ['1 and 山区', 'type-mismatch'],
    ['"a" < "b"', 'type-mismatch'],
    ['山区 < 沿海', 'type-mismatch'],
    ['起 + 1', 'type-mismatch'],
    ['起 = "2020-01-01"', 'type-mismatch'],
    ['2 ^ 甲', 'exponent-not-constant'],
    ['2 ^ 65', 'exponent-not-constant'],
    ['乙 ^ -1', 'division-unguarded'],
    ['bands(比例, [], edge: inclusive)', 'cases-empty'],
    ['bands(比例, 90%, edge: inclusive)', 'type-mismatch'],
    ['bands(比例, [90% -> full], edge: maybe)', 'unknown-word'],
    [
      'peer_mean(peer_rank(件数, first: lowest, ties: min, peers_missing: ignore), peers_missing: ignore)',
      'peers-nested',
    ],
  ])('%s → %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it.each([
    'if 总数 > 0 then 件数 / 总数 else 0%',
    'if 总数 <> 0 then 件数 / 总数 else missing',
    'if 总数 = 0 then not_applicable("无") else 件数 / 总数',
    'if not (总数 <= 0) and 山区 then 件数 / 总数 else 0%',
    '件数 / (总数 + 1)',
    '比例 >= 1/3',
    '比例 > 0',
    'count(公文 where 流转时间 is known and workdays(收到时间, 流转时间) > 3)',
    'count(公文 where 流转时间 is missing or workdays(收到时间, 流转时间) > 3)',
    'count(公文 where if 流转时间 is missing then true else workdays(收到时间, 流转时间) > 3)',
    'count(公文 where known_or(流转时间, as_of) <= 收到时间 + 3 workdays)',
    'count(公文 where 办结时间 is known and 办结时间 <= 收到时间)',
    'least(流转时间 of 公文 where 流转时间 is known)',
    'count(公文 where not (流转时间 is missing) and 流转时间 > 2020-06-01)',
    'sum(数据条数 * 2 of 微应用 where 已上线)',
    'sum(if 已上线 then 1 else 0 of 微应用 during ever)',
    'daily_mean(协同用户数 / 激活用户数 of 钉钉日活 where workday(日期), when_zero: skip)',
    'as_of - 起 > 30',
    '起 + 3 workdays < 止',
    '级别 in ("国家级", "省级")',
    '100 * 乙 ^ 2',
  ])('accepts %s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('finds all problems with their places', () => {
    const { problems } = checkFormula('min(件树, count(公闻)) + foo(1)', office, null, anything);
    expect(problems.map((each) => [each.code, each.at?.column])).toEqual([
      ['unknown-name', 5],
      ['unknown-dataset', 9],
      ['unknown-function', 22],
    ]);
    expect(problems[0]?.params.candidates).toContain('件数');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    '%s is a name like any other',
    (name) => {
      expect(codes(name)).toEqual(['unknown-name']);
      expect(codes(`count(${name})`)).toEqual(['unknown-dataset']);
      expect(codes(`${name}(1)`)).toEqual(['unknown-function']);
    },
  );

  it.each(Object.values(functionCatalogue).map((each) => [each.name, each.example] as const))(
    'the example of %s is right',
    (_name, example) => {
      const wrong = checkFormula(example, office, null, anything).problems.filter(
        (each) => each.severity === 'error',
      );
      expect(wrong).toEqual([]);
    },
  );
});

describe('the result of a formula', () => {
  it.each([
    ['件数', 'result-not-points'],
    ['比例', 'result-not-points'],
    ['山区', 'result-not-points'],
    ['full * 2', 'score-out-of-range'],
    ['full - 0.5 * 件数', 'score-out-of-range'],
    ['pro_rata(比例, target: 90%, cap: 150%)', 'score-out-of-range'],
    ['checklist([山区 -> 4, 沿海 -> 5])', 'checklist-under'],
  ])('%s → %s', (text, code) => {
    expect(codes(text, {})).toEqual([code]);
  });

  it.each([
    ['max(0, full - 0.5 * 件数)', '0', '10'],
    ['full * clamp(比例, 0, 1)', '0', '10'],
    ['pro_rata(比例, target: target)', '0', '10'],
    ['scale(评分, from: 100, to: full)', '0', '10'],
    ['mix([70% -> full * clamp(比例, 0, 1), 30% -> full], when_missing: reweight)', '0', '10'],
    [
      'peer_scale(件数, worst: 6, best: full, direction: higher, all_equal: full, peers_missing: ignore)',
      '6',
      '10',
    ],
    ['if 件数 = 0 then not_applicable else full', '10', '10'],
    ['bands(比例, [90% -> full, 60% -> 5], edge: inclusive)', '0', '10'],
  ])('%s stays between %s and %s', (text, low, high) => {
    const checked = checkFormula(text, office);
    if (!checked.ok) throw new Error(checked.problems.map((each) => each.code).join());
    const { bounds } = checked.value;
    expect([bounds.low, bounds.high].map((end) => end && exactDecimal(end))).toEqual([low, high]);
  });

  it('a deduction may be asked to stay below zero', () => {
    const range = { low: { num: -10n, den: 1n }, high: { num: 0n, den: 1n } };
    expect(codes('-0.5 * min(件数, 20)', { range })).toEqual([]);
    expect(codes('-0.5 * 件数', { range })).toEqual(['score-out-of-range']);
  });

  it('a condition may be wanted instead', () => {
    expect(codes('件数 >= 1', { wants: 'truth' })).toEqual([]);
    expect(codes('件数', { wants: 'truth' })).toEqual(['result-not-truth']);
  });
});

describe('definitions', () => {
  const of = (definitions: Readonly<Record<string, string>>) =>
    checkDefinitions({ ...office, definitions }).map((each) => [
      each.code,
      each.params.path ?? each.params.name,
    ]);

  it('may build on each other', () => {
    expect(of({ 甲数: '乙数 + 1', 乙数: '件数' })).toEqual([]);
  });

  it('that come back to themselves are named along the way', () => {
    expect(of({ 甲数: '乙数', 乙数: '丙数', 丙数: '甲数' })).toEqual([
      ['definition-cycle', '甲数 → 乙数 → 丙数 → 甲数'],
    ]);
  });

  it('have problems of their own', () => {
    expect(of({ 甲数: '件树', full: '1', 件数: '2' })).toEqual([
      ['reserved-name', 'full'],
      ['name-twice', '件数'],
      ['unknown-name', '件树'],
    ]);
    expect(of({ 甲数: 'full * 2' }).map(([code]) => code)).toEqual(['full-unknown']);
  });

  it('that compare with peers cannot stand in another such comparison', () => {
    const definitions = {
      名次: 'peer_rank(件数, first: highest, ties: min, peers_missing: ignore)',
      折算: '名次 + 1',
    };
    const found = checkFormula(
      'peer_max(折算, peers_missing: ignore)',
      { ...office, definitions },
      null,
      anything,
    );
    expect(found.problems.map((each) => each.code)).toEqual(['peers-nested']);
  });

  it('a formula that uses a circle is refused, not followed', () => {
    const looped = { ...office, definitions: { 甲数: '乙数', 乙数: '甲数' } };
    expect(checkFormula('甲数', looped, null, anything).problems.map((each) => each.code)).toEqual([
      'formula-too-heavy',
    ]);
  });
});

describe('formulas that unfold without end', () => {
  const quick = (text: string, vocabulary = office): readonly string[] => {
    const start = performance.now();
    const found = checkFormula(text, vocabulary, null, anything).problems.map((each) => each.code);
    expect(performance.now() - start).toBeLessThan(1000);
    return found;
  };

  it('powers of powers', () => {
    expect(quick(`${'('.repeat(20)}甲${' ^ 64)'.repeat(20)}`)).toEqual(['formula-too-heavy']);
    expect(quick('2 ^ 1000000000')).toEqual(['formula-too-heavy']);
  });

  it('rules within rules', () => {
    let text = '比例';
    for (let i = 0; i < 30; i++)
      text = `ratio(1, 1 + ${text}, when_empty: ${text.length < 300 ? text : '0'})`;
    expect(quick(text)).toEqual(['formula-too-heavy']);
  });

  it('definitions that double', () => {
    const definitions: Record<string, string> = { d0: '甲' };
    for (let i = 1; i < 60; i++) definitions[`d${i}`] = `d${i - 1} + d${i - 1}`;
    expect(quick('d59', { ...office, definitions })).toEqual(['formula-too-heavy']);
  });

  it('a chain of ten thousand definitions', () => {
    const definitions: Record<string, string> = { d0: '甲' };
    for (let i = 1; i < 10_000; i++) definitions[`d${i}`] = `d${i - 1} + 1`;
    expect(
      checkFormula('d9999', { ...office, definitions }, null, anything).problems.map((each) => each.code),
    ).toEqual(['formula-too-heavy']);
  });
});
