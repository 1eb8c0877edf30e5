import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, planOf, scheme } from '../../test/conformance/engines/fixture.ts';
import { renderProblem } from '../core/problem/problem.ts';
import { rational } from '../core/quantity/rational.ts';
import { openFacts } from './open.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const header = '单位,文号,类型,收到时间,办结时间,页数,金额,比重,加急';
const good = '甲,1,收文,2020-01-02,,,1,,';

/** Opens the folder with one file; what was found, in words and codes, and how many rows of 甲 count. */
async function open(file: string, content: string | Uint8Array) {
  await writeFile(join(folder, file), content);
  const started = performance.now();
  const opened = await openFacts(scheme, folder);
  const seconds = (performance.now() - started) / 1000;
  const problems = opened.problems.map((each) => each.code);
  for (const each of opened.problems)
    for (const language of ['zh', 'en'] as const)
      expect(Object.values(renderProblem(each, language)).join(' ')).not.toMatch(
        /\{\w+\}|\bat .*:\d+:\d+|undefined/,
      );
  if (!opened.ok) return { problems, rejects: [], count: null, seconds };
  const rejects = opened.value.rejects().map((each) => [each.line, each.column, each.problem.code]);
  const plan = planOf('count(公文 during ever)', 'count(应用)');
  const table = await opened.value.measure(plan, scheme.units, { asOf: day('2020-12-31'), knownAt: null });
  await opened.value.close();
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  const count = plan.measures.map(({ key }) => table.value.values[key]?.[0]);
  return {
    problems,
    rejects,
    count: count.map((each) => (each?.kind === 'number' ? Number(each.value?.num) : null)),
    seconds,
  };
}

describe('a file that cannot be read as a whole is refused with one clear problem', () => {
  const manyColumns = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',');
  const cases: readonly (readonly [string, string, string | Uint8Array, string])[] = [
    ['nothing at all', '公文.csv', '', 'facts-file-empty'],
    ['only line ends', '公文.csv', '\n\r\n\n', 'facts-file-empty'],
    ['a quote that is never closed', '公文.csv', `${header}\n甲,"1,收文\n${good}\n`, 'facts-quote-unclosed'],
    ['a header that opens a quote', '公文.csv', `"${header}\n${good}\n`, 'facts-quote-unclosed'],
    ['missing columns', '公文.csv', '单位,类型\n甲,收文\n', 'facts-columns-missing'],
    ['a repeated column', '公文.csv', `${header},单位\n${good},乙\n`, 'facts-column-repeated'],
    ['tabs for commas', '公文.csv', `${header.replaceAll(',', '\t')}\n`, 'facts-columns-missing'],
    ['10,000 columns', '公文.csv', `${manyColumns}\n1\n`, 'facts-too-many-columns'],
    ['an endless line', '公文.csv', `${header}\n${'x'.repeat(3_000_000)}\n`, 'facts-row-too-long'],
    ['an endless header', '公文.csv', 'x,'.repeat(3_000_000), 'facts-row-too-long'],
    ['UTF-16', '公文.csv', Buffer.from(`\ufeff${header}\n${good}\n`, 'utf16le'), 'facts-encoding-unknown'],
    ['random bytes', '公文.csv', Buffer.from([0xff, 0xfe, 0x80, 0x0a, 0xff]), 'facts-encoding-unknown'],
    ['text named .parquet', '公文.parquet', header, 'dataset-file-unreadable'],
    ['text named .xlsx', '公文.xlsx', header.repeat(10), 'facts-zip-refused'],
    ['a zip bomb', '公文.xlsx', zipBomb(300, 1024 ** 2), 'facts-zip-refused'],
    ['a zip that lies about its size', '公文.xlsx', zipBomb(1, 64 * 1024 ** 2, 1000), 'facts-zip-refused'],
    ['a zip with nothing in it', '公文.xlsx', zipBomb(0, 0), 'facts-zip-refused'],
  ];
  for (const [name, file, content, code] of cases)
    it(`${name}: ${code}, in less than a second`, async () => {
      const { problems, count, seconds } = await open(file, content);
      expect(problems.filter((each) => each !== 'facts-columns-unknown')).toEqual([code]);
      expect(count).toBeNull();
      expect(seconds).toBeLessThan(process.env.CI === undefined ? 1 : 3);
    });

  it('two files for one dataset', async () => {
    await writeFile(join(folder, '公文.jsonl'), '');
    expect((await open('公文.csv', `${header}\n`)).problems).toEqual(['facts-two-files']);
  });

  it('a folder in the place of a file', async () => {
    await mkdir(join(folder, '公文.csv'));
    expect((await open('应用.csv', '')).problems).toContain('dataset-file-unreadable');
  });

  it('a folder that is not there', async () => {
    const opened = await openFacts(scheme, join(folder, 'none'));
    expect(opened.problems.map((each) => each.code)).toEqual(['facts-folder-unreadable']);
  });
});

