import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importNotice } from '../../src/notice/import.ts';
import { corpus } from './expectation.ts';
import { layouts } from './layout/layouts.ts';

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const codes = async (bytes: Uint8Array, file: string): Promise<string[]> => {
  const result = await importNotice(bytes, file);
  return result.ok ? ['ok'] : result.problems.map((each) => each.code);
};

const documentOf = (layout: string): Promise<Uint8Array | null> =>
  Promise.resolve(
    layouts[layout]?.layOut(corpus[2]?.document ?? { before: [], tables: [], after: [] }) ?? null,
  );

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

describe('hostile documents', () => {
  it('random bytes under any name are a problem, never an exception', async () => {
    const names = fc.constantFrom('a.docx', 'a.xlsx', 'a.doc', 'a.xls', 'a.html', 'a.txt', 'a.md', '-');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), names, async (bytes, file) => {
        expect(Array.isArray(await codes(bytes, file))).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each(['docx, real spans', 'xlsx, merged cells'])(
    '%s cut short anywhere is a problem',
    async (layout) => {
      const whole = await documentOf(layout);
      if (whole === null) return;
      const file = layouts[layout]?.file ?? '';
      for (let length = 1; length < whole.length - 22; length += Math.ceil(whole.length / 40)) {
        const found = await codes(whole.subarray(0, length), file);
        expect(found).not.toEqual(['ok']);
        expect(found).toHaveLength(1);
      }
    },
  );

  it.each(['docx, real spans', 'xlsx, merged cells', 'html, real spans', 'pipes, spans dropped and padded'])(
    '%s with bytes changed is read or refused',
    async (layout) => {
      const whole = await documentOf(layout);
      if (whole === null) return;
      const places = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 20,
      });
      await fc.assert(
        fc.asyncProperty(places, async (changes) => {
          const changed = whole.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          expect(Array.isArray(await codes(changed, layouts[layout]?.file ?? ''))).toBe(true);
        }),
        { numRuns: 120, seed: 2 },
      );
    },
  );

  it('random tables of any words are read or refused', async () => {
    const word = fc.constantFrom(
      '序号',
      '一级指标',
      '分值',
      '牵头单位',
      '评分标准',
      '1',
      '2',
      '10',
      '(5分)',
      '市府办',
      '',
      '得2分',
      '^',
      '合计',
    );
    const table = fc.array(fc.array(word, { maxLength: 8 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(' | ', '\t', '\n'), async (rows, joint) => {
        const lines = rows.map((row) => row.join(joint));
        expect(Array.isArray(await codes(text(lines.join('\n')), 'a.txt'))).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe('bombs and giants', () => {
  it('a zip that declares too much is refused before it is inflated', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(200 * 1024 * 1024) });
    const memory = process.memoryUsage().rss;
    const time = await seconds(async () => expect(await codes(bomb, 'a.docx')).toEqual(['notice-limit']));
    expect(time).toBeLessThan(1);
    expect(process.memoryUsage().rss - memory).toBeLessThan(50 * 1024 * 1024);
  });

  it('a zip that lies about its size is refused while it is inflated', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(20 * 1024 * 1024) });
    const view = new DataView(bomb.buffer);
    for (let at = 0; at < bomb.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    expect(await codes(bomb, 'a.xlsx')).toEqual(['notice-unreadable']);
  });

  it('an old Word document whose chain of sectors bites its own tail is refused', async () => {
    const bytes = new Uint8Array(512 * 3);
    const view = new DataView(bytes.buffer);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const words: [number, number][] = [
      [24, 0x3e],
      [26, 3],
      [28, 0xfffe],
      [30, 9],
      [32, 6],
    ];
    for (const [at, value] of words) view.setUint16(at, value, true);
    const longs: [number, number][] = [
      [44, 1],
      [48, 0],
      [56, 4096],
      [60, 0xfffffffe],
      [68, 0xfffffffe],
      [76, 1],
    ];
    for (const [at, value] of longs) view.setUint32(at, value, true);
    for (let at = 80; at < 512; at += 4) view.setUint32(at, 0xffffffff, true);
    // The table of sectors: sector 0, the directory, is followed by itself.
    for (let at = 1024; at < 1536; at += 4) view.setUint32(at, 0xffffffff, true);
    view.setUint32(1024, 0, true);
    view.setUint32(1028, 0xfffffffd, true);
    const [code] = await codes(bytes, 'a.doc');
    expect(['notice-unreadable', 'notice-limit']).toContain(code);
  });

  it('fifty megabytes and one byte are refused by size', async () => {
    expect(await codes(new Uint8Array(50 * 1024 * 1024 + 1), 'a.txt')).toEqual(['notice-too-large']);
  });

  it('fifty megabytes of text are refused within seconds', async () => {
    const time = await seconds(async () =>
      expect(await codes(new Uint8Array(50 * 1024 * 1024 - 1).fill(0x41), 'a.txt')).toEqual(['notice-limit']),
    );
    expect(time).toBeLessThan(5);
  });

  it('a sheet with cells in opposite corners is read without filling what lies between', async () => {
    const part = (content: string): Uint8Array => strToU8(`<?xml version="1.0"?>${content}`);
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const bytes = zipSync({
      '[Content_Types].xml': part(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      '_rels/.rels': part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': part(
        `<workbook ${main} xmlns:r="${related}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': part(
        `<worksheet ${main}><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`,
      ),
    });
    const time = await seconds(async () => expect(await codes(bytes, 'a.xlsx')).not.toEqual(['ok']));
    expect(time).toBeLessThan(3);
  });

  it.each([
    ['nested tables', '<table><tr><td>'.repeat(20_000)],
    ['nested marks', '<b><i>'.repeat(20_000)],
    ['nested blocks', '<div>'.repeat(100_000)],
  ])('%s are refused within a second', async (_, html) => {
    const time = await seconds(async () =>
      expect(await codes(text(`<html>${html}`), 'a.html')).toEqual(['notice-limit']),
    );
    expect(time).toBeLessThan(1);
  });

  it('spans of a million cells are cut to size', async () => {
    const rows = '<tr><td rowspan="1000000" colspan="1000000">x</td></tr>'.repeat(500);
    const time = await seconds(async () => codes(text(`<html><table>${rows}</table>`), 'a.html'));
    expect(time).toBeLessThan(3);
  });

  it('deep tables in a Word document are refused', async () => {
    const xml = `<w:document xmlns:w="w"><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(5000)}`;
    const bytes = zipSync({ 'word/document.xml': strToU8(xml) });
    expect(await codes(bytes, 'a.docx')).toEqual(['notice-limit']);
  });

  it('a Word document that declares entities is refused', async () => {
    const xml =
      '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    expect(await codes(zipSync({ 'word/document.xml': strToU8(xml) }), 'a.docx')).toEqual([
      'notice-unreadable',
    ]);
  });

  it('a long table is read in time that grows with its length', async () => {
    const row = (i: number): string => `${i} | 指标甲(1分) | 每发生一起扣1分,扣完为止 | 市府办 |`;
    const head = '序号 | 考核项目 | 评分标准 | 牵头单位 |';
    const lines = [head, ...Array.from({ length: 3000 }, (_, i) => row(i + 1))];
    const time = await seconds(async () =>
      expect(await codes(text(lines.join('\n')), 'a.txt')).toEqual(['ok']),
    );
    expect(time).toBeLessThan(10);
  });

  it.each([
    ['items', (i: number) => `${i % 99}.指标甲(1分):每发生一起扣1分,扣完为止。牵头单位:市府办`],
    ['headings', (i: number) => `${'一二三四五六七八九'[i % 9]}、指标甲(1分)`],
    ['bullets moved in', (i: number) => `${' '.repeat(i % 40)}- 指标甲(1分)`],
    ['texts that go on', (i: number) => (i === 0 ? '一、指标甲(1分)' : '每发生一起扣1分,')],
    ['brackets', () => `一、${'(每项1分,'.repeat(300)}`],
  ])('a notice in words, thousands of lines of %s, is read or refused in time', async (_, line) => {
    const lines = Array.from({ length: 12_000 }, (_, i) => line(i));
    const time = await seconds(async () => codes(text(lines.join('\n')), 'a.md'));
    expect(time).toBeLessThan(20);
  });

  it('random notices in words are read or refused', async () => {
    const word = fc.constantFrom(
      '一、',
      '(一)',
      '1.',
      '(1)',
      '①',
      '- ',
      '# ',
      '组织领导',
      '(5分)',
      '(5分,县府办考核)',
      ':',
      '每发生一起扣1分',
      '。',
      '牵头单位:',
      '分值:',
      '县府办',
      '【分值】',
      '附件1',
      '考核细则',
      '10分',
      '第三条 ',
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 60 }), async (words) => {
        expect(Array.isArray(await codes(text(words.join('')), 'a.md'))).toBe(true);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('one cell a line, thousands of lines, is read in time', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => [
      `${i + 1}`,
      '指标甲(1分)',
      '每发生一起扣1分,扣完为止',
      '市府办',
    ]);
    const lines = [['序号', '考核项目', '评分标准', '牵头单位'], ...rows].flat();
    const time = await seconds(async () =>
      expect(await codes(text(lines.join('\n')), 'a.txt')).toEqual(['ok']),
    );
    expect(time).toBeLessThan(20);
  });
});

describe('words that invite backtracking', () => {
  it.each(['每', '扣', '得1分', '率、', '(1)', '占', '90%以上', '、', '=a/b', '第一名得'])(
    '%s a hundred thousand times',
    async (word) => {
      const cell = word.repeat(Math.floor(100_000 / word.length));
      const lines = [
        cell,
        '序号 | 考核项目 | 分值 | 评分标准 | 牵头单位',
        `1 | 指标 | 100 | ${cell} | 市府办`,
        `2 | ${cell} | 100 | 说明 | ${cell}`,
      ];
      const time = await seconds(async () => codes(text(lines.join('\n')), 'a.txt'));
      expect(time).toBeLessThan(5);
    },
  );
});

it('keeps the corpus large enough: twenty notices in every layout', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(20);
  expect(readFileSync(join(import.meta.dirname, 'corpus.test.ts'), 'utf8')).toContain('layouts');
});
