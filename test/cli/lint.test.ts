import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallScheme, withChange } from '../fixtures/small-scheme.ts';
import { folderOf, removeFolders, run, stackTrace } from './harness.ts';

const shengzhou = join(import.meta.dirname, '../../schemes/shengzhou-2020');

interface Lint {
  readonly on: string;
  readonly properties: readonly {
    readonly code: string;
    readonly indicator: { readonly id: string };
    readonly witnesses: readonly { readonly inputs: Record<string, string>; readonly score: string }[];
  }[];
  readonly redLines: readonly {
    readonly id: string;
    readonly severity: string;
    readonly table: string;
    readonly indicator: { readonly no: number };
    readonly clause: string;
    readonly words: readonly unknown[];
  }[];
  readonly burden: {
    readonly units: readonly { readonly requests: readonly unknown[]; readonly columns: number }[];
    readonly findings: readonly { readonly code: string }[];
  };
  readonly rules: readonly { readonly indicator: string }[];
}

async function lint(folder: string, ...more: readonly string[]): Promise<{ exit: number; found: Lint }> {
  const { exit, out } = await run(['lint', folder, '--json', ...more]);
  return { exit, found: JSON.parse(out) as Lint };
}

let clean = '';
beforeAll(async () => {
  // No step decides everything, nothing to divide by is missing, and it is said who provides the facts.
  const files = { ...smallScheme };
  files['tables/town.yaml'] = (files['tables/town.yaml'] ?? '')
    .replace('when_empty: full', 'when_empty: missing')
    .replace(
      'if count(公文 where 类型 = "发文") > 0 then full else 0',
      '|-\n          unit_prices([count(公文 where 类型 = "发文") -> 1], cap: full)',
    );
  files['examples/town.yaml'] = '[]\n';
  files['datasets/office.yaml'] = (files['datasets/office.yaml'] ?? '').replace(
    '  source: 办公系统\n',
    '  source: 办公系统\n  provided_by: system\n',
  );
  clean = await folderOf(files);
});
afterAll(removeFolders);

describe('exit codes', () => {
  it('0: nothing found', async () => {
    const { exit, found } = await lint(clean);
    expect(found).toMatchObject({ scheme: 'small', properties: [], redLines: [], burden: { findings: [] } });
    expect(exit).toBe(0);
  });
  it('1: findings, with witnesses as plain text', async () => {
    const { exit, found } = await lint(await folderOf(smallScheme));
    expect(exit).toBe(1);
    expect(found.properties.map((each) => [each.code, each.indicator.id])).toEqual([
      ['zero-denominator-trap', 'town-1'],
      ['rule-cliff', 'town-2'],
    ]);
    const [none, one] = found.properties[1]?.witnesses ?? [];
    const input = 'count(公文 where 类型 = "发文")';
    expect([none?.inputs[input], none?.score, one?.inputs[input], one?.score]).toEqual(['0', '0', '1', '4']);
    expect(found.burden.findings.map((each) => each.code)).toEqual(['burden-provider-unknown']);
  });
  it.each([
    ['a folder that is not there', ['lint', '/nowhere']],
    ['a day that is none', ['lint', shengzhou, '--on', '2026-02-30']],
    ['red lines that are not there', ['lint', shengzhou, '--red-lines', '/nowhere']],
  ])('2: %s', async (_, args) => {
    const { exit, out, err } = await run(args);
    expect([exit, out]).toEqual([2, '']);
    expect(err).not.toMatch(stackTrace);
    expect(err.length).toBeGreaterThan(10);
  });
  it('2: a scheme with errors, told as JSON too', async () => {
    const broken = await folderOf(withChange('tables/town.yaml', 'points: 6', 'points: 7'));
    const { exit, out } = await run(['lint', broken, '--json']);
    expect(exit).toBe(2);
    expect(JSON.parse(out).problems.length).toBeGreaterThan(0);
  });
});

