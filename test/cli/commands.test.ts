import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallScheme } from '../fixtures/small-scheme.ts';
import { folderOf, removeFolders, run } from './harness.ts';

/** Unit A: 3 in, 2 settled, 1 out: 6 × 2/3 + 4 = 8. Unit B: 2 in, both settled, none out: 6. */
const documents = `单位,文号,类型,收到时间,办结时间
A,1,收文,2020-03-02,2020-03-03
A,2,收文,2020-03-02,2020-03-04
A,3,收文,2020-06-01,
A,4,发文,2020-07-01,
B,1,收文,2020-03-02,2020-03-03
B,2,收文,2020-03-02,2020-03-03
`;
let scheme = '';
let facts = '';
beforeAll(async () => {
  scheme = await folderOf(smallScheme);
  facts = await folderOf({ '公文.csv': documents });
});
afterAll(removeFolders);

const lines = (text: string): readonly unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('check', () => {
  it('a good scheme: exit code 0 and what was checked', async () => {
    const { exit, out } = await run(['check', scheme, '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      scheme: 'small',
      ok: true,
      counts: { indicators: 2, examples: 4, failedExamples: 0, openQuestions: 1 },
    });
  });

  it('every failing example is told with what it must give and what it gives; exit code 1', async () => {
    const examples = smallScheme['examples/town.yaml']
      ?.replace('expect: 6.00', 'expect: 5.00')
      .replace('expect: 0', 'expect: 1');
    const { exit, err } = await run([
      'check',
      await folderOf({ ...smallScheme, 'examples/town.yaml': examples ?? '' }),
    ]);
    expect(exit).toBe(1);
    expect(err).toContain('应得 5.00，实得 6');
    expect(err).toContain('应得 1，实得 0');
  });

  it('points that do not add up show both sums, with the place', async () => {
    const tables = smallScheme['tables/town.yaml']?.replace('points: 6', 'points: 5') ?? '';
    const { exit, err } = await run([
      'check',
      await folderOf({ ...smallScheme, 'tables/town.yaml': tables }),
    ]);
    expect(exit).toBe(1);
    expect(err).toMatch(/tables\/town\.yaml:\d+:\d+: 错误:.*10.*9/);
  });
});

describe('score', () => {
  it('--json prints the promised shape', async () => {
    const { exit, out } = await run(['score', scheme, '--facts', facts, '--json']);
    expect(exit).toBe(0);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ scheme: 'small', asOf: '2020-12-31', knownAt: null, provisional: true });
    expect(result.resultHash).toMatch(/^[0-9a-f]{64}$/);
    const [table] = result.tables;
    expect(table).toMatchObject({ id: 'town', subject: 'town', total: '10' });
    expect(table.units[0]).toMatchObject({
      unit: 'A',
      name: '甲镇',
      cohort: '一组',
      total: '8.00',
      rank: 1,
      grade: null,
      state: 'scored',
      indicators: [
        { id: 'town-1', no: 1, name: '办结率', points: '6', score: '4.00', state: 'scored', missing: [] },
        { id: 'town-2', no: null, name: '发文', points: '4', score: '4.00', state: 'scored', missing: [] },
      ],
    });
    expect(table.units[1]).toMatchObject({ unit: 'B', total: '6.00', rank: 2 });
  });

  it('rows go to the output, notes to the error stream', async () => {
    const { out, err } = await run(['score', scheme, '--facts', facts]);
    expect(lines(out)).toHaveLength(4);
    expect(err).toContain('截止日 2020-12-31');
    expect(err).toContain('暂定');
  });

  it('--csv prints one row a unit and indicator', async () => {
    const { out } = await run(['score', scheme, '--facts', facts, '--csv']);
    const rows = out.trimEnd().split('\r\n');
    expect(rows[0]).toBe(
      'table,unit,unit_name,cohort,total,rank,grade,indicator,no,indicator_name,points,score,state,missing',
    );
    expect(rows[3]).toBe('town,B,"乙,镇",一组,6.00,2,,town-1,1,办结率,6,6.00,scored,');
    expect(rows).toHaveLength(5);
  });

  it('a person gets a table, best first', async () => {
    // A document out lifts unit B to 10.
    const better = await folderOf({ '公文.csv': `${documents}B,3,发文,2020-03-02,\n` });
    const { out } = await run(['score', scheme, '--facts', better], { terminal: true });
    const [caption, titles, , first, second] = out.split('\n');
    expect(caption).toBe('小镇考核表');
    expect(titles).toMatch(/^名次 {2}单位 +办公\(10\) {2}总分\(10\) {2}缺失$/);
    expect(first).toMatch(/^ {3}1 {2}乙,镇 +10\.00 +10\.00$/);
    expect(second).toMatch(/^ {3}2 {2}甲镇 +8\.00 +8\.00$/);
  });

  it('--as-of leaves out what came later', async () => {
    const { out } = await run(['score', scheme, '--facts', facts, '--as-of', '2020-05-31', '--json']);
    expect(JSON.parse(out).tables[0].units[0]).toMatchObject({ total: '6.00' });
  });

  it('no facts are missing, not 0: exit code 0, no total, no rank', async () => {
    const { exit, out } = await run(['score', scheme, '--facts', await folderOf({}), '--json']);
    expect(exit).toBe(0);
    const [unit] = JSON.parse(out).tables[0].units;
    expect(unit).toMatchObject({ total: null, rank: null, state: 'missing', missing: ['公文'] });
    expect(unit.indicators[0]).toMatchObject({ score: null, state: 'missing', missing: ['公文'] });
  });

  it('rejected rows leave the others standing: exit code 1', async () => {
    const broken = await folderOf({ '公文.csv': `${documents}B,3,收闻,2020-03-02,\n` });
    const { exit, out, err } = await run(['score', scheme, '--facts', broken, '--json']);
    expect(exit).toBe(1);
    expect(err).toContain('收闻');
    expect(JSON.parse(out).tables[0].units[1].total).toBe('6.00');
  });

  it('the same facts in another order, time zone and locale give the same bytes', async () => {
    const { out } = await run(['score', scheme, '--facts', facts, '--json']);
    const [header = '', ...rows] = documents.trimEnd().split('\n');
    const shuffled = await folderOf({ '公文.csv': `${[header, ...rows.reverse()].join('\n')}\n` });
    const { TZ, LANG } = process.env;
    process.env.TZ = 'America/New_York';
    process.env.LANG = 'tr_TR.UTF-8';
    const again = await run(['score', scheme, '--facts', shuffled, '--json']);
    process.env.TZ = TZ ?? '';
    process.env.LANG = LANG ?? '';
    expect(again.out).toBe(out);
  });
});

