import { Readable } from 'node:stream';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import type { Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { insertUnits } from '../../store/write/campaign-units.ts';
import type { Route } from '../route.ts';
import { bulletinRoutes } from './bulletin.ts';
import { datasetRoutes } from './dataset.ts';
import { scoreRoutes } from './score.ts';

let test: TestPlatform;
let of: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

interface Asked {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly text?: string;
}
const all = new Map([...datasetRoutes, ...scoreRoutes, ...bulletinRoutes].map((each) => [each.id, each]));

/** Runs a route as the server does: what comes in and what goes out must fit its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: replies were parsed by their schemas; the tests look at parts of them.
async function call(id: string, actor: Actor, asked: Asked = {}): Promise<Result<any>> {
  const route = all.get(id) as Route;
  const done = await route.run({
    platform: of.platform,
    actor,
    params: route.params?.parse({ campaign: '2020', ...asked.params }),
    query: route.query?.parse(asked.query ?? {}),
    body: route.body?.parse(asked.body),
    revision: null,
    stream: Readable.from([Buffer.from(asked.text ?? '')]),
    declaredBytes: null,
    cookies: { get: () => null, set: () => undefined, clear: () => undefined },
    session: null,
    origin: 'http://localhost',
    lastEvent: null,
    mediaType: 'text/csv',
    signal: new AbortController().signal,
    address: '127.0.0.1',
  });
  if (done.ok && route.reply !== undefined) route.reply.parse(done.value);
  return done;
}
const load = (dataset: string, text: string, actor: Actor = of.actors.office) =>
  call('batch.load', actor, { params: { dataset }, query: { fileName: `${dataset}.csv` }, text });

const units = ['u1', 'u2', 'u3'] as const;
/** Everything the small campaign asks for; u1 has 1 of 2 items done, u2 and u3 all. Help 80, training full, panel 90. */
const fill = async (): Promise<void> => {
  const of3 = (row: (unit: string, i: number) => string) => units.map(row).join('\n');
  const texts = {
    事项: `单位,编号,交办日期,已办结\n${of3((u, i) => `${u},1,2020-03-01,是\n${u},2,2020-04-01,${i === 0 ? '否' : '是'}`)}`,
    评判: `单位,项目,评判单位,评判时间,得分,理由\n${of3((u) => `${u},任务配合度,甲局,2020-12-01,80,尚可`)}`,
    培训: `单位,场次,日期,人数\n${of3((u) => [1, 2, 3, 4].map((n) => `${u},${n},2020-05-0${n},30`).join('\n'))}`,
    专家评分: `单位,专家,评分时间,得分,理由\n${of3((u) => [80, 90, 95].map((p, n) => `${u},甲${n},2020-12-01,${p},好`).join('\n'))}`,
    表彰: '单位,文号,日期\nu3,1,2020-06-01\n',
  };
  for (const [name, text] of Object.entries(texts)) good(await load(name, text));
};
const scores = { asOf: '2020-12-31' };
// 40 for items, 80 % of 30, 10, 90 % of 20: 92; u1 has half of the 40: 72; u3 has 2 more for a commendation: 94.
const totals = { u1: '72.00', u2: '92.00', u3: '94.00' };

describe('scores of a campaign', () => {
  it('are seen in whole by office and leader; ranked, with lights', async () => {
    of = await test.fresh();
    await fill();
    for (const actor of [of.actors.office, of.actors.leader]) {
      const ranking = good(await call('score.ranking', actor, { query: scores }));
      expect(ranking.tables[0].units).toMatchObject([
        { unit: 'u3', total: totals.u3, rank: 1, grade: '优秀', light: 'green' },
        { unit: 'u2', total: totals.u2, rank: 2, grade: '优秀', light: 'green' },
        { unit: 'u1', total: totals.u1, rank: 3, grade: '合格', light: 'yellow' },
      ]);
    }
    expect(codes(await call('score.ranking', of.actors.unit('u1')))).toEqual(['not-allowed']);
    expect(codes(await call('score.result', of.actors.stranger))).toEqual(['not-found']);
    expect(codes(await call('score.result', of.actors.auditAdmin))).toEqual(['not-allowed']);
  });

  it('are for a unit its own sheet, for a lead its indicators without totals', async () => {
    const own = good(await call('score.result', of.actors.unit('u1'), { query: scores }));
    expect(own.tables[0].units.map((each: { unit: string }) => each.unit)).toEqual(['u1']);
    const sheet = { params: { unit: 'u1' }, query: scores };
    const [view] = good(await call('score.sheet', of.actors.unit('u1'), sheet)).items;
    expect(view).toMatchObject({
      sheet: { total: totals.u1 },
      lights: { done: 'red', help: 'yellow', training: 'green' },
    });
    expect(codes(await call('score.sheet', of.actors.unit('u2'), sheet))).toEqual(['not-found']);
    const led = good(await call('score.result', of.actors.lead('乙局'), { query: scores })).tables[0].units;
    expect(
      led.map((each: { total: unknown; indicators: { id: string }[] }) => [
        each.total,
        each.indicators.map((i) => i.id),
      ]),
    ).toEqual(units.map(() => [null, ['help', 'training', 'panel']]));
  });

  it('open into the raw records; what experts gave stays in the office', async () => {
    const asked = (unit: string, indicator: string) => ({ params: { unit, indicator }, query: scores });
    const explained = good(await call('score.explain', of.actors.unit('u1'), asked('u1', 'done')));
    expect(explained).toMatchObject({ score: '20.00', lost: '20.00' });
    expect(explained.records[0].records[0]).toMatchObject({
      cells: { 编号: '1', 已办结: 'true' },
      origin: { file: '事项.csv', line: 2, by: null },
    });
    const lead = good(await call('score.explain', of.actors.lead('甲局'), asked('u1', 'done')));
    expect(lead.records[0].records[0].origin.by).toBe('office-1');
    expect(codes(await call('score.explain', of.actors.lead('乙局'), asked('u1', 'done')))).toEqual([
      'not-found',
    ]);
    expect(codes(await call('score.explain', of.actors.unit('u2'), asked('u1', 'done')))).toEqual([
      'not-found',
    ]);
    const panel = good(await call('score.explain', of.actors.unit('u1'), asked('u1', 'panel')));
    expect(panel.records.every((page: { records: unknown[] }) => page.records.length === 0)).toBe(true);
    const whole = good(await call('score.explain', of.actors.office, asked('u1', 'panel')));
    expect(whole.records[0].records).toHaveLength(3);
  });

  it('say what can still be reached while something is missing', async () => {
    of = await test.fresh();
    good(
      await load(
        '事项',
        '单位,编号,交办日期,已办结\nu1,1,2020-03-01,是\nu2,1,2020-03-01,否\nu3,1,2020-03-01,否',
      ),
    );
    const { items } = good(await call('score.reachable', of.actors.unit('u1'), { query: scores }));
    // 40 are won; everything else was not delivered: 60 more, and 5 for commendations. The others reach 65 at most.
    expect(items).toMatchObject([{ unit: 'u1', total: ['40', '105'], rank: ['1', '3'] }]);
  });

  it('are exported as numbers, and nothing in them is a formula', async () => {
    of = await test.fresh();
    await fill();
    const csv = good(await call('score.export', of.actors.office, { query: { ...scores, format: 'csv' } }));
    expect(csv.content.toString()).toContain(
      '3,一镇,一组,72.00,100,合格,已计分,20.00,24.00,10.00,18.00,0.00',
    );
    const workbook = good(
      await call('score.export', of.actors.unit('u1'), { query: { ...scores, unit: 'u1' } }),
    );
    const { sheets } = await readXlsx(workbook.content);
    expect(sheets[0]?.rows).toContainEqual([1, '事项办结率', 40, 20, '已计分', null]);
    expect(codes(await call('score.export', of.actors.expert(1)))).toEqual(['not-allowed']);
    const evil = { unit: 'u9', name: '=1+1', kind: 'unit', cohort: '一组', validFrom: null, validTo: null };
    const rows = [{ ...evil, attributes: {}, revision: 0 }];
    const about = { office: 'demo', campaign: '2020', removed: false, reason: '测试', by: 'office-1' };
    await of.inOffice((client) => insertUnits(client, { ...about, rows }));
    const again = good(await call('score.export', of.actors.office, { query: { ...scores, format: 'csv' } }));
    expect(again.content.toString()).toContain(",'=1+1,");
    const book = good(await call('score.export', of.actors.office, { query: scores }));
    const names = (await readXlsx(book.content)).sheets[0]?.rows.map((row) => row[1]);
    expect(names).toContain("'=1+1");
  });

  it('of a campaign that is being prepared are the office’s alone', async () => {
    of = await test.fresh({ state: 'preparing' });
    for (const id of ['score.result', 'dataset.list', 'bulletin.list'])
      expect(codes(await call(id, of.actors.lead('甲局')))).toEqual(['not-found']);
    expect(codes(await call('dataset.list', of.actors.office))).toEqual([]);
    const issue = await call('bulletin.issue', of.actors.office, { body: { title: '早' } });
    expect(codes(issue)).toEqual(['campaign-state']);
  });
});

describe('bulletins', () => {
  it('replay to the same bits after whatever came later, and their differences are itemised', async () => {
    of = await test.fresh();
    await fill();
    const issue = (title: string) =>
      call('bulletin.issue', of.actors.office, { body: { title, asOf: '2020-12-31' } });
    expect(good(await issue('第一期'))).toMatchObject({ number: 1, sequence: 5 });
    good(
      await call('batch.load', of.actors.lead('甲局'), {
        params: { dataset: '事项' },
        query: { action: 'replace', fileName: 'b.csv' },
        text: '单位,编号,交办日期,已办结\nu1,2,2020-04-01,是',
      }),
    );
    good(await issue('第二期'));
    for (const number of ['1', '2']) {
      const replayed = good(await call('bulletin.replay', of.actors.unit('u1'), { params: { number } }));
      expect(replayed.equal).toBe(true);
    }
    const [first, second] = await Promise.all(
      ['1', '2'].map(async (number) =>
        good(await call('bulletin.get', of.actors.office, { params: { number } })),
      ),
    );
    expect(first.result.resultHash).not.toBe(second.result.resultHash);
    const difference = good(
      await call('bulletin.compare', of.actors.office, { params: { number: '2' }, query: { from: '1' } }),
    );
    expect(difference.units).toMatchObject([
      {
        unit: 'u1',
        total: ['72.00', '92.00'],
        rank: ['3', '2'],
        grade: ['合格', '优秀'],
        indicators: [{ id: 'done', score: ['20.00', '40.00'] }],
      },
    ]);
    const trend = good(await call('bulletin.trend', of.actors.unit('u1'), { params: { unit: 'u1' } }));
    expect(trend.items).toMatchObject([
      { number: 1, total: '72.00', rank: '3' },
      { number: 2, total: '92.00', rank: '2' },
    ]);
  });

  it('show everybody the ranking, and sheets only to those who may see them', async () => {
    const seen = good(await call('bulletin.get', of.actors.unit('u1'), { params: { number: '2' } }));
    expect(seen.ranking.tables[0].units).toHaveLength(3);
    const withLines = seen.result.tables[0].units.filter(
      (each: { indicators: unknown[] }) => each.indicators.length > 0,
    );
    expect(withLines.map((each: { unit: string }) => each.unit)).toEqual(['u1']);
    expect(codes(await call('bulletin.issue', of.actors.lead('甲局'), { body: { title: 'x' } }))).toEqual([
      'not-allowed',
    ]);
    expect(codes(await call('bulletin.get', of.actors.office, { params: { number: '9' } }))).toEqual([
      'not-found',
    ]);
  });

  it('issued at the same time get numbers one after the other', async () => {
    const issue = () =>
      call('bulletin.issue', of.actors.office, { body: { title: '同时', asOf: '2020-12-31' } });
    const all = await Promise.all(Array.from({ length: 6 }, issue));
    expect(all.map((each) => good(each).number).sort()).toEqual([3, 4, 5, 6, 7, 8]);
    expect(good(await call('bulletin.list', of.actors.unit('u2'))).items).toHaveLength(8);
  });
});

describe('datasets of a campaign', () => {
  it('say what is needed from whom, and what is there', async () => {
    const { items } = good(await call('dataset.list', of.actors.lead('乙局')));
    const named = Object.fromEntries(items.map((each: { name: string }) => [each.name, each]));
    expect(named).toMatchObject({
      事项: { leads: ['甲局'], rows: null, mayLoad: false, delivered: true },
      培训: { leads: ['乙局'], rows: 12, batches: 1, mayLoad: true, indicators: [{ id: 'training' }] },
      评判: { leads: ['乙局', '甲局'], mayLoad: false },
    });
    const mapping = { 场: '场次' };
    good(
      await call('batch.load', of.actors.lead('乙局'), {
        params: { dataset: '培训' },
        query: { mapping: JSON.stringify(mapping) },
        text: '单位,场,日期,人数\nu1,5,2020-06-01,9',
      }),
    );
    const one = () => call('dataset.get', of.actors.office, { params: { dataset: '培训' } });
    expect(good(await one())).toMatchObject({ rows: 13, mapping });
    const forget = { params: { dataset: '培训' }, query: { header: '场' } };
    good(await call('dataset.forget-header', of.actors.lead('乙局'), forget));
    expect(good(await one()).mapping).toEqual({});
  });

  it('have a template that can be filled in and loaded as it is', async () => {
    const made = good(await call('dataset.template', of.actors.unit('u1'), { params: { dataset: '事项' } }));
    const { sheets } = await readXlsx(made.content);
    expect(sheets.map((each) => each.name)).toEqual(['事项', '填写说明', '单位名单']);
    expect(sheets[0]?.rows[0]).toEqual(['单位', '编号', '交办日期', '已办结']);
    expect(sheets[0]?.dataValidations?.map((each) => [each.type, each.range])).toEqual([
      ['list', 'A2:A5001'],
      ['date', 'C2:C5001'],
      ['list', 'D2:D5001'],
    ]);
    expect(sheets[2]?.rows.map((row) => row[0])).toEqual(['填写', '一镇', '二镇', '甲局']);
  });

  it('show gaps, strangers, outliers and jumps', async () => {
    of = await test.fresh();
    const rows = Array.from({ length: 20 }, (_, n) => `u1,${n},2020-05-01,${n === 7 ? 9000 : 30 + n}`);
    good(await load('培训', `单位,场次,日期,人数\n${rows.join('\n')}\nx9,1,2020-05-01,31`));
    good(await load('培训', '单位,场次,日期,人数\nu1,101,2020-06-01,1'));
    const quality = good(
      await call('dataset.quality', of.actors.lead('乙局'), { params: { dataset: '培训' } }),
    );
    expect(quality).toMatchObject({
      gaps: [{ unit: 'u2' }, { unit: 'u3' }],
      strangers: [{ unit: 'x9', rows: 1 }],
      jumps: [{ unit: 'u1', column: '人数', after: '1' }],
    });
    expect(quality.outliers[0]).toMatchObject({ unit: 'u1', key: 'u1 / 7', column: '人数', value: '9000' });
    expect(
      codes(await call('dataset.quality', of.actors.unit('u1'), { params: { dataset: '培训' } })),
    ).toEqual(['not-allowed']);
  });

  it('lead from a batch, and from one record, to every score it touches', async () => {
    of = await test.fresh();
    good(await load('事项', '单位,编号,交办日期,已办结\nu1,1,2020-03-01,是\nu2,1,2019-03-01,是'));
    const touched = async (record?: object) => {
      const query: Record<string, string> = record === undefined ? {} : { record: JSON.stringify(record) };
      return good(await call('batch.touched', of.actors.office, { params: { sequence: '1' }, query })).items;
    };
    expect(await touched()).toMatchObject([{ indicator: 'done', units: [{ unit: 'u1' }, { unit: 'u2' }] }]);
    expect(await touched({ 单位: 'u1', 编号: '1' })).toMatchObject([
      { indicator: 'done', units: [{ unit: 'u1' }] },
    ]);
    // Last year's item counts nowhere.
    expect(await touched({ 单位: 'u2', 编号: '1' })).toEqual([]);
  });
});
