import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallScheme } from '../fixtures/small-scheme.ts';
import { folderOf, type Outcome, removeFolders, run, stackTrace } from './harness.ts';

let scheme = '';
beforeAll(async () => {
  scheme = await folderOf(smallScheme);
  // Load the engine once, so that the tests measure work and not start-up.
  await run([
    'score',
    scheme,
    '--facts',
    await folderOf({ '公文.csv': '单位,文号,类型,收到时间,办结时间\n' }),
  ]);
  await run(['check', scheme]);
});
afterAll(removeFolders);

/** Clear, quick, with the right exit code, and never a stack trace or a confession of a bug. */
function expectClear({ exit, err, milliseconds }: Outcome, code: number, words: RegExp): void {
  expect(err).toMatch(words);
  expect(err).not.toMatch(stackTrace);
  expect(err).not.toContain('程序内部错误');
  expect(exit).toBe(code);
  expect(milliseconds).toBeLessThan(1000);
}

const changed = (path: string, text: string | Uint8Array) => folderOf({ ...smallScheme, [path]: text });
const withFormula = (formula: string) =>
  changed(
    'tables/town.yaml',
    (smallScheme['tables/town.yaml'] ?? '').replace(
      'if count(公文 where 类型 = "发文") > 0 then full else 0',
      JSON.stringify(formula),
    ),
  );