describe('explain', () => {
  it('goes down to the raw records, with file and line', async () => {
    const args = ['explain', scheme, '--facts', facts, '--unit', 'A', '--indicator', '1', '--json'];
    const { exit, out } = await run(args);
    expect(exit).toBe(0);
    const found = JSON.parse(out);
    expect(found).toMatchObject({
      score: '4.00',
      lost: '2.00',
      state: 'scored',
      derivation: { value: '4', state: 'known' },
    });
    expect(found.rule.zh).toContain('收文');
    expect(found.records[0]).toMatchObject({ dataset: '公文', total: 2 });
    expect(found.records[0].records[0]).toMatchObject({
      cells: { 文号: '1' },
      origin: { file: '公文.csv', line: 2 },
    });
  });

  it('takes names too', async () => {
    const { exit, out } = await run([
      'explain',
      scheme,
      '--facts',
      facts,
      '--unit',
      '甲镇',
      '--indicator',
      '办结率',
    ]);
    expect(exit).toBe(0);
    expect(out).toContain('得 4.00 分，满分 6 分，失 2.00 分。');
    expect(out).toContain('收文数 = ② = 3');
    expect(out).toMatch(/“公文”未计入①\(只计入②\)：1 条\n.*\n.*\n {2}3 +收文 +2020-06-01 +公文\.csv:4/);
  });

  it('lists the candidates for a name that nothing has', async () => {
    const { exit, err } = await run([
      'explain',
      scheme,
      '--facts',
      facts,
      '--unit',
      'A',
      '--indicator',
      '办结',
    ]);
    expect(exit).toBe(2);
    expect(err).toContain('town-1 (1 办结率)');
  });
});

describe('describe', () => {
  it('says every rule in both languages', async () => {
    const zh = await run(['describe', scheme, '--json']);
    const en = await run(['describe', scheme, '--json', '--lang', 'en']);
    expect(JSON.parse(zh.out)).toHaveLength(2);
    expect(JSON.parse(zh.out)[0].sentence).toContain('比例得分');
    expect(JSON.parse(en.out)[0].sentence).toContain('points');
  });
});

describe('generate', () => {
  it('gives the same facts for the same seed, and they score', async () => {
    const [one, other] = [join(await folderOf({}), 'a'), join(await folderOf({}), 'b')];
    for (const out of [one, other]) {
      const { exit } = await run([
        'generate',
        scheme,
        '--out',
        out,
        '--units',
        '3',
        '--rows',
        '60',
        '--seed',
        '7',
      ]);
      expect(exit).toBe(0);
    }
    expect(await readFile(join(one, '公文.csv'), 'utf8')).toBe(
      await readFile(join(other, '公文.csv'), 'utf8'),
    );
    const scored = await run(['score', scheme, '--facts', one, '--json']);
    expect(scored.exit).toBe(0);
    expect(JSON.parse(scored.out).tables[0].units).toHaveLength(3);
  });

  it('refuses a number that is none', async () => {
    const { exit, err } = await run(['generate', scheme, '--out', '/nowhere', '--units', '3.5']);
    expect(exit).toBe(2);
    expect(err).toContain('--units');
  });
});

