import { describe, expect, test } from 'vitest';
import { smallScheme, withChange } from '../../../test/fixtures/small-scheme.ts';
import { readScheme } from './read.ts';

const print = (files: Record<string, string>): string => {
  const read = readScheme(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
  return read.value.fingerprint;
};
const same = print(smallScheme);
const table = 'tables/town.yaml';
const formula = 'if count(公文 where 类型 = "发文") > 0 then full else 0';

describe('the fingerprint does not see', () => {
  test.each([
    ['comments', table, 'total: 10', '# 总分\ntotal: 10 # 十分'],
    ['the order of keys', table, 'subject: town\nsubject_name: 镇\n', 'subject_name: 镇\nsubject: town\n'],
    ['the spelling of a number', table, 'points: 6', 'points: 6.00'],
    [
      'blanks and comments in a formula',
      table,
      formula,
      `|-\n          if count(公文  where (类型 = "发文"))>0 # x\n          then full else 0`,
    ],
    ['worked examples', 'examples/town.yaml', 'name: 有', 'name: 发过文'],
    [
      'the order of units',
      'units.csv',
      'A,甲镇,town,一组,,,30\nB,"乙,镇",town,一组,2020-01-01,,',
      'B,"乙,镇",town,一组,2020-01-01,,\nA,甲镇,town,一组,,,30',
    ],
  ])('%s', (_, file, from, to) => expect(print(withChange(file, from, to))).toBe(same));

  test('how the scheme is spread over files, and the order they come in', () => {
    const { [table]: town = '', ...rest } = smallScheme;
    const renamed = Object.fromEntries(Object.entries({ ...rest, 'tables/a/b.yaml': town }).reverse());
    expect(print(renamed)).toBe(same);
  });
});

describe('the fingerprint sees', () => {
  test.each([
    ['a formula', table, 'then full else 0', 'then full else 1'],
    ['a text of the notice', table, '有没有发文。', '是否发文。'],
    ['a lead', table, 'leads: [镇政府办]', 'leads: [镇党委办]'],
    ['ties', table, 'total: 10', 'total: 10\nties: dense'],
    ['a holiday', 'calendar.yaml', '2020-10-01', '2020-10-02'],
    ['a unit', 'units.csv', '甲镇', '丙镇'],
    ['an attribute of a unit', 'units.csv', ',30', ',31'],
    ['a column', 'datasets/office.yaml', 'absence: missing', 'absence: none'],
    ['a definition', 'scheme.yaml', '类型 = "收文"', '类型 = "发文"'],
    ['an assumption', 'assumptions.yaml', 'taken: 得满分', 'taken: 不得分'],
  ])('%s', (_, file, from, to) => expect(print(withChange(file, from, to))).not.toBe(same));
});
