import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, removeFolders, run, stackTrace } from './harness.ts';

afterAll(removeFolders);

const notice = `2021年安全生产工作考核办法
附件:2021年安全生产工作考核指标
序号 | 考核项目 | 分值 | 评分标准 | 牵头单位 |
1 | 隐患整改率 | 60 | 隐患按期整改率达到95%,按比例得分 | 市应急管理局 |
2 | 宣传培训 | 40 | 每年组织培训不少于2次,少一次扣10分,扣完为止 | 市应急管理局 |
`;

interface Imported {
  readonly title: string;
  readonly tables: readonly {
    readonly total: string;
    readonly dimensions: readonly { readonly indicators: readonly unknown[] }[];
  }[];
  readonly questions: readonly { readonly id: string; readonly code: string }[];
}

describe('import', () => {
  it('prints the draft of a file as JSON and ends with 0, questions or not', async () => {
    const folder = await folderOf({ 'notice.txt': notice });
    const { exit, out } = await run(['import', join(folder, 'notice.txt'), '--json']);
    const imported = JSON.parse(out) as Imported;
    expect(exit).toBe(0);
    expect(imported.title).toBe('2021年安全生产工作考核办法');
    expect(imported.tables.map((each) => each.total)).toEqual(['100']);
    expect(imported.tables.flatMap((each) => each.dimensions.flatMap((d) => d.indicators))).toMatchObject([
      { no: 1, name: '隐患整改率', points: '60', leads: ['市应急管理局'] },
      { no: 2, name: '宣传培训', points: '40', leads: ['市应急管理局'] },
    ]);
  });

  it('reads the standard input for -', async () => {
    const stdin = new TextEncoder().encode(notice);
    const { exit, out } = await run(['import', '-', '--json'], { stdin });
    expect(exit).toBe(0);
    expect((JSON.parse(out) as Imported).tables).toHaveLength(1);
  });

  it('writes a folder that check accepts, and never into one that is in use', async () => {
    const folder = await folderOf({ 'notice.txt': notice });
    const out = join(folder, 'draft');
    const first = await run(['import', join(folder, 'notice.txt'), '--out', out]);
    expect(first.exit).toBe(0);
    expect(await readdir(out)).toContain('scheme.yaml');
    expect((await run(['check', out])).exit).toBe(0);
    const second = await run(['import', join(folder, 'notice.txt'), '--out', out]);
    expect(second.exit).toBe(2);
    expect(second.err).toContain('notice-folder-used');
  });

  it.each([
    ['a file that is not there', 'nothing.txt', 'notice-file-unreadable'],
    ['a folder', '.', 'notice-file-unreadable'],
    ['an empty file', 'empty.txt', 'notice-empty'],
    ['a document without a table', 'letter.txt', 'notice-no-table'],
  ])('answers %s with a problem', async (_, name, code) => {
    const folder = await folderOf({ 'empty.txt': '', 'letter.txt': '今天天气很好。\n' });
    const { exit, err } = await run(['import', join(folder, name)]);
    expect(exit).toBe(2);
    expect(err).toContain(code);
    expect(err).not.toMatch(stackTrace);
  });
});
