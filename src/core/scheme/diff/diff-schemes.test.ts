import { describe, expect, it } from 'vitest';
import { smallScheme, withChange } from '../../../../test/fixtures/small-scheme.ts';
import { readScheme } from '../read.ts';
import type { Scheme } from '../scheme.ts';
import { diffSchemes, type SchemeChange } from './diff-schemes.ts';

const read = (files: Readonly<Record<string, string>>): Scheme => {
  const scheme = readScheme(files);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.problems));
  return scheme.value;
};
const small = read(smallScheme);
const changesTo = (files: Readonly<Record<string, string>>): readonly SchemeChange[] =>
  diffSchemes(small, read(files)).changes;
const nothing = { table: null, field: null, from: null, to: null };

describe('two versions of a scheme', () => {
  it('are the same when only comments, layout or the spelling of a formula differ', () => {
    const formula = 'if count(公文 where 类型 = "发文") > 0 then full else 0';
    const spelled = withChange(
      'tables/town.yaml',
      formula,
      '(if (count(公文 where (类型 = "发文")) > 0) then full else 0)',
    );
    const files = { ...spelled, 'scheme.yaml': `# 注\n${spelled['scheme.yaml']}` };
    expect(diffSchemes(small, read(files))).toEqual({ same: true, changes: [] });
  });

  it('differ by points, formula, leads, name and target, each from what to what', () => {
    const town = (smallScheme['tables/town.yaml'] ?? '')
      .replace('points: 6', 'points: 5')
      .replace('points: 4', 'points: 5')
      .replace('leads: [镇政府办, 镇党委办]', 'leads: [镇党委办]')
      .replace('> 0 then full', '> 1 then full')
      .replace('name: 发文', 'name: 发文数');
    const changes = changesTo({
      ...smallScheme,
      'tables/town.yaml': town,
      'examples/town.yaml': '[]',
    });
    const about = { subject: 'indicator', change: 'changed', table: 'town' };
    const second = { ...about, id: 'town-2', name: '发文数' };
    expect(changes).toEqual([
      { ...about, id: 'town-1', name: '办结率', field: 'points', from: '6', to: '5' },
      { ...second, field: 'name', from: '发文', to: '发文数' },
      { ...second, field: 'points', from: '4', to: '5' },
      { ...second, field: 'leads', from: '镇政府办、镇党委办', to: '镇党委办' },
      {
        ...second,
        field: 'formula',
        from: 'if count(公文 where 类型 = "发文") > 0 then full else 0',
        to: 'if count(公文 where 类型 = "发文") > 1 then full else 0',
      },
    ]);
  });

  it('differ by targets, for all, for a unit and from a day on', () => {
    const target = (text: string) =>
      withChange(
        'tables/town.yaml',
        '        formula: if count',
        `        target: ${text}\n        formula: if count`,
      );
    const one = read(target('92%'));
    const two = read(
      target('{default: 95%, by_unit: {A: 90%}, by_period: [{from: 2020-07-01, value: 97%}]}'),
    );
    expect(diffSchemes(one, two).changes).toEqual([
      {
        ...{ subject: 'indicator', change: 'changed', table: 'town', id: 'town-2', name: '发文' },
        ...{ field: 'target', from: '92%', to: '95%；2020-07-01 97%；A 90%' },
      },
    ]);
  });

  it('differ by a column, a unit, a ruling', () => {
    const column = '    - {name: 办结时间, type: date, optional: true}\n';
    const datasets = `${smallScheme['datasets/office.yaml'] ?? ''}    - {name: 来文, type: text}\n`;
    expect(datasets).toContain(column);
    const files = {
      ...smallScheme,
      'datasets/office.yaml': datasets,
      'units.csv': `${smallScheme['units.csv']}C,丙镇,town,一组,,,\n`,
      'assumptions.yaml': `${smallScheme['assumptions.yaml']}  ruling: {by: 镇政府办, on: 2020-06-01, text: 照办, choice: 得满分}\n`,
      'examples/town.yaml': '[]',
    };
    expect(changesTo(files)).toEqual([
      { ...nothing, subject: 'unit', change: 'added', id: 'C', name: '丙镇' },
      { ...nothing, subject: 'column', change: 'added', id: '公文.来文', name: '来文' },
      {
        ...nothing,
        subject: 'assumption',
        change: 'changed',
        id: 'A-1',
        name: 'A-1',
        field: 'ruling',
        from: '',
        to: '得满分 (镇政府办, 2020-06-01: 照办)',
      },
    ]);
  });

  it('differ by an indicator that moved into another group, and by one that is gone', () => {
    const [head = '', rest = ''] = (smallScheme['tables/town.yaml'] ?? '').split('      - id: town-2\n');
    const split = `${head.replace('    points: 10', '    points: 6')}  - name: 文件\n    points: 4\n    children:\n      - id: town-2\n${rest}`;
    expect(changesTo({ ...smallScheme, 'tables/town.yaml': split })).toContainEqual({
      ...{ subject: 'indicator', change: 'moved', table: 'town', id: 'town-2', name: '发文', field: null },
      ...{ from: '办公', to: '文件' },
    });
    const gone = head.replace('points: 6', 'points: 10');
    expect(
      changesTo({ ...smallScheme, 'tables/town.yaml': gone, 'examples/town.yaml': '[]' }),
    ).toContainEqual({
      ...nothing,
      subject: 'indicator',
      change: 'removed',
      table: 'town',
      id: 'town-2',
      name: '发文',
    });
  });
});
