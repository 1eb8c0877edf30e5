import { describe, expect, it } from 'vitest';
import { readScheme } from '../../core/scheme/read.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import { importNotice } from '../import.ts';
import { gradesIn } from './grades.ts';
import { draftToScheme } from './to-scheme.ts';

const head = '序号 | 考核项目 | 考核指标 | 分值 | 评分标准 | 考核单位';

interface Row {
  readonly part?: string;
  readonly name: string;
  readonly points: string;
  readonly text: string;
}

async function draft(rows: readonly Row[], before: readonly string[] = []): Promise<Scheme> {
  const lines = rows.map(
    ({ part = '重点工作', name, points, text }, i) =>
      `${i + 1} | ${part} | ${name} | ${points} | ${text} | 县府办`,
  );
  const notice = ['2024年度考核办法', '考核对象:各乡镇。', ...before, head, ...lines].join('\n');
  const imported = await importNotice(new TextEncoder().encode(notice), 'notice.txt');
  if (!imported.ok) throw new Error('the notice is not read');
  const calendarOf = () => ({ holidays: [], workingWeekends: [] });
  const read = readScheme(draftToScheme(imported.value, { id: 'draft', today: '2024-01-01', calendarOf }));
  expect(read.problems.filter((each) => each.severity === 'error')).toEqual([]);
  if (!read.ok) throw new Error('the draft is not read');
  return read.value;
}

const graded = ['90分以上为优秀,75分以上为良好,60分以上为合格,60分以下为不合格。'];
const item: Row = { name: '工作一', points: '100', text: '每发现一处扣1分,扣完为止' };
const veto = (text: string): Row => ({ part: '一票否决', name: '事故', points: '', text });

describe('a veto row', () => {
  it.each([
    ['考核结果直接定为不合格', { kind: 'cap_grade', grade: '不合格' }],
    ['取消当年评优资格', { kind: 'cap_grade', grade: '良好' }],
    ['总分记0分', { kind: 'zero', target: 'table-1' }],
  ])('%s', async (consequence, effect) => {
    const { tables } = await draft([item, veto(`发生较大以上事故的,${consequence}`)], graded);
    expect(tables[0]?.grades.map(({ name }) => name)).toEqual(['优秀', '良好', '合格', '不合格']);
    expect(tables[0]?.vetoes.map((each) => [each.name, each.effect])).toEqual([['事故', effect]]);
  });

  it('of points taken off the total', async () => {
    const { tables } = await draft([item, veto('发生较大事故的,从总分中扣5分')]);
    expect(tables[0]?.vetoes[0]?.effect).toMatchObject({ kind: 'cut', points: { num: 5n, den: 1n } });
    expect(tables[0]?.grades).toEqual([]);
  });

  it('needs grades: where the notice gives them no totals, nobody has one by points, and it is asked', async () => {
    const { tables, assumptions } = await draft([item, veto('发生较大事故的,考核结果定为不合格')]);
    const grades = tables[0]?.grades.map(({ name, from }) => [name, from.num]);
    expect(grades).toEqual([
      ['等次未定', 0n],
      ['不合格', -1n],
    ]);
    expect(assumptions.map((each) => each.unclear)).toEqual([
      '否决事项写到等次，办法没有写明各等次的分数线。',
    ]);
  });

  it('that lowers the grade by one is kept as a question', async () => {
    const { tables, assumptions } = await draft([item, veto('发生较大事故的,降低一个等次')]);
    expect(tables[0]?.vetoes).toEqual([]);
    expect(assumptions[0]?.unclear).toContain('降低等次');
  });

  it('without an effect is asked', async () => {
    const { assumptions } = await draft([item, veto('发生较大事故的,实行一票否决')]);
    expect(assumptions[0]?.unclear).toContain('没有写明否决之后怎样处理');
  });
});

