import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { importNotice } from '../../src/notice/import.ts';
import { type ImportJson, toImportJson } from '../../src/notice/import-json.ts';

async function read(bytes: Uint8Array, file: string): Promise<ImportJson> {
  const result = await importNotice(bytes, file);
  if (!result.ok) throw new Error('the notice is not read');
  return toImportJson(result.value);
}

const rowsOf = (json: ImportJson): string[] =>
  json.tables.flatMap((table) =>
    table.dimensions.flatMap((dimension) =>
      dimension.indicators.map((each) =>
        [each.no, ...each.path, each.name, each.points, ...each.leads].join(' '),
      ),
    ),
  );
const asked = (json: ImportJson): string[] =>
  json.questions.map(({ code, where, quote }) => `${code} ${where.line} ${quote}`);

const before = [
  '机关档案工作检查评分办法',
  '玉溪县档案局',
  '2022年7月4日',
  '检查对象为县直各单位。检查总分100分。',
];
const heading = ['序号', '检查项目', '检查内容', '分值', '评分标准', '考核科室'];
const first = ['1', '内务', '工作责任', '60', '每有一项责任未落实扣5分,扣完为止', '业务科'];
const second = ['2', null, '库房管理', '40', '每有一处隐患扣5分,扣完为止', '保管科'];
const wanted = ['1 内务 工作责任 60 业务科', '2 内务 库房管理 40 保管科'];
const top = before.length + 1;

describe('what a sheet hides is not read, and is asked', () => {
  const sheetWith = (rows: (string | null)[][], more: object) =>
    writeXlsx({ sheets: [{ name: '表', rows: [...before.map((each) => [each]), ...rows], ...more }] });

  it('rows, merged cells or not', async () => {
    const merges = [{ startRow: top, startCol: 1, endRow: top + 2, endCol: 1 }];
    const rowDefs = new Map([[top + 1, { hidden: true }]]);
    const rows = [heading, first, ['9', null, '旧项目', '5', '每次扣1分', '业务科'], second];
    const json = await read(await sheetWith(rows, { merges, rowDefs }), 'n.xlsx');
    expect(rowsOf(json)).toEqual(wanted);
    expect(asked(json)).toEqual(['hidden-content 表!A7 9 旧项目 5 每次扣1分 业务科']);
  });

  it('the row in which a merged cell begins', async () => {
    const merges = [{ startRow: top, startCol: 1, endRow: top + 2, endCol: 1 }];
    const rowDefs = new Map([[top, { hidden: true }]]);
    const rows = [
      heading,
      ['9', '内务', '旧项目', '5', '每次扣1分', '业务科'],
      ['1', null, ...first.slice(2)],
      second,
    ];
    const json = await read(await sheetWith(rows, { merges, rowDefs }), 'n.xlsx');
    expect(rowsOf(json)).toEqual(wanted);
    expect(asked(json)).toEqual(['hidden-content 表!A6 9 旧项目 5 每次扣1分 业务科']);
  });

  it('columns, also under a merged cell', async () => {
    const wide = (row: (string | null)[], old: string): (string | null)[] => [
      ...row.slice(0, 3),
      old,
      ...row.slice(3),
    ];
    const merges = [
      { startRow: top, startCol: 1, endRow: top + 1, endCol: 1 },
      { startRow: 0, startCol: 0, endRow: 0, endCol: 6 },
    ];
    const columns = [{}, {}, {}, { hidden: true }, {}, {}, {}];
    const rows = [wide(heading, '上年分值'), wide(first, '50'), wide(second, '50')];
    const json = await read(await sheetWith(rows, { merges, columns }), 'n.xlsx');
    expect(rowsOf(json)).toEqual(wanted);
    expect(asked(json)).toEqual(['hidden-content 表!D1 上年分值 50 50']);
  });

  it('sheets', async () => {
    const merges = [{ startRow: top, startCol: 1, endRow: top + 1, endCol: 1 }];
    const rows = [...before.map((each) => [each]), heading, first, second];
    const old = { name: '旧稿', rows: [heading, first], hidden: true };
    const json = await read(await writeXlsx({ sheets: [{ name: '表', rows, merges }, old] }), 'n.xlsx');
    expect(rowsOf(json)).toEqual(wanted);
    expect(json.questions.map(({ code, where }) => [code, where.line])).toEqual([
      ['hidden-content', '旧稿!A1'],
    ]);
  });
});

describe('a table inside a cell stays in its cell', () => {
  const cell = (content: string, more = ''): string => `<td${more}>${content}</td>`;
  const row = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
  const bands = [
    ['档次', '办结率', '得分'],
    ['一档', '95%以上', '得60分'],
    ['二档', '90%(含)至95%', '得40分'],
    ['三档', '90%以下', '不得分'],
  ];
  const inner = `<table>${bands.map((each) => row(each.map((text) => cell(text)))).join('')}</table>`;
  const outer = [
    row(heading.map((each) => cell(each))),
    row([
      cell('1'),
      cell('内务', ' rowspan="2"'),
      cell('工作责任'),
      cell('60'),
      cell(`按办结率分档:${inner}`),
      cell('业务科'),
    ]),
    row([cell('2'), ...second.slice(2).map((each) => cell(each ?? ''))]),
  ];
  const page = `${before.map((each) => `<p>${each}</p>`).join('')}<table>${outer.join('')}</table>`;
  const description = [
    '按办结率分档:',
    '档次\uff0c办结率\uff0c得分',
    '一档\uff0c95%以上\uff0c得60分',
    '二档\uff0c90%(含)至95%\uff0c得40分',
    '三档\uff0c90%以下\uff0c不得分',
  ].join('\n');

  it('of a web page', async () => {
    const json = await read(strToU8(page), 'n.html');
    expect(rowsOf(json)).toEqual(wanted);
    expect(json.tables[0]?.dimensions[0]?.indicators[0]?.description).toBe(description);
  });

  it('of a page that arranges everything by a table', async () => {
    const json = await read(strToU8(`<table><tr><td>导航</td><td>${page}</td></tr></table>`), 'n.html');
    expect(rowsOf(json)).toEqual(wanted);
  });

  it('of a Word document', async () => {
    const text = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
    const wordTable = (rows: readonly (readonly string[])[]): string =>
      `<w:tbl>${rows.map((each) => `<w:tr>${each.map((content) => `<w:tc>${content}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
    const small = `${text('按办结率分档:')}${wordTable(bands.map((each) => each.map(text)))}<w:p/>`;
    const merged = (words: string, merge: string): string =>
      `<w:tcPr><w:vMerge${merge}/></w:tcPr>${words === '' ? '<w:p/>' : text(words)}`;
    const rows = [
      heading.map(text),
      [text('1'), merged('内务', ' w:val="restart"'), text('工作责任'), text('60'), small, text('业务科')],
      [text('2'), merged('', ''), ...second.slice(2).map((each) => text(each ?? ''))],
    ];
    const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${before.map(text).join('')}${wordTable(rows)}</w:body></w:document>`;
    const json = await read(zipSync({ 'word/document.xml': strToU8(xml) }), 'n.docx');
    expect(rowsOf(json)).toEqual(wanted);
    expect(json.tables[0]?.dimensions[0]?.indicators[0]?.description).toBe(description);
  });
});
