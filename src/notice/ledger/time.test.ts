import { expect, it } from 'vitest';
import { importNotice } from '../import.ts';

const words =
  '每 每降 没有 无此 未发生 发生 得 扣 第一名得 前3 90% 90%以上 1 一 占 为 达到 低于 不超过年度 逾期 每月5日前 按 (1) 取消 总分 酌情 平均 率、 比例, 得1分 扣1分, 甲'.split(
    ' ',
  );
const long = (text: string): string => text.repeat(3_000 / text.length);

// A pattern that goes back over its own steps would need minutes for these.
it('rules and questions are read in a moment from any repetition of their words', async () => {
  const texts = words.flatMap((word, i) => [long(word), long(`${word.repeat(20)}${words[i + 1] ?? '乙'}`)]);
  const slow: string[] = [];
  for (const text of texts) {
    const started = performance.now();
    const notice = `考核办法\n序号 | 考核项目 | 分值 | 评分标准 | 考核单位\n1 | 指标 | 100 | ${text} | 县府办\n`;
    await importNotice(new TextEncoder().encode(notice), 'a.txt');
    if (performance.now() - started > 3_000) slow.push(text.slice(0, 60));
  }
  expect(slow).toEqual([]);
}, 120_000);