it('units that an item is no business of are found, not guessed, and the lead decides', async () => {
  const text = '每发现一处隐患扣5分;没有校车的学校不参与考核';
  const { tables, datasets } = await draft([{ name: '校车', points: '100', text }]);
  const [indicator] = tables[0] === undefined ? [] : indicatorsOf(tables[0]);
  const policy = indicator?.notApplicable;
  expect([policy?.then, policy?.decidedBy]).toEqual(['exclude', '县府办']);
  expect(datasets.map(({ name, absence }) => [name, absence])).toEqual([
    ['校车', 'missing'],
    ['不适用认定', 'none'],
  ]);
});

it('an assumption says which choice the draft follows, where it follows one', async () => {
  const { assumptions } = await draft([
    { name: '完成率', points: '50', text: '完成率达到90%' },
    { name: '增长', points: '50', text: '宣传次数同比增长率达到10%,按比例得分' },
  ]);
  expect(assumptions.map(({ follows }) => follows?.split('；')[0] ?? null)).toEqual([
    '按达到的比例给分',
    null,
  ]);
});

it('every kind of rule makes a formula that the scheme accepts', async () => {
  const texts = [
    'PM2.5达到年度目标值得满分,每超出目标值1微克/立方米扣2分',
    '水质达标率每低于目标值1个百分点扣1分',
    '全年演出不少于60场得满分,每少一场扣0.5分',
    '平均时间不超过5天得满分,每超过1天扣1分',
    '每月5日前报送,逾期一天扣0.5分,最多扣5分',
    '3月31日前报送,每逾期1个工作日扣1分',
    '每月10日前报送,逾期一次扣1分',
    '第一名得满分,每降低一名减1分',
    '排名后三名扣2分',
    '前3名得10分,后3名得5分,其余得8分',
    '每发现一处扣1分,重复发现的加倍扣分',
    '差错率1%以内得10分,1%-3%得6分,3%以上不得分',
    '5天内办结得10分,10天内办结得5分',
    '入住率60%(含)以上得10分,40%(含)-60%得8分,40%以下得6分',
    '比上年每增长1个百分点加1分,最高5分',
    '同比每下降1个百分点扣1分',
    '办结率达到90%得满分,每低1个百分点扣1分;低于60%的不得分',
    '差错率控制在1%以内得满分,否则不得分',
    '按时完成的得10分,延期完成的得5分,未完成的不得分',
    '用水总量不超过年度控制目标的得满分,超过的不得分',
    '人均面积达到1.2平方米得满分,未达到的按比例得分',
    '完成年度任务数的得满分,未完成的按比例得分',
    '每引进一个龙头企业得5分,每引进一个合作社得2分,最高10分',
    '整改率=按期整改数/查出隐患数,按整改率计分;未查出隐患的不参与考核',
    '发生一般事故每起扣2分,发生较大以上事故的一票否决,本项不得分',
    '发生较大事故的,取消年度评优资格',
  ];
  const rows = texts.map((text, i) => ({ name: `指标${i + 1}`, points: '10', text }));
  const { tables } = await draft(rows, graded);
  const judged = tables.flatMap(indicatorsOf).filter(({ formula }) => formula.text.includes('评判'));
  expect(judged).toEqual([]);
});

describe('grades of a notice', () => {
  it.each([
    ['90分以上为优秀,75分以上为良好,60分以上为合格,60分以下为不合格', '优秀90 良好75 合格60 不合格0'],
    ['结果在85分以上的为优秀,70分至85分(不含)的为良好,70分以下的为一般。', '优秀85 良好70 一般0'],
    ['得分在90分(含)以上的评为优秀等次,80—89分的为良好等次,80分以下为合格等次。', '优秀90 良好80 合格0'],
    ['优秀(90分以上)、良好(80-90分)、一般(80分以下)', '优秀90 良好80 一般0'],
    ['总分100分,90分以上为优秀,60分以下为不合格。', ''],
    ['被评为优秀的得5分', ''],
  ])('%s', (text, grades) => {
    expect(
      gradesIn([text])
        .map(({ name, from }) => `${name}${from}`)
        .join(' '),
    ).toBe(grades);
  });
});
