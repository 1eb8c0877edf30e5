import type { ExampleRow, WorkedExample } from '../../src/core/scheme/scheme.ts';

const rows = (...all: readonly Readonly<Record<string, string>>[]): readonly ExampleRow[] =>
  all.map((cells) => ({ times: 1, cells }));

/** The facts of a unit that did all that the 2020 assessment asks for, where no worked example shows it. */
export const everythingDone: WorkedExample = {
  name: '全部做到',
  given: {
    参训记录: rows({ 已参加: '是' }),
    自办培训: rows({ 参加人数: '15' }),
    创新案例: rows({ 案例编号: '一', 案例名称: '一件事联办' }),
    专家评分: Array.from({ length: 5 }, () => ({ times: 1, cells: { 得分: '100' } })),
    评判: rows({ 项目: '任务配合度', 得分: '100' }),
    智慧办公日活: rows({ 用户数: '50', 活跃用户数: '50' }),
    钉钉日活: rows({ 总用户数: '50', 激活用户数: '50', 协同用户数: '50' }),
    公文: rows({ 类型: '收文', 流转时间: '2020-03-02', 办结时间: '2020-03-02' }),
    掌上办公: rows(
      ...['会议签到', '表单收集', '值班管理', '请假报表'].map((功能) => ({ 功能, 使用次数: '1' })),
    ),
    班子掌上办公: rows({ 班子成员数: '6', 掌上办公人数: '6' }),
    通讯录: rows({
      组织规范: '是',
      姓名: '是',
      手机号: '是',
      职务: '是',
      办公室电话: '是',
      办公地址: '是',
    }),
    电子印章: rows({ 已制发: '是', 用印次数: '1' }),
    数据目录: rows({ 已编制: '是', 要素完整: '是', 更新及时: '是' }),
    数据质量检查: rows({ 检查条数: '9', 完整条数: '9', 准确条数: '9', 及时条数: '9' }),
    城市大脑应用: rows({ 在用: '是' }, { 在用: '是' }),
    终端检查: rows({ 已安装: '是', 问题数: '1', 及时整改数: '1' }),
  },
  undelivered: [],
  attributes: { 在编人数: '45' },
  peers: {},
  asOf: null,
  target: null,
  expect: 'full',
};