describe('rows that are not good are left out, each with its reason; the others count', () => {
  const cases: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['a cell too many', `${good},x`, [3, null, 'facts-row-ragged']],
    ['a cell too few', '甲,1', [3, null, 'facts-row-ragged']],
    ['text after a closing quote', '甲,"1"x,收文,2020-01-02,,,1,,', [3, null, 'facts-row-quote']],
    ['NaN', '甲,2,收文,2020-01-02,,,NaN,,', [3, '金额', 'cell-not-a-number']],
    ['Infinity', '甲,2,收文,2020-01-02,,,Infinity,,', [3, '金额', 'cell-not-a-number']],
    ['1e999', '甲,2,收文,2020-01-02,,,1e999,,', [3, '金额', 'cell-not-a-number']],
    ['1e50', '甲,2,收文,2020-01-02,,,1e50,,', [3, '金额', 'cell-number-too-long']],
    [
      'a number that no longer fits its column',
      '甲,2,收文,2020-01-02,,1e18,1,,',
      [3, '页数', 'cell-number-too-long'],
    ],
    ['a formula for a number', '甲,2,收文,2020-01-02,,,=1+1,,', [3, '金额', 'cell-not-a-number']],
    ['a third decimal', '甲,2,收文,2020-01-02,,,1.005,,', [3, '金额', 'cell-too-many-decimals']],
    ['a blank required cell', '甲,2,收文,,,,1,,', [3, '收到时间', 'cell-blank']],
    ['30 February', '甲,2,收文,2020-02-30,,,1,,', [3, '收到时间', 'cell-not-a-date']],
    ['an undeclared word', '甲,2,来文,2020-01-02,,,1,,', [3, '类型', 'cell-not-a-choice']],
    ['a key for the second time', '甲,1,发文,2020-01-03,,,2,,', [3, null, 'facts-key-repeated']],
    ['a NUL character', '甲,\u0000,发文,2020-01-03,,,2,,', [3, '文号', 'cell-text-unprintable']],
  ];
  for (const [name, row, reject] of cases)
    it(name, async () => {
      const found = await open('公文.csv', `${header}\n${good}\n${row}\n甲,3,收文,2020-01-02,,,1,,\n`);
      expect(found.rejects).toEqual([reject]);
      expect(found.problems).toEqual(['facts-rows-rejected']);
      expect(found.count).toEqual([2, 0]);
    });

  it('several bad cells of one row are all named', async () => {
    const found = await open('公文.csv', `${header}\n甲,2,来文,x,,y,1,,\n${good}\n`);
    expect(found.rejects.map(([line, column]) => [line, column])).toEqual([
      [2, '类型'],
      [2, '收到时间'],
      [2, '页数'],
    ]);
    expect(found.count).toEqual([1, 0]);
  });

  it('rows of units that are not on the roster are warned of', async () => {
    const found = await open('公文.csv', `${header}\n${good.replace('甲', '甲 镇')}\n`);
    expect(found.problems).toEqual(['facts-units-unknown']);
  });

  it('a file that belongs to no dataset, and a column nobody declared, are warned of', async () => {
    await writeFile(join(folder, '公文流转.csv'), 'a\n');
    const found = await open('公文.csv', `${header},备注\n${good},x\n`);
    expect(found.problems).toEqual(['facts-file-without-dataset', 'facts-columns-unknown']);
    expect(found.count).toEqual([1, 0]);
  });
});

