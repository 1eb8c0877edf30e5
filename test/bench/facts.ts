import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { parseFormula } from '../../dist/core/language/parse.js';
import type { AggregateNode } from '../../dist/core/language/syntax.js';
import { measuresOf } from '../../dist/core/measure/extract.js';
import type { Measure } from '../../dist/core/measure/plan.js';
import { parseDay } from '../../dist/core/quantity/day.js';
import { workdayOrdinals } from '../../dist/core/quantity/workday.js';
import type { Column, ColumnType, Dataset, Scheme } from '../../dist/core/scheme/scheme.js';
import { openFacts } from '../../dist/facts/open.js';

/** Measures over committed batches against the SQL a person would write by hand, over the same files in one run. */
const rows = Number(process.env.BENCH_ROWS ?? 4_000_000);
const runs = Number(process.env.BENCH_RUNS ?? 9);
const unitCount = 65;
const day = (text: string): number => parseDay(text) ?? 0;
const units = Array.from({ length: unitCount }, (_, i) => `T${String(i).padStart(2, '0')}`);

const column = (name: string, type: ColumnType, more: Partial<Column> = {}): Column => ({
  name,
  type,
  quantity: 'plain',
  decimals: type === 'number' ? 2 : 0,
  optional: false,
  min: null,
  max: null,
  choices: null,
  description: '',
  ...more,
});

const documents: Dataset = {
  name: '公文',
  description: '',
  source: '',
  providedBy: null,
  kind: 'records',
  columns: [
    column('单位', 'text'),
    column('文号', 'text'),
    column('类型', 'choice', { choices: ['收文', '发文'] }),
    column('收到时间', 'date'),
    column('办结时间', 'date', { optional: true }),
    column('页数', 'integer'),
    column('金额', 'number'),
  ],
  key: ['单位', '文号'],
  unit: '单位',
  time: '收到时间',
  absence: 'none',
};
const activity: Dataset = {
  ...documents,
  name: '日活',
  columns: [
    column('单位', 'text'),
    column('人员', 'text'),
    column('日期', 'date'),
    column('激活', 'integer'),
    column('活跃', 'integer'),
  ],
  key: ['单位', '人员', '日期'],
  time: '日期',
};

const scheme: Scheme = {
  id: 'bench',
  title: '',
  version: '1',
  issuer: '',
  documentNumber: null,
  issued: day('2020-01-01'),
  period: { start: day('2020-01-01'), end: day('2021-01-01') },
  zoneMinutes: 480,
  calendar: {
    from: day('2019-01-01'),
    to: day('2021-01-01'),
    holidays: ['2020-01-01', '2020-01-24', '2020-01-27', '2020-05-01', '2020-10-01'].map(day),
    workingWeekends: ['2020-01-19', '2020-09-27'].map(day),
  },
  attributes: [],
  units: units.map((unit) => ({
    unit,
    name: unit,
    kind: 'township',
    cohort: 'a',
    validFrom: null,
    validTo: null,
    attributes: {},
  })),
  datasets: [documents, activity],
  definitions: {},
  tables: [],
  assumptions: [],
  fingerprint: '',
};

const aggregates = [
  'count(公文)',
  'count(公文 where 类型 = "收文")',
  'count(公文 where 类型 = "收文" and 办结时间 is known)',
  'count(公文 where 办结时间 is known and workdays(收到时间, 办结时间) > 3)',
  'sum(页数 of 公文)',
  'sum(金额 of 公文 where 页数 >= 10)',
  'greatest(金额 of 公文)',
  'count(公文 during last_year)',
  'sum(活跃 of 日活)',
  'count(日活 where 活跃 >= 1)',
  'daily_mean(活跃 / 激活 of 日活 where workday(日期))',
];

