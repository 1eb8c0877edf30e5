import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from '../../../test/support/language/arbitrary.ts';
import { tree } from '../../../test/support/language/inputs.ts';
import { describeFormula } from './describe.ts';
import { functionCatalogue } from './functions/catalogue.ts';

const zh = (text: string, points = '5'): string => describeFormula(tree(text), 'zh', points);
const en = (text: string, points = '5'): string => describeFormula(tree(text), 'en', points);

describe('a rule as a sentence', () => {
  it.each([
    ['pro_rata(收文流转率, target: target)', '按 收文流转率 ÷ 目标值 的比例得分，满分为止'],
    ['pro_rata(参训率, target: 100%)', '按 参训率 的比例得分，满分为止'],
    [
      'pro_rata(比例, target: 目标, zero_target: full)',
      '按 比例 ÷ 目标 的比例得分，满分为止；目标为零时得满分5分',
    ],
    ['threshold(count(微应用), at_least: 15)', '微应用数达到15的，得满分5分；否则，不得分'],
    ['threshold(事件数, at_most: 0)', '事件数为0的，得满分5分；否则，不得分'],
    [
      'share(count(自建APP where 已整合), count(自建APP), when_empty: full)',
      '按 已整合的自建APP数 ÷ 自建APP数 的比例得分，满分为止；分母为零时得满分5分',
    ],
    [
      'deduct(count(公文 where 办结时间 is known and workdays(收到时间, 办结时间) > 3), each: 0.1)',
      '按从收到时间到办结时间的工作日数超过3的公文数扣分，每次扣0.1分，扣完为止',
    ],
    [
      'shortfall(满意率, target: 90%, per: 1%, each: 1, part_unit: ignored, floor: 2)',
      '满意率低于90%的，每差1%扣1分(不满的不计)，最低2分',
    ],
    [
      'bands(完成率, [90% -> full, 75% -> 0.75 * full], edge: inclusive)',
      '完成率达到90%的得满分5分，达到75%的得满分的75%，其余不得分',
    ],
    [
      'slopes(满意率, [96% -> 0.25, 90% -> 0.5], per: 1%, basis: excess, part_unit: proportional, at_most: 5)',
      '满意率低于96%的，每低1%扣0.25分；满意率低于90%的，每低1%扣0.5分(各段分别计算)(不满的按比例计)，最多扣5分',
    ],
    [
      'if count(微应用) >= 1 and sum(数据条数 of 微应用) >= 1000 then full else 0',
      '有微应用且微应用的数据条数合计不低于1000的，得满分5分；否则，不得分',
    ],
    [
      'if count(事项) = 0 then not_applicable("没有事项") else full',
      '没有事项的，视为不适用(没有事项)；否则，得满分5分',
    ],
    [
      'threshold(growth(count(爆料), count(爆料 during last_year), zero_base: missing), at_least: 100%)',
      '爆料数比上年同期爆料数的增长率(基期为零时视为缺数据)达到100%的，得满分5分；否则，不得分',
    ],
    [
      'pro_rata(daily_mean(协同用户数 / 激活用户数 of 钉钉日活 where workday(日期), when_zero: skip), target: 92%)',
      '按 日期是工作日的钉钉日活中每日 协同用户数 ÷ 激活用户数 的平均值 ÷ 92% 的比例得分，满分为止',
    ],
    ['scale(mean(得分 of 评判), from: full, to: full)', '评判的得分平均值，由满分5分折算为满分5分'],
    ['scale(mean(得分 of 评判), from: 100, to: full)', '评判的得分平均值，由满分100分折算为满分5分'],
    ['unit_prices([count(批示) -> 0.5 * full])', '批示数每件得满分的50%，最多得满分5分'],
    [
      'mix([20% -> threshold(签到数, at_least: 1), 80% -> 参训率 * full], when_missing: missing)',
      '按权重合成：占20%：“签到数达到1的，得满分；否则，不得分”；占80%：参训率 × 满分',
    ],
    [
      'mean_of(pro_rata(甲率, target: 1), pro_rata(乙率, target: 1))',
      '以下各项的平均：(1)“按 甲率 ÷ 1 的比例得分，满分为止”；(2)“按 乙率 ÷ 1 的比例得分，满分为止”',
    ],
  ])('%s', (text, sentence) => {
    expect(zh(text)).toBe(sentence);
  });

  it.each([
    ['pro_rata(收文流转率, target: target)', 'points in proportion to 收文流转率 ÷ the target, up to full'],
    [
      'threshold(count(微应用), at_least: 15)',
      'full points (5) if the number of 微应用 records is at least 15, otherwise none',
    ],
    ['deduct(超期数, each: 0.1)', 'full points less 0.1 points for each of 超期数, not below 0'],
  ])('%s in English', (text, sentence) => {
    expect(en(text)).toBe(sentence);
  });

  it('a definition is described as a quantity', () => {
    expect(zh('count(公文 where 类型 in ("收文", "发文") during last 3 months)', '')).toBe(
      '近3个月类型属于“收文”、“发文”的公文数',
    );
  });

  it.each(Object.values(functionCatalogue).map((each) => [each.name, each.example] as const))(
    '%s has a sentence in both languages',
    (_name, example) => {
      expect(zh(example)).not.toMatch(/undefined|[{}]|->/);
      expect(en(example)).not.toMatch(/undefined|[{}]|->/);
    },
  );

  it('never fails, whatever the tree', () => {
    fc.assert(
      fc.property(anyTree, (node) => {
        expect(typeof describeFormula(node, 'zh', '5') + typeof describeFormula(node, 'en', '')).toBe(
          'stringstring',
        );
      }),
      { numRuns: 200 },
    );
  });
});