describe('demo', () => {
  it('makes facts, ranks and explains, for people and as one JSON value', async () => {
    const args = ['demo', '--scheme', scheme, '--out', join(await folderOf({}), 'facts')];
    const people = await run(args);
    expect(people.exit).toBe(0);
    expect(people.out).toContain('小镇考核表');
    expect(people.out).toContain('满分');
    const { result, explanation } = JSON.parse((await run([...args, '--json'])).out);
    expect(result.scheme).toBe('small');
    const sheet = result.tables[0].units.find(
      (each: { unit: string }) => each.unit === explanation.unit.unit,
    );
    const leaf = sheet.indicators.find((each: { id: string }) => each.id === explanation.indicator.id);
    expect(leaf.score).toBe(explanation.score);
  });
});

describe('facts load', () => {
  it('loads a batch; as known before it, nothing was delivered', async () => {
    const file = join(await folderOf({ 'in.csv': documents }), 'in.csv');
    const into = join(await folderOf({}), 'facts');
    const loaded = await run(['facts', 'load', '公文', file, '--into', into, '--scheme', scheme, '--json']);
    expect(loaded.exit).toBe(0);
    expect(JSON.parse(loaded.out)).toMatchObject({
      scheme: 'small',
      dataset: '公文',
      action: 'append',
      by: '张三',
      rows: 6,
    });

    const now = await run(['score', scheme, '--facts', into, '--json']);
    expect(JSON.parse(now.out).tables[0].units[0].total).toBe('8.00');
    const before = await run(['score', scheme, '--facts', into, '--known-at', '2020-11-30', '--json']);
    expect(JSON.parse(before.out).knownAt).toBe('2020-11-30T23:59:59+08:00');
    expect(JSON.parse(before.out).tables[0].units[0].state).toBe('missing');
  });

  it('corrects by key and remembers which scheme the folder is for', async () => {
    const folder = await folderOf({
      'one.csv': documents,
      'two.csv': '单位,文号,类型,收到时间,办结时间\nA,3,收文,2020-06-01,2020-06-02\n',
    });
    const into = join(folder, 'facts');
    await run(['facts', 'load', '公文', join(folder, 'one.csv'), '--into', into, '--scheme', scheme]);
    const later = ['--action', 'replace', '--by', '李四', '--known-at', '2020-12-02T09:00:00+08:00'];
    const second = await run(['facts', 'load', '公文', join(folder, 'two.csv'), '--into', into, ...later]);
    expect(second.exit).toBe(0);
    const explained = await run([
      'explain',
      scheme,
      '--facts',
      into,
      '--unit',
      'A',
      '--indicator',
      '1',
      '--json',
    ]);
    const { score, records } = JSON.parse(explained.out);
    expect(score).toBe('6.00');
    const changed = records[0].records.find((each: { cells: { 文号: string } }) => each.cells.文号 === '3');
    expect(changed.origin).toMatchObject({ file: 'two.csv', line: 2, by: '李四' });
  });

  it('keeps rejected rows with their reasons: exit code 1', async () => {
    const file = join(await folderOf({ 'in.csv': `${documents}A,9,收文,2020-13-01,\n` }), 'in.csv');
    const { exit, err, out } = await run([
      'facts',
      'load',
      '公文',
      file,
      '--into',
      await folderOf({}),
      '--scheme',
      scheme,
    ]);
    expect(exit).toBe(1);
    expect(out).toContain('入库 6 行');
    expect(err).toContain('in.csv:8');
    expect(err).toContain('2020-13-01');
  });

  it('finds the only built-in scheme that declares the dataset, or says that none does', async () => {
    const file = join(await folderOf({ 'in.csv': documents }), 'in.csv');
    const found = await run(['facts', 'load', '公文', file, '--into', await folderOf({})], {
      builtIn: [scheme],
    });
    expect(found.exit).toBe(0);
    const none = await run(['facts', 'load', '发文簿', file, '--into', await folderOf({})], {
      builtIn: [scheme],
    });
    expect(none.exit).toBe(2);
    expect(none.err).toContain('公文');
  });
});

describe('usage', () => {
  it.each([
    [[], 2],
    [['--help'], 0],
    [['--version'], 0],
    [['facts'], 2],
    [['score'], 2],
    [['score', 'x'], 2],
    [['score', 'x', '--facts'], 2],
    [['nothing'], 2],
    [['check', 'x', '--nothing'], 2],
    [['check', 'x', '--lang', 'fr'], 2],
    [['facts', 'load', 'd', 'f', '--into', 'x', '--action', 'burn'], 2],
  ] as const)('%j ends with %i', async (args, expected) => {
    const { exit, out, err } = await run(args);
    expect(exit).toBe(expected);
    expect(expected === 0 ? out : err).not.toBe('');
  });

  it('speaks both languages', async () => {
    expect((await run(['score', 'x'])).err).toContain('缺少选项');
    expect((await run(['score', 'x', '--lang', 'en'])).err).toContain('is missing');
    expect((await run(['score', '--help'])).out).toContain('退出码');
    expect((await run(['score', '--help', '--lang', 'en'])).out).toContain('Exit codes');
  });
});