/** The same questions, as somebody who knows the files would ask them. */
const byHand = (folder: string) => [
  `SELECT "单位",
     count(*) FILTER (WHERE "收到时间" >= DATE '2020-01-01'),
     count(*) FILTER (WHERE "收到时间" >= DATE '2020-01-01' AND "类型" = '收文'),
     count(*) FILTER (WHERE "收到时间" >= DATE '2020-01-01' AND "类型" = '收文' AND "办结时间" IS NOT NULL),
     count(*) FILTER (WHERE "收到时间" >= DATE '2020-01-01' AND b.n - a.n > 3),
     sum("页数") FILTER (WHERE "收到时间" >= DATE '2020-01-01'),
     sum("金额") FILTER (WHERE "收到时间" >= DATE '2020-01-01' AND "页数" >= 10),
     max("金额") FILTER (WHERE "收到时间" >= DATE '2020-01-01'),
     count(*) FILTER (WHERE "收到时间" < DATE '2020-01-01')
   FROM read_parquet('${folder}/documents.parquet') r
   JOIN calendar a ON a.day = r."收到时间" LEFT JOIN calendar b ON b.day = r."办结时间"
   WHERE "收到时间" >= DATE '2019-01-01' AND "收到时间" < DATE '2021-01-01' GROUP BY 1`,
  `SELECT "单位", sum("活跃"), count(*) FILTER (WHERE "活跃" >= 1)
   FROM read_parquet('${folder}/activity.parquet')
   WHERE "日期" >= DATE '2020-01-01' AND "日期" < DATE '2021-01-01' GROUP BY 1`,
  `SELECT "单位", d, sum(n), count(*) FROM (
     SELECT "单位", "日期", sum("活跃") AS n, sum("激活") AS d
     FROM read_parquet('${folder}/activity.parquet') r JOIN calendar c ON c.day = r."日期"
     WHERE c.workday AND "日期" >= DATE '2020-01-01' AND "日期" < DATE '2021-01-01' GROUP BY 1, 2)
   GROUP BY 1, 2`,
];

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const hand = await openByHand(folder);
    await writeFacts(hand, folder);
    const opened = await openFacts(scheme, folder);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    const plan = { measures: aggregates.flatMap(measuresIn) };
    const at = { asOf: day('2020-12-31'), knownAt: null };
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let i = 0; i < runs; i++) {
      ours.push(await timed(() => opened.value.measure(plan, scheme.units, at)));
      theirs.push(
        await timed(async () => {
          for (const sql of byHand(folder)) await hand.runAndReadAll(sql);
        }),
      );
    }
    await report(await opened.value.measure(plan, scheme.units, at), plan.measures, hand, folder);
    const [us, them] = [median(ours), median(theirs)];
    console.log(
      `${rows} documents and ${rows} activities in Parquet, ${plan.measures.length} measures × ${unitCount} units, two threads`,
    );
    console.log(`measures of formulas (ours)  ${us.toFixed(0).padStart(6)} ms`);
    console.log(`SQL by hand                  ${them.toFixed(0).padStart(6)} ms`);
    console.log(`ratio                        ${(us / them).toFixed(2).padStart(6)}   (limit 1.30)`);
    await opened.value.close();
    if (us / them > 1.3) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measuresIn(text: string): readonly Measure[] {
  const parsed = parseFormula(text);
  const found = parsed.ok ? measuresOf(parsed.value as AggregateNode, scheme) : null;
  if (found === null) throw new Error(text);
  return Object.values(found);
}

async function openByHand(folder: string): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', temp_directory: folder });
  const connection = await instance.connect();
  const ordinals = [...workdayOrdinals(scheme.calendar)];
  await connection.run(`CREATE TABLE calendar AS
    SELECT DATE '2019-01-01' + CAST(i AS INTEGER) - 1 AS day, list_extract([${ordinals.join(',')}], i) AS n,
      list_extract([${ordinals.map((n, i) => n > (ordinals[i - 1] ?? 0)).join(',')}], i) AS workday
    FROM range(1, ${ordinals.length + 1}) t(i)`);
  return connection;
}

