import { describe, expect, it } from 'vitest';
import { importNotice } from '../import.ts';
import { questionCodes } from './question.ts';

const head = '序号 | 考核项目 | 分值 | 评分标准 | 考核单位 |';

async function ask(rows: readonly string[], before: readonly string[] = ['考核办法', '总分100分。']) {
  const result = await importNotice(new TextEncoder().encode([...before, head, ...rows].join('\n')), 'a.txt');
  return result.ok ? result.value.questions : [];
}
const row = (no: string, text: string, points = '100', lead = '县府办'): string =>
  `${no} | 指标${no} | ${points} | ${text} | ${lead} |`;

describe('questions', () => {
  it('are numbered in the order of the document and offer choices with their effect', async () => {
    const questions = await ask([
      row('1', '按完成比例得分,未完成不得分', '50'),
      row('3', '考核工作推进情况', '40'),
    ]);
    expect(questions.map(({ id, code }) => [id, code])).toEqual([
      ['Q-01', 'sum-mismatch'],
      ['Q-02', 'contradictory-rule'],
      ['Q-03', 'missing-serial'],
      ['Q-04', 'no-scoring-rule'],
    ]);
    for (const { code, choices, message, quote, where } of questions) {
      expect(questionCodes).toContain(code);
      expect(choices.length).toBeGreaterThanOrEqual(2);
      for (const { text, effect } of choices) expect([text, effect]).not.toContain('');
      expect([message, quote]).not.toContain('');
      expect(where.table).toBe(1);
    }
  });

  it('point at the line of the text', async () => {
    const [question] = await ask([row('1', '考核工作推进情况')]);
    expect(question?.where).toEqual({ table: 1, no: 1, name: '指标1', line: 4 });
  });
});

describe('nothing to divide by, nothing to grow from', () => {
  const codes = async (text: string) => (await ask([row('1', text)])).map(({ code }) => code);

  it.each([
    '办结率=按期办结件数/受理投诉件数,按比例得分',
    '整改率=已整改数/应整改隐患数,按比例得分',
    '响应率=按期响应申请数/收到申请数,按比例得分',
  ])('asks about what need not happen: %s', async (text) => {
    expect(await codes(text)).toEqual(['zero-denominator']);
  });

  it('asks about growth from a count that may have been nothing', async () => {
    expect(await codes('宣传次数同比增长率达到10%,按比例得分')).toEqual(['zero-base']);
  });

  it.each([
    '完成率=完成任务数/年度任务总数,按比例得分',
    '覆盖率=覆盖村(社区)数/村(社区)总数,按比例得分',
    '接收率=接收预警人数/预警责任人总数,按比例得分',
    '整改率=已整改数/查出隐患数,按比例得分;未查出隐患的得满分',
    '固定资产投资同比增长率达到10%,按比例得分',
    '次数同比增长率达到10%,按比例得分;上年为零的得满分',
  ])('does not ask: %s', async (text) => {
    expect(await codes(text)).toEqual([]);
  });
});

it('asks how much is lost at discretion, and only that', async () => {
  const asked = await ask([row('1', '组织不力的,酌情扣1—5分')]);
  expect(asked.map(({ code, quote }) => [code, quote])).toEqual([
    ['unclear-bound', '组织不力的,酌情扣1—5分'],
  ]);
});

describe('no false alarm', () => {
  it.each([
    '完成率达到90%得满分,未达到的按比例扣分',
    '达到目标得满分,未完成的按完成比例得分',
    '达标率100%得满分,每下降1%扣1分,扣完为止',
    '满意度90%(含)以上得100分,80%(含)~90%得80分,80%以下不得分',
    '由考核组综合评定,优秀得100分,良好得80分,一般得50分',
    '考核排名前3名得100分,4-6名得80分,其余得50分',
    '无重大舆情得100分,发生一起扣5分',
    '建立制度得50分,制度落实到位得50分',
    '网办率100%得50分,掌办率100%得50分',
    '投诉按期办结率(按期办结数/应办结数)达到98%得满分,每低1个百分点扣1分,无投诉的得满分',
    '采取查阅资料、实地检查的方式,发现问题1个扣1分',
    '人员到岗率=到岗人员数/在编人员数,按比例得分',
  ])('%s', async (text) => {
    expect(await ask([row('1', text)])).toEqual([]);
  });

  it('two sections that number their items anew', async () => {
    const rows = [
      '一、基础工作(60分)',
      row('1', '每迟报一次扣1分', '60'),
      '二、重点工作(40分)',
      row('1', '每漏报一次扣2分', '40'),
    ];
    expect(await ask(rows)).toEqual([]);
  });
});
