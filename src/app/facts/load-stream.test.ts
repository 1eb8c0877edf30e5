import { readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { factsFolder } from './campaign-facts.ts';
import { listBatches, listRejects } from './list-batches.ts';
import { type AskedStream, loadStream } from './load-stream.ts';

let test: TestPlatform;
let of: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
  of = await test.fresh();
});
afterAll(() => test.close());

const types = {
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values',
  jsonl: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
async function* bytes(...parts: readonly (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}
const asked = (content: AsyncIterable<Uint8Array>, more: Partial<AskedStream> = {}): AskedStream => ({
  campaign: '2020',
  dataset: '事项',
  action: 'append',
  mediaType: types.csv,
  stream: content,
  fileName: '督查.csv',
  signal: new AbortController().signal,
  ...more,
});
const lead = () => of.actors.lead('甲局');
const load = (content: AsyncIterable<Uint8Array>, more: Partial<AskedStream> = {}, actor = lead()) =>
  loadStream(of.platform, actor, asked(content, more));
const header = '单位,编号,交办日期,已办结\n';
const doneOf = async (unit: string) => {
  const open = good(await of.inOffice((client) => findCampaign(client, 'demo', '2020')));
  const from = { asOf: '2020-12-31', knownAt: null };
  const sheets = good(await of.platform.scores.result(open, from)).tables[0]?.units ?? [];
  return sheets.find((each) => each.unit === unit)?.indicators.find((each) => each.id === 'done')?.score;
};

describe('bulk data', () => {
  it('is taken row by row: good rows count, the others are kept with their reasons', async () => {
    of = await test.fresh();
    const done = good(
      await load(
        bytes(header, 'u1,1,2020-03-01,是\nu1,2,昨天,是\n', '一镇,3,2020-03-01,否\nu1,1,2020-03-02,是\n'),
      ),
    );
    expect(done).toMatchObject({
      rows: 2,
      rejects: 2,
      recorded: true,
      batch: { sequence: 1, label: '督查.csv' },
    });
    // A unit may be given by its name: one of two items of u1 is done.
    expect(await doneOf('u1')).toBe('20.00');
    const page = { campaign: '2020', sequence: 1, cursor: null, limit: 1 };
    const first = good(await listRejects(of.platform, lead(), page));
    expect(first).toMatchObject({
      items: [{ line: 3, column: '交办日期', cell: '昨天', code: 'cell-not-a-date' }],
      next: '1',
    });
    const second = good(await listRejects(of.platform, lead(), { ...page, cursor: first.next }));
    expect(second).toMatchObject({ items: [{ line: 5, code: 'facts-key-repeated' }], next: null });
    expect(second.items[0]?.zh.what).toContain('重复');
  });

  it('sent again is the same batch, in whatever format it comes', async () => {
    of = await test.fresh();
    const row = 'u1,1,2020-03-01,是';
    const first = good(await load(bytes(header, row)));
    expect(good(await load(bytes(`${header}${row}`)))).toEqual({ ...first, recorded: false });
    const others = [
      load(bytes(header.replaceAll(',', '\t'), 'u2\t1\t2020-03-01\t是'), { mediaType: types.tsv }),
      load(bytes('{"单位":"u2","编号":"2","交办日期":"2020-03-01","已办结":true}\n'), {
        mediaType: types.jsonl,
      }),
      load(bytes(gzipSync(`${header}u2,3,2020-03-01,否`)), { encoding: 'gzip' }),
      load(
        bytes(
          await writeXlsx({
            sheets: [
              {
                name: '事项',
                rows: [
                  ['单位', '编号', '交办日期', '已办结'],
                  ['u2', '4', '2020-03-01', true],
                ],
              },
            ],
          }),
        ),
        { mediaType: types.xlsx },
      ),
    ];
    for (const other of others) expect(good(await other)).toMatchObject({ rows: 1, recorded: true });
    expect(await doneOf('u2')).toBe('30.00');
    const batches = good(
      await listBatches(of.platform, lead(), { campaign: '2020', dataset: null, cursor: null, limit: 50 }),
    );
    expect(batches.items.map((each) => each.sequence)).toEqual([5, 4, 3, 2, 1]);
  });

  it('with other names of columns is read by a mapping, which is remembered', async () => {
    of = await test.fresh();
    const mapping = { 乡镇: '单位', 序号: '编号' };
    const other = header.replace('单位', '乡镇').replace('编号', ' 序号 ');
    expect(codes(await load(bytes(other, 'u1,1,2020-03-01,是')))).toContain('facts-columns-missing');
    expect(good(await load(bytes(other, 'u1,1,2020-03-01,是'), { mapping }))).toMatchObject({ rows: 1 });
    expect(good(await load(bytes(other, 'u1,2,2020-03-01,是')))).toMatchObject({ rows: 1 });
    expect(codes(await load(bytes(other, 'u1,3,2020-03-01,是'), { mapping: { 乡镇: '别的' } }))).toEqual([
      'mapping-column-unknown',
    ]);
  });

  it('is loaded by the office and the leads of its indicators, and while collecting only', async () => {
    of = await test.fresh();
    const rows = () => bytes(header, 'u1,1,2020-03-01,是');
    const { unit, leader, lead: leadOf, stranger, office } = of.actors;
    expect(codes(await load(rows(), {}, leadOf('乙局')))).toEqual(['not-found']);
    expect(codes(await load(rows(), {}, unit('u1')))).toEqual(['not-allowed']);
    expect(codes(await load(rows(), {}, leader))).toEqual(['not-allowed']);
    expect(codes(await load(rows(), {}, stranger))).toEqual(['not-found']);
    expect(codes(await load(rows(), { dataset: '评判' }))).toEqual(['dataset-judged']);
    expect(codes(await load(rows(), { dataset: '没有' }, office))).toEqual(['not-found']);
    expect(codes(await load(rows(), { mediaType: 'image/png' }, office))).toEqual(['upload-type-unknown']);
    expect(good(await load(rows(), {}, office))).toMatchObject({ rows: 1 });
    of = await test.fresh({ state: 'published' });
    expect(codes(await load(rows()))).toEqual(['campaign-state']);
    of = await test.fresh({ locksIn: -1, dueIn: -5 });
    expect(codes(await load(rows()))).toEqual(['collection-locked']);
  });

  it('of several at once is checked against what the others brought: a record is added once', async () => {
    of = await test.fresh();
    const all = await Promise.all(
      ['是', '否'].map((done, n) =>
        load(bytes(header, `u1,1,2020-03-01,${done}\nu1,${n + 2},2020-03-01,是`)),
      ),
    );
    expect(
      all
        .map((each) => good(each))
        .map(({ rows, rejects }) => [rows, rejects])
        .sort(),
    ).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  it('that breaks off, is aborted, unpacks to too much or is no archive leaves nothing', async () => {
    of = await test.fresh();
    const cut = async function* () {
      yield Buffer.from(header);
      throw new Error('connection lost');
    };
    expect(codes(await load(cut()))).toEqual(['upload-broken']);
    const abort = new AbortController();
    const slow = async function* () {
      yield Buffer.from(`${header}u1,1,2020-03-01,是\n`);
      abort.abort();
      yield Buffer.from('u1,2,2020-03-01,是\n');
    };
    expect(codes(await load(slow(), { signal: abort.signal }))).toEqual(['upload-broken']);
    // Archives one after the other are one archive.
    const part = gzipSync(Buffer.alloc(16 * 1024 ** 2));
    const bomb = Buffer.concat(Array.from({ length: 17 }, () => part));
    expect(bomb.length).toBeLessThan(1024 ** 2);
    expect(codes(await load(bytes(bomb), { encoding: 'gzip' }))).toEqual(['upload-too-large']);
    expect(codes(await load(bytes('no archive'), { encoding: 'gzip' }))).toEqual(['upload-broken']);
    expect(codes(await load(bytes('PK no workbook'), { mediaType: types.xlsx }))).toEqual([
      'facts-zip-refused',
    ]);
    expect(codes(await load(bytes(header, 'u1,1,x,y')))).toContain('facts-batch-empty');
    const left = await readdir(factsFolder(of.platform.folder, 'demo', '2020'), { recursive: true });
    expect(left).toEqual(['incoming']);
  });
});
