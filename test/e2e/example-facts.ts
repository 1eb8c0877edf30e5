import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureRows, type RowsByDataset } from '../../src/core/measure/reference.ts';
import type { Row } from '../../src/core/measure/row.ts';
import { parseDay } from '../../src/core/quantity/day.ts';
import { exactDecimal } from '../../src/core/quantity/decimal.ts';
import type { Dataset, Scheme, Unit } from '../../src/core/scheme/scheme.ts';
import { parseCell } from '../../src/core/scheme/typed-cell.ts';
import { assessedUnits, planScores, scoreScheme } from '../../src/core/score/score.ts';

const folder = fileURLToPath(new URL('../../examples/shengzhou-2020', import.meta.url));

/** Cells as text by column; null is blank. */
export type TextRow = Readonly<Record<string, string | null>>;

/** The example's rows of one dataset. Its files have no quoted cells. */
export async function exampleRows(dataset: string): Promise<readonly TextRow[]> {
  const text = await readFile(join(folder, `${basename(dataset)}.csv`), 'utf8');
  if (text.includes('"')) throw new Error(`${dataset}: quoted cells`);
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = header.split(',');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split(',');
      return Object.fromEntries(columns.map((column, i) => [column, cells[i] || null]));
    });
}

/** What the core alone makes of rows: unit → indicator (and `total`) → published score, null while missing. */
export function coreScores(
  scheme: Scheme,
  units: readonly Unit[],
  rows: Readonly<Record<string, readonly TextRow[]>>,
): Readonly<Record<string, Readonly<Record<string, string | null>>>> {
  const at = { asOf: lastDay(scheme), knownAt: null };
  const typed: RowsByDataset = Object.fromEntries(
    scheme.datasets.map((dataset) => [dataset.name, typedRows(dataset, rows[dataset.name] ?? [], scheme)]),
  );
  const assessed = assessedUnits(scheme, units, at.asOf);
  const answers = measureRows(planScores(scheme), scheme, typed, assessed, Object.keys(rows), at);
  const sheets = scoreScheme(scheme, units, answers, at).tables.flatMap((each) => each.units);
  return Object.fromEntries(
    sheets.map(({ unit, root, indicators }) => [
      unit.unit,
      Object.fromEntries([
        ['total', shown(root.published)],
        ...indicators.map((each) => [each.indicator.id, shown(each.published)]),
      ]),
    ]),
  );
}

const lastDay = ({ period }: Scheme): number => period.end - 1;
const shown = (x: Parameters<typeof exactDecimal>[0] | null): string | null =>
  x === null ? null : exactDecimal(x);

function typedRows(dataset: Dataset, rows: readonly TextRow[], scheme: Scheme): readonly Row[] {
  return rows.map((row) =>
    Object.fromEntries(
      dataset.columns.map((column) => {
        const text = row[column.name] ?? null;
        if (text === null) return [column.name, null];
        const cell = parseCell(column, text, scheme.zoneMinutes);
        if (!cell.ok) throw new Error(`${dataset.name}.${column.name}: ${text}`);
        return [column.name, cell.value];
      }),
    ),
  );
}

/** A day some days from now on a clock eight hours east. */
export function dayFromNow(days: number): string {
  const text = new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  if (parseDay(text) === null) throw new Error(text);
  return text;
}