/** Two Parquet files in the shape of batches, committed in the log, and under plain names for the SQL by hand. */
async function writeFacts(connection: DuckDBConnection, folder: string): Promise<void> {
  const days = `DATE '2019-01-01' + CAST(i * 731 // ${rows} AS INTEGER)`;
  const unit = `'T' || lpad(CAST((i * 7919) % ${unitCount} AS VARCHAR), 2, '0')`;
  await connection.run(`COPY (SELECT ${unit} AS "单位", '〔2020〕' || i || '号' AS "文号",
      CASE WHEN i % 3 = 0 THEN '发文' ELSE '收文' END AS "类型", ${days} AS "收到时间",
      CASE WHEN i % 11 = 0 THEN NULL ELSE least(${days} + CAST(i * 31 % 9 AS INTEGER), DATE '2020-12-31') END AS "办结时间",
      CAST(i * 17 % 40 AS BIGINT) AS "页数", CAST((i * 7919 % 1000003) / 100 AS DECIMAL(18, 2)) AS "金额",
      CAST(i + 2 AS INTEGER) AS _line, 'documents.csv' AS _file
    FROM range(${rows}) t(i)) TO '${folder}/documents.parquet' (FORMAT parquet)`);
  await connection.run(`COPY (SELECT ${unit} AS "单位", 'P' || (i % 5000) AS "人员", ${days} AS "日期",
      CAST(1 AS BIGINT) AS "激活", CAST(CASE WHEN i * 31 % 10 < 9 THEN 1 ELSE 0 END AS BIGINT) AS "活跃",
      CAST(i + 2 AS INTEGER) AS _line, 'activity.csv' AS _file
    FROM range(${rows}) t(i)) TO '${folder}/activity.parquet' (FORMAT parquet)`);
  mkdirSync(join(folder, 'batches'));
  const lines = [
    commit(folder, 'documents', documents.name, 1),
    commit(folder, 'activity', activity.name, 2),
  ];
  writeFileSync(join(folder, 'batches.jsonl'), lines.join(''));
}

function commit(folder: string, name: string, dataset: string, sequence: number): string {
  const content = readFileSync(join(folder, `${name}.parquet`));
  const batch = createHash('sha256').update(content).digest('hex');
  writeFileSync(join(folder, 'batches', `${batch}.parquet`), content);
  const knownAt = '2021-01-01T00:00:00+08:00';
  return `${JSON.stringify({ batch, dataset, action: 'append', knownAt, by: 'bench', source: [], rows, rejects: 0, sequence })}\n`;
}

/** Stops the run when the two sides do not count the same. */
async function report(
  answered: Awaited<
    ReturnType<Extract<Awaited<ReturnType<typeof openFacts>>, { ok: true }>['value']['measure']>
  >,
  measures: readonly Measure[],
  hand: DuckDBConnection,
  folder: string,
): Promise<void> {
  if (!answered.ok) throw new Error(JSON.stringify(answered.problems));
  const [sql = ''] = byHand(folder);
  const found = new Map((await hand.runAndReadAll(sql)).getRows().map(([unit, ...values]) => [unit, values]));
  for (const [i, unit] of units.entries())
    for (const [m, measure] of measures.slice(0, 8).entries()) {
      const value = answered.value.values[measure.key]?.[i];
      const [us, them] = [value?.kind === 'number' ? value.value : null, found.get(unit)?.[m]];
      const scaled = typeof them === 'bigint' ? [them, 1n] : decimalOf(them);
      if (us === null || us.num * (scaled[1] ?? 1n) !== (scaled[0] ?? 0n) * us.den)
        throw new Error(`${measure.key} of ${unit}: ${us?.num}/${us?.den} ≠ ${String(them)}`);
    }
}

function decimalOf(value: unknown): readonly bigint[] {
  if (typeof value !== 'object' || value === null || !('value' in value) || !('scale' in value))
    return [0n, 1n];
  return [value.value as bigint, 10n ** BigInt(value.scale as number)];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN;

await main();
