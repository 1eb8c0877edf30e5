import { describe, expect, test } from 'vitest';
import { smallScheme, withChange } from '../../../test/fixtures/small-scheme.ts';
import { renderProblem } from '../problem/problem.ts';
import { rational } from '../quantity/rational.ts';
import { readScheme } from './read.ts';
import { indicatorsOf } from './walk.ts';

const problemsOf = (files: Record<string, string>): string[] =>
  readScheme(files).problems.map((each) => {
    const { file, line, column } = each.at ?? { file: '', line: null, column: null };
    return `${file}:${line}:${column} ${each.code}`;
  });
const changed = (file: string, from: string, to: string): string[] => problemsOf(withChange(file, from, to));

const table = 'tables/town.yaml';

test('a complete scheme is read without a problem', () => {
  const read = readScheme(smallScheme);
  expect(read.problems).toEqual([]);
  if (!read.ok) return;
  const scheme = read.value;
  expect(scheme.zoneMinutes).toBe(480);
  expect(scheme.period.end - scheme.period.start).toBe(366);
  const [first, second] = indicatorsOf(scheme.tables[0] as (typeof scheme.tables)[number]);
  expect(first).toMatchObject({
    id: 'town-1',
    no: 1,
    points: rational(6),
    leads: ['镇政府办'],
    role: 'base',
  });
  expect(first?.examples.map((each) => each.name)).toEqual(['全部办结', '没有公文']);
  expect(first?.examples[0]?.given.公文?.[0]).toEqual({
    times: 2,
    cells: { 类型: '收文', 办结时间: '2020-03-01' },
  });
  expect(second).toMatchObject({ no: null, leads: ['镇政府办', '镇党委办'], notApplicable: null });
  expect(scheme.units[1]).toMatchObject({ unit: 'B', name: '乙,镇', attributes: { 在编人数: null } });
  expect(scheme.tables[0]?.root.children[0]?.id).toBe('town/办公');
});

