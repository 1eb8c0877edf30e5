import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleScheme, sampleSettings } from '../../../test/generate/sample-scheme.ts';
import { parseDay, weekday } from '../../core/quantity/day.ts';
import { isWorkday, workdaysBetween } from '../../core/quantity/workday.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import { type GenerateOptions, generateFacts } from './generate.ts';
import { readSettings } from './read-settings.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'generate-'));
  folders.push(folder);
  return folder;
};

const settings = () => {
  const read = readSettings(sampleSettings, sampleScheme);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

interface Set {
  readonly out: string;
  readonly label: {
    parts: Record<string, string[]>;
    silent: Record<string, string[]>;
    rows: Record<string, number>;
  };
  readonly rows: number;
}

const generate = async (more: Partial<GenerateOptions> = {}): Promise<Set> => {
  const out = more.out ?? (await newFolder());
  const options = {
    scheme: sampleScheme,
    settings: settings(),
    units: null,
    rows: null,
    seed: '7',
    ...more,
    out,
  };
  const made = await generateFacts(options);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return { out, label: JSON.parse(await readFile(join(out, 'facts.json'), 'utf8')), rows: made.value.rows };
};

const hashes = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(folder)).sort().map(async (name) => {
        const bytes = await readFile(join(folder, name));
        return [name, createHash('sha256').update(bytes).digest('hex')] as const;
      }),
    ),
  );

/** The rows of a file; the sample has commas in one word only, which is quoted. */
const rowsOf = async (folder: string, name: string): Promise<readonly Readonly<Record<string, string>>[]> => {
  const [header = '', ...lines] = (await readFile(join(folder, `${name}.csv`), 'utf8')).trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.match(/"[^"]*"|[^,]+|(?<=,|^)(?=,|$)/g) ?? [];
    return Object.fromEntries(names.map((each, i) => [each, (cells[i] ?? '').replaceAll('"', '')]));
  });
};

const dayOf = (text: string | undefined): number => parseDay(text ?? '') ?? Number.NaN;

