import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './harness.ts';

const root = join(import.meta.dirname, '../..');
const facts = join(root, 'examples/shengzhou-2020');
const given = [join(root, 'schemes/shengzhou-2020'), '--facts', facts];
const explain = async (unit: string, indicator: string, ...more: readonly string[]) =>
  run(['explain', ...given, '--unit', unit, '--indicator', indicator, ...more]);

describe('an explanation for people', () => {
  it('shows the record that cost the points, marked as not counted', async () => {
    const { out } = await explain('T02', '1');
    expect(out).toContain('得 0.00 分，满分 2 分，失 2.00 分。');
    expect(out).toContain('①超过0 → 0.5 分：否');
    expect(out).toMatch(/未计入①②③④\(不符合条件\)：1 条\n.*已制定.*\n.*\n.* 否 .*年度计划\.csv:3/);
  });

  it('says who owes a judgement, and weights with what they weigh', async () => {
    const { out } = await explain('T07', '3');
    expect(out).toContain('所缺：牵头单位尚未评判本单位(数据集“评判”)。');
    expect(out).toMatch(/ 50%：按 ① ÷ ② 的比例得分.* = 4\n/);
    expect(out).not.toContain('未计入');
  });

  it('says what not being applicable does', async () => {
    expect((await explain('D07', '5')).out).toContain('由市大数据中心认定，按满分计。');
  });

  it('writes what was published with its decimals, in both languages, in lines of at most 130 characters', async () => {
    const [zh, en] = await Promise.all([explain('D01', '收文'), explain('D01', '收文', '--lang', 'en')]);
    expect(zh.out).toContain('158/83 ≈ 1.90361446 → 1.90(四舍五入，保留 2 位小数)');
    expect(zh.out).toContain('失 0.10 分');
    expect(en.out).toContain('→ 1.90 (half up, 2 decimals)');
    expect(en.out).toContain('not counted in ① (only in ②): 4 records');
    expect(`${zh.out}${en.out}`.split('\n').filter((line) => line.length > 130)).toEqual([]);
  });

  it('lists no more than asked for, and says how many there are', async () => {
    const { out } = await explain('D01', '收文', '--records', '2');
    expect(out).toContain('“公文”未计入①(只计入②)：4 条，列出 2 条');
    expect(out).toContain('“公文”计入②：83 条(不另列)');
  });

  it('names the table that assesses the unit', async () => {
    const { exit, err } = await explain('T01', '21', '--table', 'department');
    expect(exit).toBe(2);
    expect(err).toContain('township (');
    expect(err).toContain('[unit-of-other-table]');
  });
});

describe('two formats at once', () => {
  it.each([
    ['--csv', '--json'],
    ['--json', '--format', 'table'],
    ['--csv', '--format', 'json'],
  ])('%s %s are refused', async (...formats) => {
    const { exit, out, err } = await run(['score', ...given, ...formats]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain('只能用一个');
  });
});