describe('red lines', () => {
  it('apply as of today on the clock when no day is given', async () => {
    expect((await lint(clean)).found.on).toBe('2020-12-01');
  });
  it('of one’s own join the built-in ones', async () => {
    const own = await folderOf({
      'own.yaml':
        '- {id: own, source: 本地规定, issued: 2020-01-01, effective: 2020-01-01, clause: 第一条, forbids: 考核发文, instead: 不考核, severity: error, words: [发文]}\n',
    });
    const { exit, found } = await lint(clean, '--red-lines', own);
    expect(exit).toBe(1);
    expect(found.redLines.map((each) => each.id)).toEqual(['own']);
  });
  it('a leader’s written remarks: an error from 2024-08-06 on', async () => {
    const remarks = await folderOf(withChange('tables/town.yaml', 'name: 发文', 'name: 获得领导批示'));
    expect((await lint(remarks, '--on', '2024-08-05')).found.redLines).toEqual([]);
    const { redLines } = (await lint(remarks, '--on', '2024-08-06')).found;
    expect(redLines.filter((each) => each.severity === 'error')).toMatchObject([
      { id: 'burden-2024-remarks', indicator: { id: 'town-2', name: '获得领导批示' } },
    ]);
  });
});

describe('the 2020 scheme', () => {
  // Read off the notice: rates of activation and activity, check-in and mobile office, own applications, mobile
  // enforcement, data collected by forms, and points for having issued documents.
  const expected = {
    'burden-2024-app-activity': [
      'township 14',
      'township 15',
      'township 18',
      'department 27',
      'department 37',
      'department 38',
    ],
    'burden-2024-app-ranking': ['township 22', 'department 31'],
    'burden-2024-documents': ['township 20', 'department 29'],
    'app-2026-usage': [
      'township 14',
      'township 15',
      'township 18',
      'department 27',
      'department 37',
      'department 38',
    ],
    'app-2026-usage-by-another-name': ['township 22', 'department 20', 'department 31'],
    'app-2026-check-in': ['township 22', 'department 31'],
    'app-2026-forms': ['township 22', 'township 23', 'department 31', 'department 32'],
    'app-2026-own-app': ['township 23'],
  };

  it('passes every red line for 2020', async () => {
    expect((await lint(shengzhou, '--on', '2020-05-15')).found.redLines).toEqual([]);
  });
  it('is warned for 2026, indicator by indicator, with the clause and the words', async () => {
    const { found } = await lint(shengzhou, '--on', '2026-06-01');
    const touched: Record<string, string[]> = {};
    for (const { id, table, indicator, clause, words } of found.redLines) {
      touched[id] = [...(touched[id] ?? []), `${table} ${indicator.no}`];
      expect(clause.length).toBeGreaterThan(2);
      expect(words.length).toBeGreaterThan(0);
    }
    expect(touched).toEqual(expected);
  });
  it('asks nothing of a unit that is already held, and says what it asks', async () => {
    const { burden, rules } = (await lint(shengzhou, '--on', '2020-05-15')).found;
    expect(burden.findings).toEqual([]);
    expect(burden.units.map((each) => [each.requests.length, each.columns])).toEqual([
      [4, 16],
      [7, 23],
    ]);
    expect(rules).toHaveLength(77);
  });
  it('is told to people in both languages, the same every time', async () => {
    const [zh, again, en] = await Promise.all([
      run(['lint', shengzhou, '--on', '2026-06-01']),
      run(['lint', shengzhou, '--on', '2026-06-01']),
      run(['lint', shengzhou, '--on', '2026-06-01', '--lang', 'en']),
    ]);
    expect(zh.out).toBe(again.out);
    expect(zh.out).toContain('乡镇(街道) 23 应用开发');
    expect(zh.out).toContain('国办函〔2026〕12号');
    expect(en.out).toContain('3. Burden: 0');
  });
});