describe('a scheme that is wrong', () => {
  it.each([
    ['an unclosed bracket', 'scheme.yaml', 'id: [small\ntitle: x', 2, /scheme\.yaml:\d+:\d+: 错误/],
    ['an empty file', 'scheme.yaml', '', 1, /scheme\.yaml/],
    ['a list where a mapping belongs', 'scheme.yaml', '- a\n- b\n', 1, /scheme\.yaml/],
    ['a tag', 'scheme.yaml', 'id: !!js/function "x"\n', 2, /scheme\.yaml/],
    ['an alias bomb', 'scheme.yaml', 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n', 2, /scheme\.yaml/],
    [
      'brackets 10,000 deep',
      'assumptions.yaml',
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      2,
      /assumptions\.yaml/,
    ],
    [
      'mappings 10,000 deep',
      'assumptions.yaml',
      `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`,
      2,
      /assumptions\.yaml/,
    ],
    [
      'a key twice',
      'calendar.yaml',
      'from: 2019-01-01\nfrom: 2019-01-01\nto: 2022-01-01\n',
      1,
      /calendar\.yaml/,
    ],
    ['no columns', 'units.csv', '', 1, /units\.csv/],
    ['a wrong column', 'units.csv', 'unit,name,sort\nA,甲,town\n', 1, /units\.csv/],
    ['prototype names', 'scheme.yaml', '__proto__: {id: x}\nconstructor: 1\n', 1, /scheme\.yaml/],
  ] as const)('%s in %s', async (_, path, text, code, words) => {
    expectClear(await run(['check', await changed(path, text)]), code, words);
  });

  it('a file that is not UTF-8', async () => {
    expectClear(
      await run(['check', await changed('scheme.yaml', Uint8Array.of(0x69, 0xff, 0xfe, 0))]),
      2,
      /UTF-8/,
    );
  });

  it('a file of 50 MB', async () => {
    expectClear(
      await run(['check', await changed('scheme.yaml', 'a'.repeat(50_000_000))]),
      2,
      /scheme\.yaml/,
    );
  });

  it('definitions in a circle', async () => {
    const text = (smallScheme['scheme.yaml'] ?? '').replace(
      'definitions:',
      'definitions:\n  甲: 乙 + 1\n  乙: 丙\n  丙: 甲',
    );
    expectClear(await run(['check', await changed('scheme.yaml', text)]), 1, /甲.*乙.*丙|循环/);
  });

  it.each([
    ['1 MB', '1 + '.repeat(262_144), /太长|过长|10,?000/],
    ['parentheses 10,000 deep', `${'('.repeat(4_000)}1${')'.repeat(4_000)}`, /层/],
    ['a number of 5,000 digits', '9'.repeat(5_000), /数/],
    ['a tower of powers', '9^9^9^9^9', /./],
    ['not a number', 'NaN', /NaN/],
    ['infinity', '1/0', /零|0/],
    ['full-width signs', 'min(full，1)', /full-width-sign/],
    ['another dataset', 'min(full, count(没有))', /没有/],
    ['more than full', 'full + 1', /0.*4|分值/],
    ['nothing', '', /./],
  ])('a formula with %s', async (_, formula, words) => {
    expectClear(await run(['check', await withFormula(formula)]), 1, words);
  });

  it('no folder', async () => {
    expectClear(await run(['check', '/no/such/folder']), 2, /no\/such\/folder/);
    expectClear(await run(['check', '']), 2, /./);
    expectClear(await run(['describe', '/no/such/folder']), 2, /no\/such\/folder/);
  });

  it('tells a program too: --json is JSON even then', async () => {
    const { exit, out } = await run(['score', '/no/such/folder', '--facts', '/tmp', '--json']);
    expect(exit).toBe(2);
    expect(JSON.parse(out).problems[0]).toMatchObject({ code: 'scheme-folder-missing', severity: 'error' });
  });
});

describe('facts that are wrong', () => {
  const header = '单位,文号,类型,收到时间,办结时间\n';
  const score = async (files: Readonly<Record<string, string | Uint8Array>>, ...more: string[]) =>
    run(['score', scheme, '--facts', await folderOf(files), ...more]);

  it.each([
    ['an empty file', '', 2, /公文\.csv/],
    ['only blanks', '\n\n', 2, /公文\.csv/],
    ['wrong columns', 'a,b\n1,2\n', 2, /公文\.csv/],
    ['a column twice', '单位,单位,文号,类型,收到时间,办结时间\nA,A,1,收文,2020-01-02,\n', 2, /单位/],
    ['a quote that never closes', `${header}A,"1,收文,2020-01-02,\n`, 2, /引号/],
    ['a row too long', `${header}A,1,收文,2020-01-02,,,,\n`, 1, /公文\.csv/],
    ['NaN for a date', `${header}A,1,收文,NaN,\n`, 1, /NaN/],
    ['a day that does not exist', `${header}A,1,收文,2020-02-30,\n`, 1, /2020-02-30/],
    ['a key twice', `${header}A,1,收文,2020-01-02,\nA,1,收文,2020-01-03,\n`, 1, /重复/],
    ['a unit nobody knows', `${header}Z,1,收文,2020-01-02,\n`, 1, /Z/],
    ['a cell of 1 MB', `${header}A,${'x'.repeat(1_000_000)},收文,2020-01-02,\n`, 1, /公文\.csv/],
  ] as const)('%s', async (_, text, code, words) => {
    expectClear(await score({ '公文.csv': text }), code, words);
  });

  it('an encoding nobody can read', async () => {
    const text = new TextEncoder().encode(header);
    expectClear(await score({ '公文.csv': Uint8Array.of(...text, 0xff, 0xff, 0x0a) }), 2, /编码|UTF-8/);
  });

  it('a workbook that is none, a Parquet file that is none', async () => {
    expectClear(await score({ '公文.xlsx': 'PK nothing' }), 2, /公文\.xlsx/);
    expectClear(await score({ '公文.parquet': 'PAR1 nothing' }), 2, /公文\.parquet/);
  });

  it.each([
    ['a huge number', '9'.repeat(60)],
    ['NaN', 'NaN'],
    ['a huge exponent', '1e999999999'],
    ['a fraction of a person', '30.5'],
    ['fewer than nobody', '-1'],
  ])('%s in a roster', async (_, staff) => {
    const units = `unit,name,kind,cohort,valid_from,valid_to,在编人数\nA,甲镇,town,一组,,,${staff}\n`;
    expectClear(await score({ 'units.csv': units }), 2, /units\.csv:2/);
  });

  it('a roster without anybody to assess', async () => {
    const units = 'unit,name,kind,cohort,valid_from,valid_to,在编人数\nA,甲局,office,一组,,,3\n';
    expectClear(await score({ 'units.csv': units }), 2, /town/);
  });

  it('a standpoint that is none', async () => {
    expectClear(await score({}, '--as-of', '2020-02-30'), 2, /2020-02-30/);
    expectClear(await score({}, '--as-of', '2019-06-30'), 2, /2020-01-01/);
    expectClear(await score({}, '--known-at', 'yesterday'), 2, /yesterday/);
    expectClear(await score({}, '--table', 'x'), 2, /town/);
  });

  it('no folder, no file, no such dataset', async () => {
    expectClear(await run(['score', scheme, '--facts', '/no/such/folder']), 2, /no\/such\/folder/);
    const into = await folderOf({});
    const load = (...args: string[]) => run(['facts', 'load', ...args, '--into', into, '--scheme', scheme]);
    expectClear(await load('公文', '/no/such.csv'), 2, /such\.csv/);
    expectClear(await load('没有', '/no/such.csv'), 2, /公文/);
    expectClear(await load('公文', into), 2, /./);
  });

  it('a label that leads nowhere', async () => {
    const into = await folderOf({ 'facts.json': '{"scheme": 5}', 'in.csv': header });
    expectClear(await run(['facts', 'load', '公文', join(into, 'in.csv'), '--into', into]), 2, /facts\.json/);
    const broken = await folderOf({ 'facts.json': '{"scheme"', 'in.csv': header });
    expectClear(
      await run(['facts', 'load', '公文', join(broken, 'in.csv'), '--into', broken]),
      2,
      /facts\.json/,
    );
  });
});
