import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importNotice } from '../../src/notice/import.ts';
import { type ImportJson, toImportJson } from '../../src/notice/import-json.ts';

/** What pages and pasting do to a table, which the grids of the corpus cannot say. */
async function read(text: string, file: string): Promise<ImportJson> {
  const result = await importNotice(strToU8(text), file);
  if (!result.ok) throw new Error('the notice is not read');
  return toImportJson(result.value);
}

const indicators = (json: ImportJson): string[] =>
  json.tables.flatMap((table) =>
    table.dimensions.flatMap((dimension) =>
      dimension.indicators.map((each) =>
        [each.no, each.name, each.points, each.leads.join('、'), each.description].join(' '),
      ),
    ),
  );

const heading = ['序号', '检查项目', '检查内容', '分值', '评分标准', '考核科室'];
const before = [
  '机关档案工作检查评分办法',
  '玉溪县档案局',
  '2022年7月4日',
  '检查对象为县直各单位。检查总分100分。',
];
const wanted = [
  '1 工作责任 60 业务科 每有一项责任未落实扣5分,扣完为止',
  '2 库房管理 40 保管科 每有一处隐患扣5分,扣完为止',
];

describe('a table over several pages', () => {
  it('pasted cell by cell, with page numbers and the heading again on each page', async () => {
    const first = ['1', '组织保障', '工作责任', '60', '每有一项责任未落实扣5分,', '扣完为止', '业务科'];
    const second = ['2', '业务建设', '库房管理', '40', '每有一处隐患扣5分,扣完为止', '保管科'];
    const lines = [...before, ...heading, ...first, '— 2 —', ...heading, ...second, '— 3 —'];
    const json = await read(lines.join('\n'), '-');
    expect(indicators(json)).toEqual(wanted);
    expect(json.appliesTo).toEqual(['县直各单位']);
    expect(json.questions).toEqual([]);
  });

  it('goes on without a heading behind a remark', async () => {
    const row = (cells: readonly string[]): string =>
      `<tr>${cells.map((each) => `<td>${each}</td>`).join('')}</tr>`;
    const paragraphs = before.map((each) => `<p>${each}</p>`).join('');
    for (const remark of ['(续上表)', '说明见背面']) {
      const first = row(['1', '组织保障', '工作责任', '60', '每有一项责任未落实扣5分,扣完为止', '业务科']);
      const second = row(['2', '业务建设', '库房管理', '40', '每有一处隐患扣5分,扣完为止', '保管科']);
      const page = `${paragraphs}<table>${row(heading)}${first}</table><p>${remark}</p><table>${second}</table>`;
      const json = await read(page, 'notice.html');
      expect(indicators(json)).toEqual(wanted);
      expect(json.questions).toEqual([]);
    }
  });

  it('a row broken inside a cell, with no sign that closes rows', async () => {
    const lines = [
      ...before,
      heading.join(' | '),
      '1 | 组织保障 | 工作责任 | 60 | 每有一项责任未落实扣5分,扣完',
      '为止 | 业务科',
      '2 | 业务建设 | 库房管理 | 40 | 每有一处隐患扣5分,扣完为止 | 保管科',
    ];
    expect(indicators(await read(lines.join('\n'), 'notice.txt'))).toEqual(wanted);
  });
});

describe('how much is lost', () => {
  const page = (rule: string): string =>
    [
      ...before,
      heading.join('\t'),
      `1\t业务建设\t库房管理\t40\t${rule}\t保管科`,
      '2\t组织保障\t工作责任\t60\t每有一项责任未落实扣5分\t业务科',
    ].join('\n');
  const formula = async (rule: string): Promise<string | undefined> =>
    (await read(page(rule), 'notice.txt')).tables[0]?.dimensions[0]?.indicators[0]?.suggestion?.formula;

  it('a cap is no second kind of event', async () => {
    expect(await formula('每被通报一次扣1分,最多扣5分')).toBe('deduct(count(库房管理), each: 1, floor: 35)');
    expect(await formula('每被通报一次扣1分,最多扣40分')).toBe('deduct(count(库房管理), each: 1)');
  });

  it('points for ten at a time are not points for each', async () => {
    expect(await formula('每少培训10人扣2分')).toBeUndefined();
  });

  it('points in Chinese numerals', async () => {
    expect(await formula('每迟报一次扣三分,扣完为止')).toBe('deduct(count(库房管理), each: 3)');
  });
});
