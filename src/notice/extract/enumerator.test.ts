import { describe, expect, it } from 'vitest';
import { marksCount, splitEnumerator } from './enumerator.ts';

describe('the mark in front of a name', () => {
  it.each([
    ['一、组织领导', '一、', '组织领导'],
    ['(二)任务落实', '(二)', '任务落实'],
    ['第一部分 组织建设', '第一部分', '组织建设'],
    ['1.宣传教育', '1.', '宣传教育'],
    ['1.1.2 分类准确', '1.1.2', '分类准确'],
    ['①优良天数', '①', '优良天数'],
  ])('%s is taken off', (text, mark, rest) => {
    expect(splitEnumerator(text)).toEqual({ mark, rest });
  });

  it.each(['5G基站建设', '12345热线办理', '一窗受理', '第三方评估', '十四五规划', 'A级景区'])(
    '%s has none',
    (text) => {
      expect(splitEnumerator(text)).toEqual({ mark: '', rest: text });
    },
  );

  it.each(['2.0平台升级', '1.5公里服务圈', 'G20 峰会保障'])(
    '%s is a name where such marks do not count',
    (text) => {
      expect(splitEnumerator(text, false)).toEqual({ mark: '', rest: text });
    },
  );
});

describe('doubtful marks of a column', () => {
  it.each([
    [['1.1机构', '1.2人员', '2.1制度', '2.2经费'], true],
    [['A1 机构', 'A2 人员', 'B1 制度'], true],
    [['5G基站', '2.0平台升级', '1.5公里服务圈', '4.15国家安全教育'], false],
    [['政务服务2.0', '公文处理'], true],
  ])('%j', (names, counts) => {
    expect(marksCount(names)).toBe(counts);
  });
});
