import { describe, expect, it } from 'vitest';
import type { DraftIndicator, DraftRole } from '../extract/draft.ts';
import { suggest } from './suggest.ts';

const indicator = (description: string, points = '10'): DraftIndicator => ({
  no: 1,
  path: [],
  name: '指标',
  points,
  leads: [],
  cooperating: [],
  description,
  standard: '',
  source: 1,
  leadsFrom: 'none',
});

const read = (text: string, role: DraftRole = 'base') => suggest(indicator(text), role, '数据');

const ratio = 'ratio(sum(完成数 of 数据), sum(应完成数 of 数据), when_empty: missing)';
const share = 'share(sum(完成数 of 数据), sum(应完成数 of 数据), when_empty: missing)';

describe('a formula for what the words state', () => {
  it.each([
    ['完成率达到90%,未达到的按比例得分', 'rate-to-target', `pro_rata(${ratio}, target: target)`, '90%'],
    [
      '完成率达到百分之九十,未达到的按比例得分',
      'rate-to-target',
      `pro_rata(${ratio}, target: target)`,
      '90%',
    ],
    [
      '合格率不低于百分之九十八点五,低于的不得分',
      'threshold',
      `threshold(${ratio}, at_least: target)`,
      '98.5%',
    ],
    ['合格率不低于95%,低于95%的不得分', 'threshold', `threshold(${ratio}, at_least: target)`, '95%'],
    ['按完成比例得分', 'proportion', share, null],
    [
      '办结率=办结件数/受理件数×100%,达到98%得满分,每低1个百分点扣1分',
      'shortfall',
      'shortfall(ratio(sum(办结件数 of 数据), sum(受理件数 of 数据), when_empty: missing), target: target, per: 1%, each: 1, part_unit: ignored)',
      '98%',
    ],
    [
      '按时办结数占应办结数的比例,没有办件的得满分',
      'ratio',
      'share(sum(按时办结数 of 数据), sum(应办结数 of 数据), when_empty: full)',
      null,
    ],
    ['每发生一起扣0.5分,扣完为止', 'deduction', 'deduct(count(数据), each: 0.5)', null],
    [
      '未制定计划扣2分,未报送总结扣3分',
      'deduction',
      'deduct_tiers([count(数据 where 第1种情形) -> 2, count(数据 where 第2种情形) -> 3])',
      null,
    ],
    ['每采用1篇得2分,最高得6分', 'addition', 'unit_prices([count(数据) -> 2], cap: 6)', null],
    [
      '获国家级表彰的加5分,省级的加3分',
      'addition',
      'highest([count(数据 where 级别 = "国家级") > 0 -> 5, count(数据 where 级别 = "省级") > 0 -> 3], otherwise: 0)',
      null,
    ],
    [
      '(1)编制预案,得4分;(2)开展演练,得6分',
      'checklist',
      'checklist([count(数据 where 第1项完成) > 0 -> 4, count(数据 where 第2项完成) > 0 -> 6])',
      null,
    ],
    [
      '90%以上得10分,80%以上得8分,80%以下不得分',
      'bands',
      `bands(${ratio}, [90% -> 10, 80% -> 8], edge: inclusive, otherwise: 0)`,
      null,
    ],
    [
      '数量同比增长率达到20%,按比例得分',
      'growth',
      'pro_rata(growth(sum(数量 of 数据), sum(数量 of 数据 during last_year), zero_base: missing), target: target)',
      '20%',
    ],
    [
      '按得分排名,第一名得10分,第二名得8分',
      'ranking',
      'if peer_rank(sum(数值 of 数据), first: highest, ties: min, peers_missing: ignore) <= 1 then 10 else if peer_rank(sum(数值 of 数据), first: highest, ties: min, peers_missing: ignore) <= 2 then 8 else 0',
      null,
    ],
    ['发生重大事故的,一票否决', 'veto', 'if count(数据) > 0 then 0 else full', null],
    [
      '6月30日前报送的得满分,逾期不得分',
      'deadline',
      'if count(数据 where 完成时间 is known and 完成时间 <= 时限) > 0 then full else 0',
      null,
    ],
    [
      '如无自建应用,按照全部整合给分',
      'not-applicable',
      'share(count(数据 where 已完成), count(数据), when_empty: full)',
      null,
    ],
    [
      '自建应用1个以上,且收集数据1000条以上',
      'quota',
      'if sum(自建应用数 of 数据) >= 1 and sum(收集数据数 of 数据) >= 1000 then full else 0',
      null,
    ],
    [
      '控制在30%以内得满分,每超1个百分点扣2分',
      'shortfall',
      `excess(${ratio}, limit: target, per: 1%, each: 2, part_unit: ignored)`,
      '30%',
    ],
  ])('%s', (text, rule, formula, target) => {
    expect(read(text)).toMatchObject({ rule, formula, target });
  });

  it('takes points away in a deduction section', () => {
    expect(read('每被通报一次扣2分', 'deduction')?.formula).toBe('deduct(count(数据), each: 2) - full');
  });

  it('quotes the words as they are printed, spaces and full-width signs included', () => {
    const printed = '数据更新情况\uff1a每迟报 一次扣1分\uff0c扣完为止\u3002其他情况另计';
    expect(read(printed)?.words).toBe('数据更新情况\uff1a每迟报 一次扣1分\uff0c扣完为止');
  });
});

describe('no formula where the text states none', () => {
  it.each([
    '及时部署落实各项工作,按配合度和实际完成情况给分',
    '考核电子印章推广使用情况',
    '按完成比例赋分,未完成不得分',
    '网办率、掌办率、即办率均达到90%',
    '平均用时低于全市平均值得满分,每高1天扣1分',
    '考核文件超期办理率(超期办理次数)',
    '由专家评审打分',
    '',
  ])('%s', (text) => {
    expect(read(text)).toBeNull();
  });

  it('says when a part of the requirement earns nothing that is written', () => {
    expect(read('完成率达到90%')?.partial).toBe('not-stated');
    expect(read('完成率达到90%,未达到的按比例得分')?.partial).toBe('stated');
  });

  it('suggests no rule that gives more than the item has', () => {
    expect(read('每发生一起扣20分')).toBeNull();
    expect(read('(1)甲,得8分;(2)乙,得8分')).toBeNull();
  });
});
