import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { ResultDocument, StateWord, TableDocument, UnitDocument } from '../../core/result/document.ts';
import type { Actor } from '../../port/actor.ts';
import type { Download } from '../facts/make-template.ts';
import type { Platform } from '../platform.ts';
import { type AskedScores, readResult } from './read-scores.ts';

export type ExportFormat = 'csv' | 'xlsx';

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The scores an actor may see as a workbook, or as CSV of all tables one below the other; `unit`: its sheets alone. */
export async function exportScores(
  desk: Pick<Platform, 'store' | 'scores'>,
  actor: Actor,
  asked: AskedScores & { readonly format: ExportFormat; readonly unit: string | null },
): Promise<Result<Download>> {
  const result = await readResult(desk, actor, asked);
  if (!result.ok) return result;
  const { campaign, unit, format } = asked;
  const sheets = unit === null ? resultSheets(result.value) : unitSheets(result.value, unit);
  const name = `${campaign}-${unit ?? '得分'}-${result.value.asOf}`;
  return ok(format === 'csv' ? csvOf(name, sheets) : await workbookOf(name, sheets), result.problems);
}

const stateWords: Readonly<Record<StateWord, string>> = {
  scored: '已计分',
  missing: '缺数据',
  'not-applicable': '不适用',
};

const resultSheets = (result: ResultDocument): readonly Sheet[] =>
  result.tables.map((table) => ({
    name: table.caption,
    rows: [headOf(table), ...table.units.map((unit) => lineOf(unit)), ...footOf(result)],
  }));

const headOf = (table: TableDocument): readonly string[] => [
  ...['名次', '单位', '组别', '总分', '满分', '等次', '状态'],
  ...(table.units[0]?.indicators ?? []).map((each) => `${each.no ?? ''} ${each.name}`.trim()),
];

function lineOf(unit: UnitDocument): readonly string[] {
  const { rank, name, cohort, total, outOf, grade, state } = unit;
  const scores = unit.indicators.map((each) => each.score ?? stateWords[each.state]);
  return [textOf(rank), name, cohort, total ?? '', outOf, grade ?? '', stateWords[state], ...scores];
}

function unitSheets(result: ResultDocument, id: string): readonly Sheet[] {
  return result.tables.flatMap((table) => {
    const unit = table.units.find((each) => each.unit === id);
    if (unit === undefined) return [];
    const lines = unit.indicators.map(({ no, name, points, score, state, missing, reason }) => [
      ...[textOf(no), name, points, score ?? '', stateWords[state]],
      missing.length > 0 ? `缺：${missing.join('、')}` : (reason ?? ''),
    ]);
    const total = ['', '总分', unit.outOf, unit.total ?? '', stateWords[unit.state], unit.grade ?? ''];
    const head = ['序号', '指标', '分值', '得分', '状态', '说明'];
    return [
      { name: unit.name, rows: [[table.caption, unit.name], head, ...lines, total, ...footOf(result)] },
    ];
  });
}

const footOf = ({
  asOf,
  knownAt,
  resultHash,
  provisional,
}: ResultDocument): readonly (readonly string[])[] => [
  [],
  ['截至', asOf, '知悉时刻', knownAt ?? '最新', '结果校验和', resultHash],
  ...(provisional ? [['方案中还有未裁定的疑问，得分为暂定。']] : []),
];

const textOf = (value: number | string | null): string => (value === null ? '' : String(value));

/** A number as programs read it; anything else is text. */
const isNumber = (cell: string): boolean => /^-?\d+(\.\d+)?$/.test(cell);

/** Text that a spreadsheet would take for a formula gets an apostrophe before it. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !isNumber(cell) ? `'${cell}` : cell);

function csvOf(name: string, sheets: readonly Sheet[]): Download {
  const rows = sheets.flatMap((sheet, i) => [...(i === 0 ? [] : [[]]), [sheet.name], ...sheet.rows]);
  const cell = (text: string): string => {
    const safe = harmless(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const text = rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  // With a byte order mark, without which spreadsheets take UTF-8 for something else.
  const content = Buffer.from(`\ufeff${text}`, 'utf8');
  return { fileName: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content };
}

async function workbookOf(name: string, sheets: readonly Sheet[]): Promise<Download> {
  const { sheetNameOf } = await import('../../facts/load/workbook.ts');
  const taken = new Map<string, number>();
  const unique = (wanted: string): string => {
    const count = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, count);
    return count === 1 ? wanted : `${[...wanted].slice(0, 27).join('')} (${count})`;
  };
  const made = sheets.map(
    (sheet): WriteSheet => ({
      name: unique(sheetNameOf(sheet.name)),
      rows: sheet.rows.map((row) => row.map(typed)),
      freezePane: { rows: 1 },
    }),
  );
  const content = await writeXlsx({ sheets: made.length > 0 ? made : [{ name: '得分', rows: [] }] });
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { fileName: `${name}.xlsx`, mediaType, content };
}

/** Numbers of up to 15 digits are numbers, which a double holds; the rest is text. */
function typed(cell: string): CellValue {
  if (isNumber(cell) && cell.replace(/\D/g, '').length <= 15 && !/^-?0\d/.test(cell)) return Number(cell);
  return cell === '' ? null : harmless(cell);
}