describe('a generated set', () => {
  it('has the same bytes for the same seed and others for another', async () => {
    const [first, again, other] = [await generate(), await generate(), await generate({ seed: '8' })];
    expect(await hashes(again.out)).toEqual(await hashes(first.out));
    const [a, b] = [await hashes(first.out), await hashes(other.out)];
    expect(Object.keys(a).filter((name) => a[name] === b[name])).toEqual([]);
  });

  it('says in the folder that it is synthetic, for people and for programs', async () => {
    const { out } = await generate();
    expect(await readFile(join(out, 'README.txt'), 'utf8')).toMatch(
      /合成数据[\s\S]*种子：7[\s\S]*must not be used/,
    );
    const label = JSON.parse(await readFile(join(out, 'facts.json'), 'utf8'));
    expect(label).toMatchObject({ synthetic: true, scheme: 'sample', version: '1', seed: '7' });
  });

  it.each([
    ['with settings', settings()],
    ['without', null],
  ])('holds only cells that the columns accept, and no key twice, %s', async (_, given) => {
    const { out } = await generate({ settings: given });
    for (const dataset of sampleScheme.datasets) {
      const rows = await rowsOf(out, dataset.name);
      expect(rows.length, dataset.name).toBeGreaterThan(0);
      const refused = rows.flatMap((row) =>
        dataset.columns.filter((column) => !parseCell(column, row[column.name] ?? '', 480).ok),
      );
      expect(refused).toEqual([]);
      const keys = rows.map((row) => dataset.key.map((name) => row[name]).join('|'));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('has one strong, one weak and one new unit of each kind where there are enough', async () => {
    const { label } = await generate();
    const kindsOf = (part: string) => (label.parts[part] ?? []).map((unit) => unit[0]).sort();
    expect([kindsOf('strong'), kindsOf('weak'), kindsOf('new')]).toEqual([['A', 'B'], ['A', 'B'], ['A']]);
  });

  it('gives a new unit nothing from before the period and the others last year', async () => {
    const { out, label } = await generate();
    const before = (await rowsOf(out, '来文')).filter((row) => (row.收到 ?? '') < '2020-01-01');
    const units = new Set(before.map((row) => row.单位));
    expect(units.size).toBeGreaterThan(0);
    expect(label.parts.new?.some((unit) => units.has(unit))).toBe(false);
    expect(before.every((row) => (row.收到 ?? '') >= '2019-01-01')).toBe(true);
  });

  it('keeps the daily sheet to workdays, with the working weekend and without holidays', async () => {
    const days = new Set((await rowsOf((await generate()).out, '日活')).map((row) => row.日期 ?? ''));
    expect([...days].every((day) => isWorkday(sampleScheme.calendar, dayOf(day)))).toBe(true);
    expect(days.has('2020-10-10') && weekday(dayOf('2020-10-10')) === 6).toBe(true);
    expect(days.has('2020-10-01')).toBe(false);
  });

  it('is late where the weak unit is, never where the strong one is', async () => {
    const { out, label } = await generate({ rows: 20_000 });
    const rows = await rowsOf(out, '来文');
    const lateOf = (unit: string | undefined): number => {
      const own = rows.filter((row) => row.单位 === unit && (row.收到 ?? '') < '2020-12-01');
      const late = own.filter(
        (row) =>
          row.办结 === '' || workdaysBetween(sampleScheme.calendar, dayOf(row.收到), dayOf(row.办结)) > 3,
      );
      return late.length / own.length;
    };
    expect(lateOf(label.parts.strong?.[0])).toBe(0);
    // Half are late and a fifth of all are blank: 1 - 0.5 × 0.8 = 0.6.
    expect(lateOf(label.parts.weak?.[0])).toBeCloseTo(0.6, 1);
  });

  it('never has a thing happen after the period ends', async () => {
    const rows = await rowsOf((await generate()).out, '来文');
    expect(rows.every((row) => (row.办结 ?? '') <= '2020-12-31' && (row.回访 ?? '') < '2021')).toBe(true);
  });

  it('leaves open at the end what would be done late after it', async () => {
    const { out, label } = await generate({ rows: 20_000 });
    const weak = (await rowsOf(out, '来文')).filter((row) => row.单位 === label.parts.weak?.[0]);
    const openShare = (rows: typeof weak) => rows.filter((row) => row.办结 === '').length / rows.length;
    // A fifth is blank all year; in the last days half of the rest, being late, is open too: 1 - 0.5 × 0.8.
    expect(openShare(weak.filter((row) => (row.收到 ?? '') < '2020-11-01'))).toBeCloseTo(0.2, 1);
    expect(openShare(weak.filter((row) => (row.收到 ?? '') >= '2020-12-29'))).toBeGreaterThan(0.45);
  });

  it('leaves a column blank outside its condition', async () => {
    const rows = await rowsOf((await generate()).out, '来文');
    expect(new Set(rows.filter((row) => row.回访 !== '').map((row) => row.类型))).toEqual(new Set(['平件']));
  });

  it('keeps silent units silent, the same ones in a dataset that follows another', async () => {
    const { out, label } = await generate();
    expect(label.silent.来文?.length).toBe(1);
    const silent = label.silent.来文?.[0];
    expect((await rowsOf(out, '来文')).some((row) => row.单位 === silent)).toBe(false);
    expect((await rowsOf(out, '比值')).some((row) => row.单位 === silent)).toBe(false);
    expect((await rowsOf(out, '日活')).some((row) => row.单位 === silent)).toBe(true);
  });

  it('gives rows to the kinds of unit whose formulas read the dataset', async () => {
    const { out } = await generate();
    const kinds = async (name: string) => new Set((await rowsOf(out, name)).map((row) => row.单位?.[0]));
    expect(await kinds('来文')).toEqual(new Set(['A']));
    expect(await kinds('评分')).toEqual(new Set(['B']));
  });

  it('takes shares of an attribute and of another column, within the limits of the column', async () => {
    const { out, label } = await generate();
    const staff = new Map((await rowsOf(out, 'units')).map((row) => [row.unit, Number(row.人数)]));
    const days = await rowsOf(out, '日活');
    expect(
      days.every((row) => Number(row.人数) === staff.get(row.单位) && Number(row.活跃) <= Number(row.人数)),
    ).toBe(true);
    const strong = days.filter((row) => row.单位 === label.parts.strong?.[0]);
    expect(strong.length > 0 && strong.every((row) => row.活跃 === row.人数)).toBe(true);
    expect((await rowsOf(out, '名册')).filter((row) => row.单位 === 'B1').length).toBe(staff.get('B1'));
    expect(
      (await rowsOf(out, '比值')).every(
        (row) => Number(row.实际) <= 1 && Number(row.实际) <= 1.2 * Number(row.任务),
      ),
    ).toBe(true);
  });

  it('has a row for every word of a column that asks for it, on the days it asks for', async () => {
    const rows = (await rowsOf((await generate()).out, '评分')).filter((row) => row.单位 === 'B1');
    expect(rows.map((row) => row.项目).sort()).toEqual(['乙', '甲']);
    expect(rows.every((row) => /^2020-12-(0\d|10)T\d\d:\d\d:\d\d$/.test(row.时间 ?? ''))).toBe(true);
  });
});

describe('the size of a generated set', () => {
  it.each([200, 5_000, 50_000])('comes near %d rows', async (rows) => {
    const made = await generate({ rows });
    expect(made.rows).toBeGreaterThan(0.9 * rows);
    expect(made.rows).toBeLessThan(1.1 * rows + 60);
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [20, 20],
  ])('has %d units when asked', async (units, expected) => {
    const { out } = await generate({ units });
    const roster = await rowsOf(out, 'units');
    expect(roster.length).toBe(expected);
    expect(
      roster
        .filter((row) => !/^[AB]\d$/.test(row.unit ?? ''))
        .every((row) => /^合成单位/.test(row.name ?? '')),
    ).toBe(true);
  });

  it('warns when registers alone need more rows, or keys allow fewer', async () => {
    const made = await generateFacts({
      scheme: sampleScheme,
      settings: settings(),
      units: null,
      rows: 1,
      seed: '7',
      out: await newFolder(),
    });
    expect(made.problems.map((each) => each.code)).toEqual(['generator-rows-below-least']);
    const onlyDaily = {
      ...sampleScheme,
      datasets: sampleScheme.datasets.filter((each) => each.name === '日活'),
    };
    const full = await generateFacts({
      scheme: onlyDaily,
      settings: null,
      units: null,
      rows: 100_000,
      seed: '7',
      out: await newFolder(),
    });
    expect(full.problems.map((each) => each.code)).toEqual(['generator-rows-above-most']);
  });

  it.each([0, -1, 1.5, Number.NaN, 1e12])('refuses %d as a number of rows or units', async (value) => {
    const options = { scheme: sampleScheme, settings: null, seed: '7', out: await newFolder() };
    const made = await generateFacts({ ...options, rows: value, units: value });
    expect(made.problems.map((each) => each.code)).toEqual([
      'generator-option-invalid',
      'generator-option-invalid',
    ]);
  });
});

describe('the folder of a generated set', () => {
  it('is written again over an earlier set, without its leftovers', async () => {
    const { out } = await generate();
    await generate({
      out,
      seed: '9',
      scheme: { ...sampleScheme, datasets: sampleScheme.datasets.slice(0, 1) },
    });
    expect((await readdir(out)).sort()).toEqual(['README.txt', 'facts.json', 'units.csv', '来文.csv'].sort());
  });

  it('is never one that holds other files', async () => {
    const [out, mixed] = [await newFolder(), (await generate()).out];
    await writeFile(join(out, '公文.csv'), '单位\n');
    await writeFile(join(mixed, '真实数据.csv'), '单位\n');
    for (const folder of [out, mixed]) {
      const before = await hashes(folder);
      const made = await generateFacts({
        scheme: sampleScheme,
        settings: null,
        units: null,
        rows: null,
        seed: '7',
        out: folder,
      });
      expect(made.problems.map((each) => each.code)).toEqual(['generator-folder-in-use']);
      expect(await hashes(folder)).toEqual(before);
    }
  });

  it('is never one with a label of somebody else', async () => {
    const out = await newFolder();
    await writeFile(join(out, 'facts.json'), '{"scheme": "sample"}');
    const options = { scheme: sampleScheme, settings: null, units: null, rows: null, seed: '7', out };
    expect((await generateFacts(options)).problems.map((each) => each.code)).toEqual([
      'generator-folder-in-use',
    ]);
  });

  it('is refused with a reason where it cannot be made', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    const made = await generateFacts({
      scheme: sampleScheme,
      settings: null,
      units: null,
      rows: null,
      seed: '7',
      out: file,
    });
    expect(made.problems.map((each) => each.code)).toEqual(['generator-folder-unusable']);
  });
});