describe('text of the files', () => {
  test.each([
    ['a tab for indentation', '  - name: 办公', '\t- name: 办公', 'yaml-syntax'],
    ['a key twice', 'total: 10', 'total: 10\ntotal: 11', 'key-repeated'],
    ['an anchor', 'total: 10', 'total: &x 10', 'yaml-anchor'],
    ['an alias', 'total: 10', 'total: *x', 'yaml-anchor'],
    ['a tag', 'total: 10', 'total: !!int 10', 'yaml-tag'],
    ['a directive', 'id: town\n', '%YAML 1.1\n---\nid: town\n', 'yaml-tag'],
    ['two documents', 'id: town\n', 'id: town\n---\n', 'yaml-syntax'],
    ['a NUL', 'total: 10', 'total: 1\u00000', 'text-unprintable'],
    ['a key that is a list', 'total: 10', '? [a]\n: 10\ntotal: 10', 'key-not-text'],
    ['a key that is a trap', 'total: 10', '__proto__: 10\ntotal: 10', 'key-not-text'],
  ])('%s', (_, from, to, code) => {
    expect(changed(table, from, to).some((each) => each.endsWith(` ${code}`))).toBe(true);
  });

  test.each([
    ['brackets', `x: ${'['.repeat(10_000)}`],
    ['dashes', `x:\n  ${'- '.repeat(10_000)}a`],
    ['indentation', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['brackets hidden behind quotes', `x: ${'[ " #", '.repeat(10_000)}`],
    ['brackets closed in comments', 'x: [ # ]\n'.repeat(10_000)],
    ['colons', 'a: '.repeat(10_000)],
    ['question marks', '? '.repeat(10_000)],
  ])('10,000-deep %s are one clear problem at once', (_, text) => {
    const start = performance.now();
    expect(problemsOf({ ...smallScheme, [table]: text })).toEqual([
      expect.stringContaining(' nested-too-deep'),
    ]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('an empty file, a missing file and a stray file', () => {
    expect(problemsOf({ ...smallScheme, [table]: '' })).toEqual([`${table}:1:1 value-empty`]);
    const { 'units.csv': _, ...rest } = smallScheme;
    expect(problemsOf(rest)).toEqual(['units.csv:null:null scheme-file-missing']);
    expect(problemsOf({ ...smallScheme, 'tabels/a.yaml': '' })).toEqual([
      'tabels/a.yaml:null:null scheme-file-unknown',
    ]);
    expect(readScheme({}).ok).toBe(false);
  });

  test.each([
    ['30,000 unknown keys', `{${Array.from({ length: 30_000 }, (_, i) => `k${i}: 1,`).join('')}}`],
    ['20,000 bad lines', 'a: b: c\n'.repeat(20_000)],
    ['30,000 items of the wrong kind', `children:\n${'  - x\n'.repeat(30_000)}`],
  ])('%s give at most a hundred problems, at once', (_, text) => {
    const start = performance.now();
    const found = problemsOf({ ...smallScheme, [table]: text }).filter((each) => each.startsWith(table));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(100);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('3 MB are refused before they are parsed', () => {
    expect(problemsOf({ ...smallScheme, [table]: 'x'.repeat(3_000_000) })).toEqual([
      `${table}:null:null file-too-large`,
    ]);
  });
});

describe('form of the values', () => {
  test.each([
    [
      'a misspelt key',
      '        leads: [镇政府办]\n',
      '        leeds: [镇政府办]\n',
      ['14:9 key-unknown', '10:9 key-missing'],
    ],
    ['a word for a number', 'total: 10', 'total: 十分', ['5:8 value-not-positive']],
    ['no points', 'points: 6', 'points: 0', ['13:17 value-not-positive']],
    ['a list for a word', 'id: town\n', 'id: [town]\n', ['1:5 value-not-text']],
    ['a word for a list', 'leads: [镇政府办]', 'leads: 镇政府办', ['14:16 value-not-a-list']],
    ['nothing', 'subject_name: 镇', 'subject_name:', ['4:14 value-empty']],
    ['a wrong word', 'total: 10', 'total: 10\nties: first', ['6:7 value-not-a-choice']],
  ])('%s', (_, from, to, places) => {
    const expected = places.map((place) => `${table}:${place}`);
    expect([...changed(table, from, to)].sort()).toEqual(expected.sort());
  });

  test('a misspelt key names the nearest one', () => {
    const [first] = readScheme(withChange(table, 'clause:', 'clauze:')).problems.filter(
      (each) => each.code === 'key-unknown',
    );
    expect(first?.params).toEqual({ key: 'clauze', candidates: 'clause' });
  });

  test('all problems of all files are reported together', () => {
    const files = {
      ...withChange(table, 'total: 10', 'total: x'),
      'calendar.yaml': 'from: 2019-02-30\nto: x\n',
      'units.csv': 'unit,name\nA\n',
    };
    expect(problemsOf(files)).toEqual([
      'calendar.yaml:1:7 value-not-a-date',
      'calendar.yaml:2:5 value-not-a-date',
      `${table}:5:8 value-not-positive`,
      'units.csv:1:1 units-column-missing',
      'units.csv:2:1 units-row-length',
    ]);
  });
});

describe('content', () => {
  test.each([
    ['points of a group', table, 'points: 6', 'points: 5', ['8:13 points-mismatch']],
    ['points of the table', table, 'total: 10', 'total: 100', ['5:8 points-mismatch']],
    ['an id twice', table, 'id: town-2', 'id: town-1', ['22:13 id-repeated']],
    ['an unknown assumption', table, '[A-1]', '[A-1, A-9]', ['21:28 assumption-unknown']],
    [
      'an unknown veto target',
      table,
      'children:',
      'vetoes: [{id: v, name: 否决, clause: x, condition: 1 = 1, effect: {zero: nobody}}]\nchildren:',
      ['6:72 veto-target-unknown'],
    ],
    [
      'grades upside down',
      table,
      'children:',
      'grades: [{name: 良好, from: 80}, {name: 优秀, from: 90}]\nchildren:',
      ['6:32 grade-order'],
    ],
    ['floor above ceiling', table, 'total: 10', 'total: 10\nfloor: 5\nceiling: 1', ['6:8 limits-reversed']],
    [
      'a share without its policy',
      table,
      'assumptions: [A-1]',
      'assumptions: [A-1]\n        not_applicable: {then: full, share: 50%, decided_by: x}',
      ['22:25 share-unfit'],
    ],
    [
      'an unknown unit with a target',
      table,
      'assumptions: [A-1]',
      'assumptions: [A-1]\n        target: {default: 90%, by_unit: {Z: 80%}}',
      ['22:45 unit-unknown'],
    ],
    [
      'targets of two kinds',
      table,
      'assumptions: [A-1]',
      'assumptions: [A-1]\n        target: {default: 90%, by_unit: {B: 80}}',
      ['22:45 target-mixed'],
    ],
  ])('%s', (_, file, from, to, places) => {
    expect(
      changed(file, from, to).filter((each) => each.startsWith(file) && !each.includes('policy')),
    ).toEqual(places.map((place) => `${file}:${place}`));
  });

  test('a mismatch shows both sums in both languages', () => {
    const { problems } = readScheme(withChange(table, 'points: 6', 'points: 5.5'));
    const first = problems.find((each) => each.code === 'points-mismatch');
    if (first === undefined) throw new Error('no problem');
    expect(renderProblem(first, 'zh').what).toBe('“办公”的分值是 10，下级合计是 9.5。');
    expect(renderProblem(first, 'en').what).toBe('“办公” states 10 points but its parts add up to 9.5.');
  });

  test('thirds and tenths add up exactly', () => {
    const thirds = withChange(table, 'points: 6', 'points: 0.1');
    const text = (thirds[table] ?? '').replace('points: 4', 'points: 0.2').replace(/: 10\n/g, ': 0.3\n');
    const files = { ...thirds, [table]: text, 'examples/town.yaml': '[]' };
    expect(problemsOf(files).filter((each) => each.includes('points'))).toEqual([]);
  });

  test.each([
    [
      'an unknown indicator',
      'indicator: town-2, name: 有',
      'indicator: town-3, name: 有',
      '3:15 indicator-unknown',
    ],
    [
      'an unknown dataset',
      'given: {公文: [{类型: 发文}]}',
      'given: {收文: [{类型: 发文}]}',
      '3:48 dataset-unknown',
    ],
    ['an unknown column', '{类型: 发文}', '{类别: 发文}', '3:54 column-unknown'],
    ['a cell of the wrong type', '2020-03-01', '三月一日', '1:82 cell-not-a-date'],
    ['a word that is no choice', '{类型: 发文}', '{类型: 来文}', '3:54 cell-not-a-choice'],
    ['more than full marks', 'expect: 4', 'expect: 4.01', '3:74 example-expect'],
    [
      'a dataset nobody knows is not delivered',
      'expect: missing',
      'undelivered: [x], expect: missing',
      '2:48 dataset-unknown',
    ],
    [
      'an unknown attribute',
      'expect: missing',
      'attributes: {人数: 3}, expect: missing',
      '2:47 attribute-unknown',
    ],
    [
      'a target where there is none',
      'expect: missing',
      'target: 3, expect: missing',
      '2:42 example-target-unneeded',
    ],
    ['times that is no number', 'times: 2', 'times: 0', '1:59 example-times'],
  ])('example with %s', (_, from, to, place) => {
    const found = changed('examples/town.yaml', from, to).filter((each) => !each.includes('examples-few'));
    expect(found.map((each) => each.split(' ')[1])).toEqual([place.split(' ')[1]]);
    expect(found[0]?.split(':')[1]).toBe(place.split(':')[0]);
  });

  test('fewer than two examples, unused assumptions and kinds without a table are warnings', () => {
    const files = {
      ...withChange(table, '        assumptions: [A-1]\n', ''),
      'examples/town.yaml': '[]',
      'units.csv': 'unit,name,kind\nA,甲,city\n',
    };
    const read = readScheme(files);
    expect(read.ok).toBe(true);
    expect(read.problems.map((each) => each.code).sort()).toEqual([
      'assumption-unused',
      'examples-few',
      'examples-few',
      'subject-without-units',
      'unit-kind-unused',
    ]);
  });

  test.each([
    ['to: 2022-01-01', 'to: 2020-12-31', 'calendar-too-short'],
    ['from: 2019-01-01', 'from: 2020-01-02', 'calendar-too-short'],
    ['2020-10-01', '2018-10-01', 'calendar-day-outside'],
    ['2020-10-01', '2020-01-01', 'calendar-day-repeated'],
    ['2020-10-01', '2020-01-19', 'calendar-day-repeated'],
    ['2020-01-19', '2020-01-20', 'calendar-not-weekend'],
    ['to: 2022-01-01', 'to: 2018-01-01', 'period-reversed'],
  ])('calendar with %s as %s: %s', (from, to, code) => {
    expect(changed('calendar.yaml', from, to).map((each) => each.split(' ')[1])).toContain(code);
  });

  test.each([
    ['key: [单位, 文号]', 'key: [单位, 编号]', 'column-unknown'],
    ['key: [单位, 文号]', 'key: [单位, 单位]', 'id-repeated'],
    ['key: [单位, 文号]', 'key: [单位, 办结时间]', 'column-optional'],
    ['time: 收到时间', 'time: 文号', 'column-type'],
    ['unit: 单位', 'unit: 收到时间', 'column-type'],
    ['{name: 文号, type: text}', '{name: 单位, type: text}', 'id-repeated'],
    ['{name: 文号, type: text}', '{name: 文号, type: text, decimals: 2}', 'setting-unfit'],
    ['{name: 文号, type: text}', '{name: 文号, type: text, choices: [a]}', 'setting-unfit'],
    ['{name: 文号, type: text}', '{name: 文号, type: integer, min: 2, max: 1}', 'limits-reversed'],
    [', choices: [收文, 发文]', '', 'choices-needed'],
    ['choices: [收文, 发文]', 'choices: [收文, 收文, 发文]', 'id-repeated'],
    ['{name: 文号, type: text}', '{name: 文号, type: text}\n    - {name: full, type: text}', 'reserved-name'],
  ])('dataset with %s as %s: %s', (from, to, code) => {
    expect(changed('datasets/office.yaml', from, to).map((each) => each.split(' ')[1])).toContain(code);
  });
});

describe('formulas', () => {
  const codes = (...args: Parameters<typeof withChange>) =>
    changed(...args).filter((each) => !each.startsWith('examples'));

  test('an unknown name stands at its line and column: in a block, folded, on one line, in quotes', () => {
    expect(codes(table, '收文数,', '收文量,')).toEqual([`${table}:19:17 unknown-name`]);
    expect(codes(table, '|-', '>-').length).toBe(0);
    const folded = withChange(table, '|-', '>-');
    folded[table] = (folded[table] ?? '').replace('收文数,', '收文量,');
    expect(problemsOf(folded)).toContain(`${table}:19:17 unknown-name`);
    expect(codes(table, '> 0 then full', '> 零 then full')).toEqual([`${table}:28:49 unknown-name`]);
    expect(
      codes(
        table,
        'formula: if count(公文 where 类型 = "发文") > 0 then full else 0',
        "formula: 'full * 零'",
      ),
    ).toEqual([`${table}:28:26 unknown-name`]);
  });

  test('a definition is judged where it stands, and a circle is named', () => {
    const wrong = codes('scheme.yaml', '收文数: count(公文', '收文数: count(公函');
    expect(wrong).toContain('scheme.yaml:12:8 unknown-dataset');
    const circle = '收文数: 甲 + 1\n  甲: 收文数 + 1\n  乙: count(公文';
    expect(codes('scheme.yaml', '收文数: count(公文', circle).join()).toContain('definition-cycle');
  });

  test('a score that can leave the range of its role is refused', () => {
    expect(codes(table, 'then full else 0', 'then full * 2 else 0').join()).toContain('score-out-of-range');
    const deduction = (to: string) =>
      codes(
        table,
        '      - id: town-2\n',
        `      - {id: d, name: 扣分, role: deduction, points: 2, leads: [x], clause: x, description: x, formula: "${to}"}\n      - id: town-2\n`,
      ).filter((each) => !each.includes('examples-few'));
    expect(deduction('if 收文数 > 0 then -2 else 0')).toEqual([]);
    expect(deduction('if 收文数 > 0 then 2 else 0').join()).toContain('score-out-of-range');
    expect(deduction('if 收文数 > 0 then -3 else 0').join()).toContain('score-out-of-range');
  });

  test('not applicable needs a policy, and a policy needs a formula that can be not applicable', () => {
    expect(codes(table, 'when_empty: full', 'when_empty: not_applicable')).toEqual([
      `${table}:17:18 policy-missing`,
    ]);
    const policy = 'assumptions: [A-1]\n        not_applicable: {then: full, decided_by: 某镇}';
    expect(codes(table, 'assumptions: [A-1]', policy)).toEqual([`${table}:22:25 policy-unneeded`]);
    const both = withChange(table, 'assumptions: [A-1]', policy);
    both[table] = (both[table] ?? '').replace('when_empty: full', 'when_empty: not_applicable("没有收文")');
    expect(problemsOf(both)).toEqual([]);
  });

  test('a condition of a veto says yes or no', () => {
    const veto = 'vetoes: [{id: v, name: 否决, clause: x, condition: 收文数, effect: {cut: 1}}]\nchildren:';
    expect(codes(table, 'children:', veto)).toEqual([`${table}:6:50 result-not-truth`]);
  });

  test('a formula of 1 MB and one nested 10,000 deep are one problem each, at once', () => {
    const start = performance.now();
    const long = changed(table, 'else 0', `else ${'1 + '.repeat(260_000)}0`);
    const deep = changed(table, 'else 0', `else ${'('.repeat(10_000)}`);
    expect(long.filter((each) => each.startsWith(table))).toHaveLength(1);
    expect(deep.filter((each) => each.startsWith(table))).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('composite indices', () => {
  const mean = (weights: string, points = '10') =>
    changed(table, '    points: 10\n', `    points: 10\n    combine: {kind: mean${weights}}\n`).filter(
      (each) => each.startsWith(table) && points !== '',
    );

  test('parts of a mean have the points of the whole', () => {
    expect(mean('')).toEqual([`${table}:14:17 mean-points-differ`, `${table}:25:17 mean-points-differ`]);
  });
  test.each([
    [', weights: [1]', 'weights-count'],
    [', weights: [1, 0]', 'weights-not-positive'],
    [', weights: [60%, 39%]', 'weights-not-whole'],
    [', weights: [60%, 1]', 'weights-not-whole'],
  ])('%s: %s', (weights, code) => expect(mean(weights).join()).toContain(code));
  test.each([', weights: [60%, 40%]', ', weights: [3, 1.5]', ''])('%s is fine', (weights) =>
    expect(mean(weights).join()).not.toContain('weights'),
  );
});

describe('bonus and deduction', () => {
  const node = (role: string, points: string) =>
    `  - {id: extra, name: 加分, role: ${role}, points: ${points}, leads: [x], clause: x, description: x, formula: "0"}\n`;
  const group = (inner: string) =>
    `  - name: 加分项\n    role: bonus\n    points: 5\n    children:\n  ${inner}`;
  const added = (text: string) =>
    problemsOf({ ...smallScheme, [table]: `${smallScheme[table]}${text}` }).filter(
      (each) => !each.includes('few'),
    );

  test('stand outside the sum', () => {
    expect(added(node('bonus', '5'))).toEqual([]);
    expect(added(node('deduction', '5'))).toEqual([]);
    expect(added(node('base', '5'))).toEqual([`${table}:5:8 points-mismatch`]);
  });
  test('a group of them is a cap that can be reached', () => {
    expect(added(group(node('bonus', '8')))).toEqual([]);
    expect(added(group(node('bonus', '3')))).toEqual([`${table}:31:13 cap-out-of-reach`]);
  });
  test('a group of them holds nothing else', () => {
    expect(added(group(node('deduction', '8'))).join()).toContain('role-inside');
  });
});

test('a scheme without tables is told once, not once for every example', () => {
  const files = Object.fromEntries(Object.entries(smallScheme).filter(([path]) => path !== table));
  expect(problemsOf(files).filter((each) => each.endsWith('indicator-unknown'))).toEqual([]);
});
