import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block } from './block.ts';
import { readBlocks } from './read.ts';

async function read(bytes: Uint8Array | string, file: string): Promise<Block[]> {
  const result = await readBlocks(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, file);
  expect(result.problems).toEqual([]);
  return result.ok ? result.value : [];
}

const codesOf = async (bytes: Uint8Array | string, file: string): Promise<string[]> => {
  const result = await readBlocks(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, file);
  return result.problems.map((each) => each.code);
};

const shown = (blocks: readonly Block[]): unknown =>
  blocks.map((block) =>
    block.kind === 'table'
      ? block.rows.map((row) =>
          row.cells.map(({ text, rowSpan, colSpan }) =>
            rowSpan === 1 && colSpan === 1 ? text : [text, rowSpan, colSpan],
          ),
        )
      : block.text,
  );

const word = (body: string, numbering?: string): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    ...(numbering === undefined
      ? {}
      : { 'word/numbering.xml': strToU8(`<w:numbering>${numbering}</w:numbering>`) }),
  });
const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('Word documents', () => {
  it('writes out the numbers that Word counts by itself', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2) "/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>';
    const item = (level: number): string =>
      `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr>`;
    const body = [paragraph('总则', item(0)), paragraph('范围', item(1)), paragraph('对象', item(0))].join(
      '',
    );
    expect(shown(await read(word(body, numbering), 'a.docx'))).toEqual(['一、总则', '(1) 范围', '二、对象']);
  });

  it('leaves out deleted words and the second copy of a text box', async () => {
    const body =
      '<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>' +
      '<w:p><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:r><w:t>一次</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>一次</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>';
    expect(shown(await read(word(body), 'a.docx'))).toEqual(['保留', '一次']);
  });

  it('turns continued cells into spans', async () => {
    const cell = (text: string, properties: string): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const body = `<w:tbl><w:tr>${cell('甲', '<w:vMerge w:val="restart"/>')}${cell('乙', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('丙', '')}${cell('丁', '')}</w:tr></w:tbl>`;
    expect(shown(await read(word(body), 'a.docx'))).toEqual([
      [
        [
          ['甲', 2, 1],
          ['乙', 1, 2],
        ],
        ['丙', '丁'],
      ],
    ]);
  });
});

describe('web pages', () => {
  it('gives the inner table where the outer one only arranges the page', async () => {
    const inner =
      '<table><tr><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td><td>6</td></tr><tr><td>7</td><td>8</td><td>9</td></tr></table>';
    const html = `<html><table><tr><td><p>上</p>${inner}</td><td>右</td></tr></table></html>`;
    expect(shown(await read(html, 'a.html'))).toEqual([
      '上',
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
        ['7', '8', '9'],
      ],
      '右',
    ]);
  });

  it('leaves out scripts, styles and what is hidden', async () => {
    const html =
      '<html><style>p{}</style><p>甲</p><script>"乙"</script><p style="display:none">丙</p><p>丁<br>戊</p></html>';
    expect(shown(await read(html, 'a.html'))).toEqual(['甲', '丁', '戊']);
  });

  it('knows the line that a cell stands on', async () => {
    const blocks = await read('<html>\n<table>\n<tr><td>甲</td>\n<td>乙</td></tr></table></html>', 'a.html');
    const table = blocks[0];
    expect(table?.kind === 'table' ? table.rows[0]?.cells.map((cell) => cell.source) : null).toEqual([3, 4]);
  });
});

describe('plain text', () => {
  const lines = '序号 | 名称 |\n1 | 甲\n| 乙 |\n2 | 丙丁\n戊 | 己 |';

  it('marks the lines that break off before their row is complete', async () => {
    const table = (await read(lines, 'a.txt'))[0];
    expect(table?.kind === 'table' ? table.rows.map((row) => row.open) : null).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it.each([
    ['UTF-8', [0xe7, 0x94, 0xb2]],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0xe7, 0x94, 0xb2]],
    ['GB18030', [0xbc, 0xd7]],
    ['UTF-16LE', [0xff, 0xfe, 0x32, 0x75]],
    ['UTF-16BE', [0xfe, 0xff, 0x75, 0x32]],
  ])('reads %s', async (_, bytes) => {
    expect(shown(await read(Uint8Array.from(bytes), 'a.txt'))).toEqual(['甲']);
  });

  it('reads a Markdown table without its ruler', async () => {
    const blocks = await read('# 标题\n\n| 甲 | 乙 |\n| --- | :-: |\n| 1 | **2** |\n', 'a.md');
    expect(shown(blocks)).toEqual([
      '标题',
      [
        ['甲', '乙'],
        ['1', '2'],
      ],
    ]);
  });
});

describe('what is no notice', () => {
  it.each([
    ['an empty file', '', 'a.txt', 'notice-empty'],
    ['a PDF', '%PDF-1.7', 'a.docx', 'notice-format-unknown'],
    ['text named as a document', '甲', 'a.docx', null],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('a') }), 'a.zip', 'notice-format-unknown'],
    [
      'an old document cut short',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
      'a.doc',
      'notice-unreadable',
    ],
  ])('%s', async (_, bytes, file, code) => {
    expect(await codesOf(bytes, file)).toEqual(code === null ? [] : [code]);
  });
});

describe('headings and lists', () => {
  const depths = (blocks: readonly Block[]): unknown =>
    blocks.map((block) => (block.kind === 'paragraph' ? [block.depth ?? null, block.text] : null));

  it('of a web page keep the numbers that the browser shows, and their depth', async () => {
    const page =
      '<html><h2>考核指标</h2><ol><li>组织领导<ul><li>评分标准</li></ul></li><li>任务落实</li></ol><ol start="3"><li>监督检查</li></ol><p>附则</p></html>';
    expect(depths(await read(page, 'a.html'))).toEqual([
      [2, '考核指标'],
      [31, '1.组织领导'],
      [32, '评分标准'],
      [31, '2.任务落实'],
      [31, '3.监督检查'],
      [null, '附则'],
    ]);
  });

  it('of a Word document have the depth of their style or outline', async () => {
    const body = [
      paragraph('考核办法', '<w:pStyle w:val="Heading1"/>'),
      paragraph('考核指标', '<w:outlineLvl w:val="1"/>'),
      paragraph('附则'),
    ].join('');
    expect(depths(await read(word(body), 'a.docx'))).toEqual([
      [1, '考核办法'],
      [2, '考核指标'],
      [null, '附则'],
    ]);
  });

  it('of Markdown have the depth of their signs', async () => {
    expect(depths(await read('## 考核指标\n- 组织领导\n  - 评分标准\n附则', 'a.md'))).toEqual([
      [2, '考核指标'],
      [30, '- 组织领导'],
      [32, '- 评分标准'],
      [null, '附则'],
    ]);
  });
});
