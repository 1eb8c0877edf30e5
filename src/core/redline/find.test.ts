import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  column,
  dataset,
  day,
  group,
  indicator,
  scheme,
  table,
} from '../../../test/support/sample-scheme.ts';
import type { Indicator } from '../scheme/scheme.ts';
import { findRedLines } from './find.ts';
import { readRedLines } from './read.ts';
import type { RedLine } from './red-line.ts';

const redLine = (more: Partial<RedLine>): RedLine => ({
  id: 'a',
  source: '某规定',
  documentNumber: null,
  issued: day('2024-01-01'),
  effective: day('2024-02-01'),
  clause: '第一条',
  forbids: '某事',
  instead: '另一事',
  severity: 'error',
  words: ['签到'],
  except: [],
  about: [],
  unless: [],
  subjects: [],
  ...more,
});

const active = dataset('钉钉日活', [column('总数', 'integer')], { description: '每日签到人数' });
const found = (leaf: Indicator, more: Partial<RedLine> = {}, on = '2024-02-01', subjectName = '乡镇(街道)') =>
  findRedLines(
    scheme([table([group('基础', '10', [leaf])], { subjectName })], { datasets: [active] }),
    [redLine(more)],
    day(on),
  );
const named = (name: string, more: Partial<Indicator> = {}) =>
  indicator('x', '10', 'full', { name, ...more });

describe('what touches an indicator', () => {
  test('a word in its name, with the words that show it', () => {
    expect(found(named('会议签到率'))).toMatchObject([
      {
        table: 'table',
        indicator: { id: 'x', name: '会议签到率' },
        hits: [{ word: '签到', where: 'name', quote: '会议签到率' }],
      },
    ]);
  });
  test('a word in its description, its group or its formula, quoted with what stands around it', () => {
    const text = '考核全年各类会议的组织情况,重点是会议签到以及会后落实的情况,按季度通报一次';
    expect(found(named('会议', { description: text }))[0]?.hits[0]?.quote).toBe(
      '…年各类会议的组织情况,重点是会议签到以及会后落实的情况,按季度通报一…',
    );
    expect(found(named('会议'), { words: ['基础'] })[0]?.hits[0]?.where).toBe('path');
    const formula = 'count(钉钉日活 where 编号 = "签到")';
    expect(found(indicator('x', '10', formula))[0]?.hits[0]?.where).toBe('formula');
  });
  test('not a dataset that merely serves it, neither by its name nor by its description', () => {
    const leaf = indicator('x', '10', 'pro_rata(latest(总数 of 钉钉日活), target: 5)');
    expect(found(leaf, { words: ['签到', '日活'] })).toEqual([]);
  });
  test('a dataset adds to what else shows it', () => {
    const leaf = indicator('x', '10', 'pro_rata(latest(总数 of 钉钉日活), target: 5)', { name: '签到' });
    expect(found(leaf, { words: ['签到', '日活'] })[0]?.hits.map((each) => each.where)).toEqual([
      'name',
      'dataset',
    ]);
  });
  test('capital and small letters are the same', () => {
    expect(found(named('app使用'), { words: ['APP'] })).toHaveLength(1);
  });
});

describe('what does not', () => {
  test('a day before the rule binds; the first day is inside', () => {
    expect(found(named('签到'), {}, '2024-01-31')).toEqual([]);
    expect(found(named('签到'), {}, '2024-02-01')).toHaveLength(1);
  });
  test('a phrase that means something else, unless the word also stands outside it', () => {
    const except = ['签到处理系统'];
    expect(found(named('签到处理系统运维'), { except })).toEqual([]);
    expect(found(named('签到处理系统运维', { description: '按签到率计分' }), { except })).toHaveLength(1);
  });
  test('an indicator that shows nothing of what the rule is about', () => {
    const more = { words: ['使用率'], about: ['APP', '用户'] };
    expect(found(named('床位使用率'), more)).toEqual([]);
    expect(found(named('使用率', { description: 'APP 的使用比例' }), more)).toHaveLength(1);
  });
  test('a case the rule itself allows', () => {
    expect(found(named('应急值守签到'), { unless: ['应急'] })).toEqual([]);
  });
  test('units the rule does not speak of', () => {
    expect(found(named('签到'), { subjects: ['乡镇'] })).toHaveLength(1);
    expect(found(named('签到'), { subjects: ['乡镇'] }, '2024-02-01', '市级部门')).toEqual([]);
  });
});

describe('the red lines that come with the product', () => {
  const folder = join(import.meta.dirname, '../../../redlines');
  const read = readRedLines(
    Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
  );
  const touching = (
    name: string,
    on: string,
    subjectName = '乡镇(街道)',
    description = '',
  ): readonly string[] => {
    if (!read.ok) throw new Error('unreadable');
    const leaf = indicator('x', '10', 'full', { name, description });
    return findRedLines(scheme([table([leaf], { subjectName })]), read.value, day(on)).map(
      ({ redLine: { id, severity } }) => `${severity} ${id}`,
    );
  };

  test('are read without a problem, each with its document and its clause', () => {
    expect(read.problems).toEqual([]);
  });
  test.each(['获得市领导肯定性批示加分', '领导批示', '工作经验获省级以上领导批示的,每次加 2 分'])(
    '“%s”: an error from 2024-08-06 on',
    (name) => {
      expect(touching(name, '2024-08-05')).toEqual([]);
      expect(touching(name, '2024-08-06')).toContain('error burden-2024-remarks');
    },
  );
  test.each([
    ['点赞量、转发量排名', 'error app-2026-likes'],
    ['APP 安装率', 'error app-2026-usage'],
    ['学习平台学习时长', 'error app-2026-likes'],
    ['政务 APP 打卡', 'error app-2026-check-in'],
    ['自建小程序', 'error app-2026-own-app'],
  ])('“%s”: %s from 2026-01-25 on, not the day before', (name, expected) => {
    expect(touching(name, '2026-01-24')).not.toContain(expected);
    expect(touching(name, '2026-01-25')).toContain(expected);
  });
  test('county departments may have applications of their own', () => {
    expect(touching('应用开发', '2026-06-01', '市级部门(单位)')).toEqual([]);
  });
  test.each([
    '领导批示件办结率',
    '公文签批流转时间',
    '床位使用率',
    '市场主体活跃率',
    '防病毒软件安装率',
    '水利工程应急物资台账',
    '《绍兴日报》订阅',
    '填报数据准确率',
    '获批示范县创建',
    '自建 APP 整合情况',
    '空气质量优良率',
    '安全生产隐患整改率',
    '电子印章使用情况',
    '企业注册率',
    '参训率',
  ])('“%s”: no false alarm', (name) => {
    expect(touching(name, '2026-06-01')).toEqual([]);
  });
});
