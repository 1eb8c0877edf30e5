import { describe, expect, it } from 'vitest';
import { readPointsCell, splitPoints } from './points.ts';
import { pointsInText } from './weigh.ts';

describe('points in a name', () => {
  it.each([
    ['组织保障(2分)', '组织保障', '2', 'points'],
    ['组织保障 (2.50分)', '组织保障', '2.5', 'points'],
    ['组织保障\uff08\uff12分\uff09', '组织保障', '2', 'points'],
    ['信息化建设(30)', '信息化建设', '30', 'bare'],
    ['主动公开【40%】', '主动公开', '40', 'percent'],
    ['加分项(最高加5分)', '加分项', '5', 'points'],
    ['自建APP(公众号)整合(1分)', '自建APP(公众号)整合', '1', 'points'],
    ['日常工作 20分', '日常工作', '20', 'points'],
  ])('%s', (text, name, points, form) => {
    expect(splitPoints(text)).toMatchObject({ name, points, form });
  });

  it.each(['工作要点(2020)', '设立应急站的得1.5分', '每发生一起扣2分', '十三五规划', '互联网+监管'])(
    '%s states none',
    (text) => {
      expect(splitPoints(text)).toMatchObject({ name: text, points: null });
    },
  );
});

describe('a cell of points', () => {
  it.each([
    ['10', '10'],
    ['10分', '10'],
    ['0-5', '5'],
    ['最高加5分', '5'],
    ['\uff11\uff10', '10'],
    ['+3', '3'],
  ])('%s', (text, points) => {
    expect(readPointsCell(text)?.points).toBe(points);
  });

  it.each(['县府办', '10次', '', '一'])('%s is none', (text) => {
    expect(readPointsCell(text)).toBeNull();
  });
});

describe('points only in the requirement', () => {
  it.each([
    ['挂牌的得1.5分', '1.5'],
    ['(1)制定预案,得1分;(2)开展演练,得2分', '3'],
    ['每组织一次得1分,最高得2分', '2'],
    ['优秀得5分,良好得3分', '5'],
    ['每缺一类扣0.5分', null],
    ['未完成不得分', null],
  ])('%s', (text, points) => {
    expect(pointsInText(text)).toBe(points);
  });
});
