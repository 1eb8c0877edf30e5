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

const rank = (first: string): string =>
  `peer_rank(sum(数值 of 数据), first: ${first}, ties: min, peers_missing: ignore)`;

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

  it.each([
    [
      '每超出目标值1微克/立方米扣2分',
      'shortfall',
      'excess(latest(实际值 of 数据), limit: latest(目标值 of 数据), per: 1, each: 2, part_unit: ignored)',
      { limit: '目标值', per: '1', each: '2' },
    ],
    [
      '全年演出不少于六十场得满分,每少一场扣0.5分',
      'shortfall',
      'shortfall(count(数据), target: target, per: 1, each: 0.5, part_unit: ignored)',
      { target: '60', per: '1', each: '0.5' },
    ],
    [
      '合格率达到百分之九十八,每降低零点五个百分点扣一分',
      'shortfall',
      `shortfall(${ratio}, target: target, per: 0.5%, each: 1, part_unit: ignored)`,
      { target: '98%', per: '0.5%', each: '1' },
    ],
    [
      '办结率达到90%得满分,每低1个百分点扣1分;低于60%的不得分',
      'shortfall',
      `if ${ratio} < 60% then 0 else shortfall(${ratio}, target: target, per: 1%, each: 1, part_unit: ignored)`,
      { zero_below: '60%' },
    ],
    [
      '每月5日前报送,逾期一天扣0.5分,最多扣5分',
      'deadline',
      'deduct(max(0, sum(days(时限, known_or(完成时间, as_of)) of 数据 where known_or(完成时间, as_of) > 时限)), each: 0.5, floor: 5)',
      { deadline: '每月5日前', each: '0.5', per: '天' },
    ],
    [
      '前三名得10分,后三名得5分,其余得8分',
      'ranking',
      `if ${rank('highest')} <= 3 then 10 else if ${rank('lowest')} <= 3 then 5 else 8`,
      { rank3: '10', last3: '5', otherwise: '8' },
    ],
    [
      '按发案率由低到高排名,第1名得满分,每下降一名扣1分',
      'ranking',
      `clamp(full - 1 * (${rank('lowest')} - 1), 0, full)`,
      { rank1: 'full', step: '1', first: 'lowest' },
    ],
    [
      '每发现一处扣1分,重复发现的加倍扣分',
      'deduction',
      'deduct(count(数据), each: 1, repeat_factor: 2)',
      { each: '1', repeat: '2' },
    ],
    [
      '每引进一个企业得五分,每引进一个合作社得二分,最高不超过十分',
      'addition',
      'unit_prices([count(数据 where 第1种情形) -> 5, count(数据 where 第2种情形) -> 2], cap: full)',
      { cap: '10' },
    ],
    [
      '税收比上年每增长1个百分点加1分,最高5分',
      'addition',
      'full - excess(growth(sum(数量 of 数据), sum(数量 of 数据 during last_year), zero_base: missing), limit: 0%, per: 1%, each: 1, part_unit: ignored, floor: full - 5)',
      { from: '0%', per: '1%', each: '1', cap: '5' },
    ],
    [
      '入住率60%(含)以上得10分,40%(含)-60%得8分,40%以下得6分',
      'bands',
      `bands(${ratio}, [60% -> 10, 40% -> 8], edge: inclusive, otherwise: 6)`,
      { otherwise: '6' },
    ],
    [
      '5天内办结得10分,10天内办结得5分',
      'bands',
      'if latest(实际值 of 数据) <= 5 then 10 else if latest(实际值 of 数据) <= 10 then 5 else 0',
      { '≤5': '10', '≤10': '5' },
    ],
    [
      '按时完成的得10分,延期完成的得5分,未完成的不得分',
      'bands',
      'highest([count(数据 where 情形 = "按时完成") > 0 -> 10, count(数据 where 情形 = "延期完成") > 0 -> 5], otherwise: 0)',
      { 按时完成: '10', 延期完成: '5' },
    ],
    [
      '按完成比例得分\n目标值：120',
      'rate-to-target',
      'pro_rata(latest(实际值 of 数据), target: target)',
      { target: '120' },
    ],
    [
      '达到目标值得满分,每低0.5个百分点扣1分\n目标值：96',
      'shortfall',
      `shortfall(${ratio}, target: target, per: 0.5%, each: 1, part_unit: ignored)`,
      { target: '96%', per: '0.5%', each: '1' },
    ],
    [
      '纠错率超过15%的,每超1个百分点扣1分;没有案件的得满分',
      'shortfall',
      'excess(ratio(sum(发生数 of 数据), sum(总数 of 数据), when_empty: 0%), limit: target, per: 1%, each: 1, part_unit: ignored)',
      { limit: '15%', per: '1%', each: '1' },
    ],
    [
      '同意率不低于三分之二的得10分,否则不得分',
      'threshold',
      `if ${ratio} * 3 / 2 >= 1 then full else 0`,
      { target: '2/3' },
    ],
    [
      '用水总量不超过年度控制目标的得满分,超过的不得分',
      'threshold',
      'threshold(latest(实际值 of 数据), at_most: latest(目标值 of 数据))',
      { limit: '年度控制目标' },
    ],
    [
      '发生一般事故每起扣2分,发生重大事故的一票否决,本项不得分',
      'deduction',
      'if count(数据 where 触发否决) > 0 then 0 else deduct(count(数据), each: 2)',
      { each: '2', veto: 'zero-item' },
    ],
    [
      '每发现一处扣1分;没有校车的学校不参与考核',
      'deduction',
      'if count(不适用认定 where 指标 = "数据") > 0 then not_applicable("没有校车的学校") else deduct(count(数据), each: 1)',
      { not_applicable: 'exclude' },
    ],
    [
      '整改率=按期整改数/查出隐患数,按整改率计分;未查出隐患的不参与考核',
      'ratio',
      'share(sum(按期整改数 of 数据), sum(查出隐患数 of 数据), when_empty: not_applicable)',
      { not_applicable: 'exclude' },
    ],
  ])('%s', (text, rule, formula, parameters) => {
    expect(read(text)).toMatchObject({ rule, formula, parameters });
  });

  it('takes points away in a deduction section', () => {
    expect(read('每被通报一次扣2分', 'deduction')?.formula).toBe('deduct(count(数据), each: 2) - full');
  });

  it('quotes the words as they are printed, spaces and full-width signs included', () => {
    const printed = '数据更新情况\uff1a每迟报 一次扣1分\uff0c扣完为止\u3002其他情况另计';
    expect(read(printed)?.words).toBe('数据更新情况\uff1a每迟报 一次扣1分\uff0c扣完为止');
  });
});