describe('what looks odd but is good is read', () => {
  it('a header and no rows: delivered, and nothing', async () => {
    expect(await open('公文.csv', `${header}\n`)).toMatchObject({ problems: [], count: [0, 0] });
  });

  it('line breaks, quotes and commas inside quotes; CR alone; no line end at the end; =1+1 as text', async () => {
    const content = `${header}\r甲,"1\n""a"",b",收文,2020-01-02,,,1,,\r甲,=1+1,收文,2020-01-02,,,1,,`;
    expect(await open('公文.csv', content)).toMatchObject({ problems: [], rejects: [], count: [2, 0] });
  });

  it('the same rows in GB18030, JSON Lines, Excel and columns in another order', async () => {
    // 单位,名称,条数 and 甲,a,1 by the GB18030 table.
    const gb = Buffer.from([
      0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xcc, 0xf5, 0xca, 0xfd, 0x0a, 0xbc, 0xd7,
      0x2c, 0x61, 0x2c, 0x31, 0x0a,
    ]);
    expect((await open('应用.csv', gb)).count).toEqual([0, 1]);
    await rm(join(folder, '应用.csv'));
    const lines = '{"名称": "a\\u0062", "单位": "甲", "条数": 1.0}\n\n{"单位":"甲","名称":"c","条数":null}\n';
    expect((await open('应用.jsonl', lines)).count).toEqual([0, 2]);
    await rm(join(folder, '应用.jsonl'));
    const rows = [
      ['条数', '名称', '单位 '],
      [1, 'a', '甲'],
      [null, 'b', '甲'],
      [2, 3, '甲'],
    ];
    expect(await open('应用.xlsx', await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }))).toMatchObject({
      problems: [],
      rejects: [],
      count: [0, 3],
    });
  });

  it('dates and moments of a workbook stay on their day in every time zone', async () => {
    const rows = [
      header.split(','),
      [
        '甲',
        '1',
        '收文',
        new Date('2020-03-01T00:00:00Z'),
        new Date('2020-03-01T23:30:00Z'),
        1,
        0.1,
        null,
        true,
      ],
    ];
    const sheet = await writeXlsx({ sheets: [{ name: '公文', rows }] });
    const zone = process.env.TZ;
    for (const each of ['America/Los_Angeles', 'Asia/Shanghai']) {
      process.env.TZ = each;
      await writeFile(join(folder, '公文.xlsx'), sheet);
      const opened = await openFacts(scheme, folder);
      if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
      const plan = planOf('latest(办结时间 of 公文)', 'least(收到时间 of 公文)', 'sum(金额 of 公文)');
      const table = await opened.value.measure(plan, scheme.units, {
        asOf: day('2020-12-31'),
        knownAt: null,
      });
      await opened.value.close();
      const answers = table.ok ? plan.measures.map(({ key }) => table.value.values[key]?.[0]) : [];
      expect(answers).toEqual([
        { kind: 'scalar', value: day('2020-03-01') * 86_400 + 23.5 * 3600 },
        { kind: 'scalar', value: day('2020-03-01') },
        { kind: 'number', value: rational(1, 10) },
      ]);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('a bad line of JSON is one reject', async () => {
    const lines = [
      '{"单位":"甲","名称":"a"}',
      '{"单位":"甲"',
      '[1]',
      '{"单位":{"a":1},"名称":"b"}',
      '{"__proto__":1}',
      'NaN',
    ];
    const found = await open('应用.jsonl', lines.join('\n'));
    expect(found.rejects.map(([line, , code]) => [line, code])).toEqual(
      [2, 3, 4, 5, 6].map((line) => [line, 'facts-row-json']),
    );
    expect(found.count).toEqual([0, 1]);
  });
});

/** A ZIP of `parts` parts that unpack to `size` zero bytes each, and say so unless `declared` is given. */
function zipBomb(parts: number, size: number, declared: number = size): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size));
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (let i = 0; i < parts; i++) {
    const name = Buffer.from(`xl/${i}.xml`);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, name, packed);
    entries.push(entry, name);
    offset += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}
