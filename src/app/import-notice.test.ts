import { expect, it } from 'vitest';
import { readScheme } from '../core/scheme/read.ts';
import { applyRuling } from '../core/scheme/ruling/apply-ruling.ts';
import { openQuestions } from '../core/scheme/ruling/open-questions.ts';
import { indicatorsOf } from '../core/scheme/walk.ts';
import { draftFromNotice } from './import-notice.ts';

const notice = `2021年安全生产工作考核办法
序号 | 考核项目 | 分值 | 评分标准 | 牵头单位 |
1 | 隐患整改 | 60 | 隐患按期整改率达到95% | 市应急管理局 |
2 | 宣传培训 | 40 | 每少组织一次培训扣10分,扣完为止 | 市应急管理局 |
`;

const draft = () =>
  draftFromNotice(new TextEncoder().encode(notice), '办法.txt', { id: '安全 2021', today: '2021-03-01' });

it('drafts a scheme in memory whose question an office answers', async () => {
  const drafted = await draft();
  if (!drafted.ok) throw new Error('the notice is not read');
  const { imported, files, problems } = drafted.value;
  expect(imported.title).toBe('2021年安全生产工作考核办法');
  expect(problems.filter((each) => each.severity === 'error')).toEqual([]);
  const scheme = readScheme(files);
  if (!scheme.ok) throw new Error('the draft is not read');
  expect(scheme.value.id).toBe('安全-2021');
  const [question] = openQuestions(scheme.value);
  expect(imported.questions.map((each) => [each.id, each.code])).toEqual([
    [question?.id, 'no-partial-credit-rule'],
  ]);
  const ruling = { assumption: 'Q-01', by: '市安委办', on: '2021-03-02', text: '按比例给分。' };
  const ruled = applyRuling(files, { ...ruling, choice: question?.choices[0] ?? '' });
  if (!ruled.ok) throw new Error('the ruling is refused');
  const answered = readScheme(ruled.value);
  expect(answered.ok && openQuestions(answered.value)).toEqual([]);
  const strict = applyRuling(files, { ...ruling, choice: question?.choices[1] ?? '' });
  const read = strict.ok ? readScheme(strict.value) : strict;
  if (!read.ok) throw new Error('the other ruling is refused');
  expect(openQuestions(read.value)).toEqual([]);
  expect(read.value.tables.flatMap(indicatorsOf)[0]?.formula.text).toBe(
    'threshold(ratio(sum(完成数 of 隐患整改), sum(应完成数 of 隐患整改), when_empty: missing), at_least: target)',
  );
  const other = applyRuling(files, { ...ruling, choice: question?.choices[2] ?? '' });
  const open = other.ok ? readScheme(other.value) : other;
  expect(open.ok && openQuestions(open.value).map(({ ruled: chosen }) => chosen)).toEqual([
    question?.choices[2],
  ]);
});

it('says what is wrong with a document without a table', async () => {
  const read = await draftFromNotice(new Uint8Array([1, 2]), 'a.docx', { id: 'a', today: '2021-03-01' });
  expect(read.ok).toBe(false);
  expect(read.problems).toHaveLength(1);
});