describe('a veto row, which has no points', () => {
  const row = (text: string) => suggest({ ...indicator(text), points: null }, 'deduction', '数据');

  it.each([
    ['发生较大以上事故的,考核结果直接定为不合格', { effect: 'cap-grade', grade: '不合格' }],
    ['发生重大舆情的,取消当年评优资格', { effect: 'no-award' }],
    ['出现违纪行为的,总分记0分', { effect: 'zero-total' }],
    ['被省级通报的,从总分中扣5分', { effect: 'cut', points: '5' }],
    ['发生亡人事故的,降低一个等次', { effect: 'lower-grade', steps: '1' }],
  ])('%s', (text, parameters) => {
    expect(row(text)).toMatchObject({ rule: 'veto', formula: 'count(数据) > 0', parameters });
  });

  it('says nothing where the words name no effect', () => {
    expect(row('发生重大事故的,一票否决')).toBeNull();
    expect(row('每发生一起扣5分')).toBeNull();
  });

  it('is no veto where a bad grade is only what happened', () => {
    expect(read('被评为差的扣5分', 'deduction')?.rule).toBe('deduction');
    expect(read('被评为优秀的得10分')?.rule).toBe('checklist');
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
    '组织不力的,酌情扣1—5分',
    '满意率90%以上的得10分,每提高1个百分点加0.5分',
    '事故起数同比下降10%以上得10分,下降不足10%得6分,上升不得分',
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
